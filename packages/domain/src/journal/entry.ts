// The journal's entries: every change that an investigation can go through, each with its payload's shape.
import { z } from "zod";
import { idSchema, memberIdSchema, sha256Schema } from "../ids.ts";
import { tokenViaSchema } from "./token.ts";
import { textOnly } from "../text.ts";
import { VERBS, type Change } from "./nouns.ts";

const shapes = Object.entries(VERBS).map(([verb, { payload }]) =>
  z.strictObject({ verb: z.literal(verb), subject: idSchema, payload }),
);

/** A change, and all of it text, however deep: a hash over anything else would not be found again. */
export const changeSchema = z
  .discriminatedUnion("verb", shapes as [(typeof shapes)[number], ...typeof shapes])
  .check(textOnly) as unknown as z.ZodType<Change, unknown>;

/** Who stands behind a change; who typed it in when that was somebody else, or the token with which it was written; and why. */
export type Signed = Change & {
  readonly by: string;
  readonly via: string | null;
  readonly reason: string | null;
};

/** One line of the journal, as stored: a signed change with its time and its place in the hash chain. */
export const entrySchema = z.intersection(
  changeSchema,
  z.object({
    investigation: idSchema,
    seq: z.int().min(1),
    at: z.iso.datetime(),
    by: memberIdSchema,
    via: z.union([memberIdSchema, tokenViaSchema]).nullable(),
    reason: z.string().check(textOnly).nullable(),
    previous: sha256Schema,
    hash: sha256Schema,
  }),
);
export type Entry = Signed & {
  readonly investigation: string;
  readonly seq: number;
  readonly at: string;
  readonly previous: string;
  readonly hash: string;
};

/** What the first entry of a chain names as its predecessor. */
export const GENESIS = "0".repeat(64);
