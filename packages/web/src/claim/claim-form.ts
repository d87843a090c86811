// What the form of a claim asks for, field by field, and what a claim is made of that was filled in.
import { t } from "@lingui/core/macro";
import { dateSchema, type ClaimSaid, type ClaimShown, type Figure } from "@sightline/domain";
import { z } from "zod";
import type { Filled } from "../kit/fields-of.ts";
import { itemIn, whereFields } from "./where.ts";
import { filledFrom, TIME_FIELDS, timeIn, whyNoTime, whyNotPart } from "../check/giving.ts";

type Kind = Figure["kind"];

/** What is chosen in the list, in the language of the page; each stands for one kind. */
const kindWords = (): Readonly<Record<Kind, string>> => ({
  exactly: t`exactly`,
  "at-least": t`at least`,
  "at-most": t`at most`,
  range: t`from … to …`,
  about: t`about`,
  word: t`only a word, such as “hundreds”`,
  none: t`no figure was given`,
});

/** Which of the fields below each kind needs. */
const NEEDS: Readonly<Record<Kind, readonly (keyof Parts)[]>> = {
  exactly: ["number"],
  "at-least": ["number"],
  "at-most": ["number"],
  range: ["low", "high"],
  about: ["number", "low", "high"],
  word: ["word"],
  none: [],
};

const PARTS = ["number", "low", "high", "word"] as const;

const line = z.string().max(300);
const number = z.int().min(0).max(10_000_000_000).optional();
type Parts = {
  number?: number | undefined;
  low?: number | undefined;
  high?: number | undefined;
  word?: string | undefined;
};

export type Counts = readonly { readonly id: string | null; readonly name: string | null }[];

/** The words of its lists are in the language of the page, so it is made when that is known. */
export function claimForm(counts: Counts) {
  const kinds = kindWords();
  const kindOf = (word: string): Kind =>
    (Object.keys(kinds) as Kind[]).find((kind) => kinds[kind] === word) ?? "none";
  const own = t`what this investigation counts`;
  const countNames = [own, ...counts.flatMap(({ name }) => name ?? [])];
  const schema = z
    .strictObject({
      party: line.min(1),
      saidBy: line.optional(),
      office: line.optional(),
      text: z.string().min(1).max(20_000).meta({ lines: 3 }),
      figure: z.enum(Object.values(kinds)),
      number,
      low: number,
      high: number,
      word: z.string().max(60).optional(),
      ...TIME_FIELDS,
      outlet: line.optional(),
      ...whereFields(),
      ...(countNames.length > 1 && { count: z.enum(countNames).optional() }),
      asOf: dateSchema.optional(),
    })
    .check(({ value, issues }) => {
      const wrong =
        whyNotPart(value) ??
        whyNoTime(value) ??
        whyNotFigure(kindOf(value.figure), value) ??
        whyNoSource(value);
      if (wrong) issues.push({ code: "custom", input: value, path: [wrong.field], message: wrong.says });
    });
  const saidBy = (filled: z.infer<typeof schema>): ClaimSaid => ({
    party: filled.party.trim(),
    saidBy: filled.saidBy?.trim() || null,
    office: filled.office?.trim() || null,
    saidAt: timeIn(filled) ?? null,
    text: filled.text.trim(),
    outlet: filled.outlet?.trim() || null,
    url: filled.url?.trim() || null,
    copy: itemIn(filled.copy ?? ""),
    count: counts.find(({ name }) => name !== null && name === filled["count"])?.id ?? null,
    asOf: filled.asOf ?? null,
    figure: figureOf(kindOf(filled.figure), filled),
  });
  const filledBy = (claim: ClaimShown): Record<string, string> => {
    const { figure, saidAt, count } = claim;
    const texts = Object.fromEntries(TEXTS.map((name) => [name, claim[name]]));
    return {
      ...filledFrom(saidAt, withoutNull({ ...figure, kind: null }), withoutNull(texts)),
      figure: kinds[figure.kind],
      ...(count !== null && { count: counts.find(({ id }) => id === count)?.name ?? own }),
    };
  };
  /** Of the parts of a figure, those that go with the kind that is chosen. */
  const only = (filled: Filled) => {
    const needed = NEEDS[kindOf(String(filled["figure"] ?? ""))];
    return Object.fromEntries(PARTS.map((part) => [part, needed.includes(part)]));
  };
  return { schema, saidBy, filledBy, only };
}

const TEXTS = ["party", "saidBy", "office", "text", "outlet", "url", "copy", "asOf"] as const;

const withoutNull = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));

type Wrong = { readonly field: string; readonly says: string } | null;

function whyNotFigure(kind: Kind, parts: Parts): Wrong {
  const missing = NEEDS[kind].find((part) => parts[part] === undefined);
  return missing === undefined ? null : { field: missing, says: t`goes with the figure` };
}

const whyNoSource = ({
  outlet,
  url,
  copy,
}: {
  outlet?: string | undefined;
  url?: string | undefined;
  copy?: string | undefined;
}): Wrong =>
  outlet === undefined && url === undefined && copy === undefined
    ? { field: "outlet", says: t`or an address, or the item with a copy, is needed` }
    : null;

function figureOf(kind: Kind, { number: n = 0, low = 0, high = 0, word = "" }: Parts): Figure {
  switch (kind) {
    case "exactly":
    case "at-least":
    case "at-most":
      return { kind, number: n };
    case "range":
      return { kind, low, high };
    case "about":
      return { kind, number: n, low, high };
    case "word":
      return { kind, word: word.trim() };
    case "none":
      return { kind };
  }
}
