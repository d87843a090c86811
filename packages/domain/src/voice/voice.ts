// A voice: what somebody outside says beside our own evidence. A remark of a named person, a report of another outlet, or a context fact.
import { z } from "zod";
import { addressSchema } from "../check/check.ts";
import { timeSchema } from "../check/given.ts";
import { dateSchema, idSchema } from "../ids.ts";
import { versionSchema } from "../item/item.ts";
import { statedBy, verbsFor, type VerbOf } from "../noun.ts";
import { languageSchema } from "../transcript/language.ts";

const line = z.string().trim().min(1).max(300);

/** What it is attached to: claims have a space of ids of their own, items and groups share one. */
export const attachedSchema = z.strictObject({ kind: z.enum(["claim", "item", "group"]), id: idSchema });
export type Attached = z.infer<typeof attachedSchema>;

/** What each of them says. */
const everyOne = {
  /** The words: as they were said, as it is reported, or what was so. */
  text: z.string().trim().min(1).max(20_000),
  url: addressSchema.nullable(),
  /** The item that keeps a copy of where it stands. */
  copy: idSchema.nullable(),
  about: z.array(attachedSchema).max(50),
};

export const permissionSchema = z.enum(["given", "public record", "not yet"]);
export const independentSchema = z.enum(["yes", "no", "not known"]);

export const SAID = {
  remark: z.strictObject({
    ...everyOne,
    saidBy: line,
    role: line.nullable(),
    affiliation: line.nullable(),
    saidAt: timeSchema.nullable(),
    /** To whom; null where it was said to us. */
    outlet: line.nullable(),
    language: languageSchema,
    /** Whether it may be printed: asked and given, of public record, or not yet. */
    permission: permissionSchema,
  }),
  /** A secondary source. */
  report: z.strictObject({
    ...everyOne,
    outlet: line,
    title: line,
    publishedAt: timeSchema.nullable(),
    /** Whether they saw for themselves, and did not have it from us, nor we from them. */
    independent: independentSchema,
  }),
  /** Something that was so at the time, such as who could be conscripted by the law. */
  context: z.strictObject({
    ...everyOne,
    outlet: line.nullable(),
    /** Since when and until when it was so; null where that is open. */
    from: dateSchema.nullable(),
    until: dateSchema.nullable(),
  }),
};
export type VoiceKind = keyof typeof SAID;
export type Said<K extends VoiceKind = VoiceKind> = z.infer<(typeof SAID)[K]>;

export const voiceSaidSchema = z.discriminatedUnion("kind", [
  SAID.remark.extend({ kind: z.literal("remark") }),
  SAID.report.extend({ kind: z.literal("report") }),
  SAID.context.extend({ kind: z.literal("context") }),
]);
export type VoiceSaid = z.infer<typeof voiceSaidSchema>;

/** What a verb of this kind says. */
export const saidAs = <K extends VoiceKind>(kind: K, payload: Said<K>): VoiceSaid =>
  ({ kind, ...payload }) as VoiceSaid;

const row = z.strictObject({
  id: idSchema,
  said: voiceSaidSchema,
  statedBy: z.string(),
  reviewedBy: z.string().nullable(),
  version: z.int(),
  withdrawn: z.boolean(),
});
export type VoiceRow = z.infer<typeof row>;

const reviewing = z.strictObject({ version: versionSchema });
const withdrawing = z.strictObject({ only: z.enum(["all", "review"]) });

type Verbs<K extends VoiceKind> = Readonly<
  Record<`${K}.state` | `${K}.correct`, VerbOf<(typeof SAID)[K], VoiceRow>> &
    Record<`${K}.review`, VerbOf<typeof reviewing, VoiceRow>> &
    Record<`${K}.withdraw`, VerbOf<typeof withdrawing, VoiceRow>>
>;

const verb = verbsFor(row);

/** The same four verbs for each of the three. */
function verbsOf<K extends VoiceKind>(kind: K, shape: z.ZodType<Said<K>>): Verbs<K> {
  return {
    [`${kind}.state`]: verb(shape, (change) => ({
      put: {
        id: change.subject,
        said: saidAs(kind, change.payload),
        ...statedBy(change),
        version: change.seq,
        withdrawn: false,
      },
    })),
    /** States it anew, also where it was withdrawn: it waits for a second member again. */
    [`${kind}.correct`]: verb(shape, (change) => ({
      id: change.subject,
      patch: {
        said: saidAs(kind, change.payload),
        ...statedBy(change),
        version: change.seq,
        withdrawn: false,
      },
    })),
    [`${kind}.review`]: verb(reviewing, ({ subject, by }) => ({ id: subject, patch: { reviewedBy: by } })),
    [`${kind}.withdraw`]: verb(withdrawing, ({ subject, payload }) => ({
      id: subject,
      patch: payload.only === "all" ? { withdrawn: true } : { reviewedBy: null },
    })),
  } as unknown as Verbs<K>;
}

export const voice = {
  row,
  verbs: {
    ...verbsOf("remark", SAID.remark),
    ...verbsOf("report", SAID.report),
    ...verbsOf("context", SAID.context),
  },
};
