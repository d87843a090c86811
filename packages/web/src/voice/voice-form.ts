// What the form of a remark, a report or a context fact asks for, and what is made of what was filled in.
import { t } from "@lingui/core/macro";
import { dateSchema, isLanguage, type Attached, type VoiceKind, type VoiceSaid } from "@sightline/domain";
import { z } from "zod";
import { filledFrom, givingLabels, TIME_FIELDS, timeIn, whyNoTime, whyNotPart } from "../check/giving.ts";
import { itemIn, whereFields } from "../claim/where.ts";
import { independentWords, permissionWords } from "./voice-words.ts";

type Asking = {
  readonly schema: z.ZodObject;
  readonly labels: Readonly<Record<string, string>>;
  readonly hints: Readonly<Record<string, string>>;
  readonly saidBy: (filled: object, about: readonly Attached[]) => VoiceSaid;
};

const line = z.string().max(300);
const text = z.string().min(1).max(20_000).meta({ lines: 3 });
const tidy = (typed: string | undefined): string | null => typed?.trim() || null;

/** The words of its lists are in the language of the page, so it is made when that is known. */
export const askingFor = (kind: VoiceKind): Asking =>
  kind === "remark" ? remarkForm() : kind === "report" ? reportForm() : contextForm();

const timed = <S extends z.ZodObject>(schema: S): S =>
  schema.check(({ value, issues }) => {
    const wrong = whyNotPart(value) ?? whyNoTime(value);
    if (wrong) issues.push({ code: "custom", input: value, path: [wrong.field], message: wrong.says });
  });

const everyHint = () => ({ copy: t`The address of its page here, or its id.`, at: asMuch() });
const asMuch = () => t`As much as is known: 2031, 2031-04, 2031-04-09 or 2031-04-09T10:30Z.`;
const everyLabel = () => ({ ...givingLabels(), url: t`Address`, copy: t`The item with a copy` });

const where = ({ url, copy }: { url?: string | undefined; copy?: string | undefined }) => ({
  url: tidy(url),
  copy: itemIn(copy ?? ""),
});

/** The one of these whose words were chosen. */
function chosen<K extends string>(words: Readonly<Record<K, string>>, word: string): K {
  const found = (Object.keys(words) as K[]).find((one) => words[one] === word);
  if (found === undefined) throw new Error(`Expected one of the words of the list, got ${word}.`);
  return found;
}

function remarkForm(): Asking {
  const permissions = permissionWords();
  const schema = timed(
    z.strictObject({
      saidBy: line.min(1),
      role: line.optional(),
      affiliation: line.optional(),
      text,
      language: z.string().refine(isLanguage, t`is a tag such as en, uk or es-419; und where nobody knows`),
      outlet: line.optional(),
      ...TIME_FIELDS,
      permission: z.enum(Object.values(permissions)),
      ...whereFields(),
    }),
  );
  return {
    schema,
    labels: {
      ...everyLabel(),
      saidBy: t`Name`,
      role: t`Role`,
      affiliation: t`Affiliation`,
      text: t`The words, as they were said`,
      language: t`Language`,
      outlet: t`To whom it was said`,
      at: t`When it was said, in UTC`,
      permission: t`Permission to print it`,
    },
    hints: {
      ...everyHint(),
      role: t`Historian, spokesman, former judge.`,
      affiliation: t`For whom they work or speak.`,
      language: t`A tag such as en, uk or es-419; und where nobody knows.`,
      outlet: t`A paper or a channel. Left empty, it was said to us.`,
    },
    saidBy(filled, about) {
      const {
        saidBy,
        role,
        affiliation,
        text: words,
        language,
        outlet,
        permission,
        ...rest
      } = schema.parse(filled);
      return {
        kind: "remark",
        saidBy: saidBy.trim(),
        role: tidy(role),
        affiliation: tidy(affiliation),
        text: words.trim(),
        language,
        outlet: tidy(outlet),
        saidAt: timeIn(rest) ?? null,
        permission: chosen(permissions, permission),
        ...where(rest),
        about: [...about],
      };
    },
  };
}

function reportForm(): Asking {
  const independence = independentWords();
  const schema = timed(
    z.strictObject({
      outlet: line.min(1),
      title: line.min(1),
      text,
      ...TIME_FIELDS,
      independent: z.enum(Object.values(independence)),
      ...whereFields(),
    }),
  );
  return {
    schema,
    labels: {
      ...everyLabel(),
      outlet: t`Outlet`,
      title: t`Title`,
      text: t`What they report, in their words`,
      at: t`When it was published, in UTC`,
      independent: t`Independent of us`,
    },
    hints: {
      ...everyHint(),
      outlet: t`A paper, an agency, an organisation.`,
      copy: t`The archived copy: the address of its page here, or its id.`,
    },
    saidBy(filled, about) {
      const { outlet, title, text: words, independent, ...rest } = schema.parse(filled);
      return {
        kind: "report",
        outlet: outlet.trim(),
        title: title.trim(),
        text: words.trim(),
        publishedAt: timeIn(rest) ?? null,
        independent: chosen(independence, independent),
        ...where(rest),
        about: [...about],
      };
    },
  };
}

function contextForm(): Asking {
  const schema = z
    .strictObject({
      text,
      outlet: line.optional(),
      ...whereFields(),
      from: dateSchema.optional(),
      until: dateSchema.optional(),
    })
    .check(({ value: { outlet, url, copy }, issues }) => {
      if (outlet === undefined && url === undefined && copy === undefined)
        issues.push({
          code: "custom",
          input: outlet,
          path: ["outlet"],
          message: t`or an address, or the item with a copy, is needed`,
        });
    });
  return {
    schema,
    labels: {
      ...everyLabel(),
      text: t`What was so`,
      outlet: t`Its source`,
      from: t`Since when`,
      until: t`Until when`,
    },
    hints: {
      ...everyHint(),
      text: t`For example who could be conscripted, by the law of that time.`,
      outlet: t`A law, a book, a paper.`,
      from: asMuch(),
      until: t`Left empty, it still is so.`,
    },
    saidBy(filled, about) {
      const { text: words, outlet, from, until, ...rest } = schema.parse(filled);
      return {
        kind: "context",
        text: words.trim(),
        outlet: tidy(outlet),
        from: from ?? null,
        until: until ?? null,
        ...where(rest),
        about: [...about],
      };
    },
  };
}

/** What stands in the fields of what was said before. */
export function filledBy(said: VoiceSaid): Record<string, string> {
  const { kind: _, about: __, ...fields } = said;
  const time = said.kind === "remark" ? said.saidAt : said.kind === "report" ? said.publishedAt : null;
  const plain = Object.fromEntries(Object.entries(fields).filter(([, value]) => typeof value === "string"));
  const words =
    said.kind === "remark"
      ? { permission: permissionWords()[said.permission] }
      : said.kind === "report"
        ? { independent: independentWords()[said.independent] }
        : null;
  return filledFrom(time, plain, words);
}
