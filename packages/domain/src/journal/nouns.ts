// Every noun that the journal decides: from these come its tables and rows, and the verbs and shapes of its entries.
import type { z } from "zod";
import { blind } from "../blind/blind.ts";
import { check } from "../check/check.ts";
import { claim } from "../claim/claim.ts";
import { comment } from "../comment/comment.ts";
import { count } from "../count/count.ts";
import { doubt } from "../doubt/doubt.ts";
import { fact } from "../fact/fact.ts";
import { frame } from "../frame/frame.ts";
import { group } from "../group/group.ts";
import { headcount } from "../headcount/headcount.ts";
import { investigation } from "../investigation/investigation.ts";
import { item } from "../item/item.ts";
import { member } from "../member/member.ts";
import type { VerbOf } from "../noun.ts";
import { decision } from "../pair/decision.ts";
import { review } from "../review/review.ts";
import { sighting } from "../sighting/sighting.ts";
import { statement } from "../statement/statement.ts";
import { segment } from "../transcript/segment.ts";
import { translation } from "../transcript/translation.ts";
import { voice } from "../voice/voice.ts";
import { wanted } from "../wanted/wanted.ts";

const NOUNS = {
  investigation,
  member,
  item,
  check,
  comment,
  review,
  decision,
  frame,
  sighting,
  headcount,
  blind,
  group,
  fact,
  doubt,
  wanted,
  count,
  claim,
  segment,
  translation,
  statement,
  voice,
};
type Nouns = typeof NOUNS;

export type Table = keyof Nouns;
/** In the order in which they are read and written. */
export const TABLES = Object.keys(NOUNS) as readonly Table[];

/**
 * The rows that the journal decides, table by table. A `version` is the number of the entry that last changed what members
 * review there: whoever signs names the one that they saw.
 */
export type Rows = { [T in Table]: z.output<Nouns[T]["row"]> };

/** The fields of each table's rows, in the order of their shapes. */
export const FIELDS = Object.fromEntries(
  Object.entries(NOUNS).map(([table, { row }]) => [table, Object.keys(row.shape)]),
) as unknown as { readonly [T in Table]: readonly string[] };

/** A change to one row of one table, named by its id. */
export type RowChange = {
  [T in Table]:
    | { readonly table: T; readonly put: Rows[T] }
    | { readonly table: T; readonly id: string; readonly patch: Partial<Omit<Rows[T], "id">> };
}[Table];

type ChangesIn<Verbs> = {
  [V in keyof Verbs]: Verbs[V] extends VerbOf<infer P extends z.ZodType, infer _Row>
    ? { verb: V; subject: string; payload: z.output<P> }
    : never;
}[keyof Verbs];

/** What a rule decides: a change without its place in the chain. `subject` is the id that it is about. */
export type Change = { [T in Table]: ChangesIn<Nouns[T]["verbs"]> }[Table];
export type Verb = Change["verb"];

/** Each verb, with the table that it writes. */
export const VERBS = Object.fromEntries(
  Object.entries(NOUNS).flatMap(([table, { verbs }]) =>
    Object.entries(verbs).map(([verb, of]) => [verb, { table, ...of }]),
  ),
) as unknown as Readonly<Record<Verb, VerbOf & { readonly table: Table }>>;
