// A matter: one thing that waits for a member, and what would settle it.
import { z } from "zod";
import { relationSchema } from "../finding/relation.ts";
import { sha256Schema } from "../ids.ts";
import { doubtedSchema } from "../doubt/doubt.ts";

/** Why an item waits for a member's verdict. */
const becauseSchema = z.enum(["second review", "void", "assigned"]);
export type Because = z.infer<typeof becauseSchema>;

const id = z.string();

/** What waits, by id, as it stands: whoever answers names the version or the hash that they were shown. */
export const askedSchema = z.discriminatedUnion("kind", [
  /** Facts that cannot all hold. */
  z.strictObject({ kind: z.literal("conflict"), facts: z.array(id) }),
  /** A fact or headcount that others doubt, before whoever stated it. */
  z.strictObject({ kind: z.literal("disputed"), about: doubtedSchema, thing: id }),
  z.strictObject({ kind: z.literal("mention"), item: id, comment: id }),
  z.strictObject({ kind: z.literal("fact"), thing: id, evidence: sha256Schema }),
  z.strictObject({ kind: z.literal("headcount"), thing: id, evidence: sha256Schema }),
  /** A frame that they may count blind, have taken on, or counted otherwise than another. */
  z.strictObject({ kind: z.literal("blind"), blind: id, stage: z.enum(["asked", "taken", "differ"]) }),
  z.strictObject({ kind: z.literal("group"), group: id, version: z.int() }),
  /** When and where an event was, as nobody but who said it has seen it. */
  z.strictObject({ kind: z.literal("described"), group: id, described: z.int() }),
  z.strictObject({ kind: z.literal("claim"), claim: id, version: z.int() }),
  /** What the evidence says of a claim, of this number, and nobody else has signed as it is now. */
  z.strictObject({
    kind: z.literal("finding"),
    claim: id,
    version: z.int(),
    atLeast: z.int().nullable(),
    says: relationSchema,
    of: sha256Schema,
  }),
  /** A remark, a report or a context fact. */
  z.strictObject({
    kind: z.literal("voice"),
    sort: z.enum(["remark", "report", "context"]),
    voice: id,
    version: z.int(),
  }),
  /** A translation that nobody but who stated it has read. */
  z.strictObject({ kind: z.literal("translation"), translation: id, version: z.int() }),
  /** Of the words that its transcript has there: `heard` is their hash. */
  z.strictObject({
    kind: z.literal("statement"),
    statement: id,
    version: z.int(),
    heard: sha256Schema,
  }),
  z.strictObject({ kind: z.literal("marks"), item: id, version: z.int() }),
  z.strictObject({ kind: z.literal("review"), item: id, because: z.array(becauseSchema).min(1) }),
  z.strictObject({ kind: z.literal("pair"), a: id, b: id, evidence: sha256Schema.nullable() }),
  /** A file that could not be decoded, and that nobody has begun with. */
  z.strictObject({ kind: z.literal("refused"), item: id }),
]);
export type Asked = z.infer<typeof askedSchema>;
export type Kind = Asked["kind"];

export type Matter = {
  /** The same while the same thing waits. */
  readonly key: string;
  readonly asked: Asked;
  /** The items in which to look, nearest first. */
  readonly items: readonly string[];
};

/** The order in which they come: what the number leans on, then who waits for an answer, then what is quickly seen. */
export const KINDS = [
  "conflict",
  "disputed",
  "mention",
  "fact",
  "headcount",
  "blind",
  "group",
  "described",
  "claim",
  "finding",
  "voice",
  "translation",
  "statement",
  "marks",
  "review",
  "pair",
  "refused",
] as const satisfies readonly Kind[];
