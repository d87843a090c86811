// The journal as its page asks for it, and what the desk tells of it while a window is open.
import { z } from "zod";
import type { Address } from "../item/media.ts";
import { endpoint } from "../endpoint.ts";
import { memberIdSchema } from "../ids.ts";
import { TABLES, VERBS, type Table, type Verb } from "./nouns.ts";

/** There is no year 0. */
const day = z.iso.date().refine((text) => text >= "0001", "a day is 2031-04-09");
const whole = z.coerce.number<number | string>().int();

const thingSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("item"), item: z.string() }),
  z.strictObject({ kind: z.literal("pair"), a: z.string(), b: z.string() }),
  z.strictObject({ kind: z.enum(["items", "count", "members", "claims", "said", "voices"]) }),
]);

export const entryShown = z.strictObject({
  seq: z.int(),
  at: z.iso.datetime(),
  /** By name; `via` typed it in for them. */
  by: z.string(),
  via: z.string().nullable(),
  verb: z.enum(Object.keys(VERBS) as [Verb, ...Verb[]]),
  /** In plain words, after the name: `gave the verdict verified on road.png`. */
  did: z.string(),
  why: z.string().nullable(),
  /** What it is about. */
  thing: thingSchema,
  hash: z.string(),
  /** Its hash was made anew just now from what it says, and is the one that was noted. */
  agrees: z.boolean(),
});
export type EntryShown = z.infer<typeof entryShown>;

/** Newest first. Of the filters all must fit; those left out let everything through. */
export const listJournal = endpoint({
  method: "GET",
  path: "/api/investigations/:investigation/journal",
  says: "Who did what, when and why, newest first.",
  byToken: "read",
  reading: "work",
  params: z.strictObject({
    investigation: z.string(),
    /** All that was done with it: with what is in it and what is said of that, too. */
    item: z.string().max(200).optional(),
    member: memberIdSchema.optional(),
    noun: z.enum(TABLES as [Table, ...Table[]]).optional(),
    verb: z.enum(Object.keys(VERBS) as [Verb, ...Verb[]]).optional(),
    /** Days in UTC, both of them within. */
    from: day.optional(),
    to: day.optional(),
    /** Stands in a reason, of any letters' size. */
    text: z.string().min(1).max(200).optional(),
    /** Only entries before this one. */
    before: whole.min(1).optional(),
    limit: whole.min(1).max(200).optional(),
  }),
  answer: z.strictObject({
    entries: z.array(entryShown),
    /** The newest entry of all: its number and hash written down elsewhere show later that nothing before it changed. */
    head: z.strictObject({ seq: z.int(), hash: z.string() }),
    /** The oldest entry that was looked at. */
    lookedTo: z.int(),
    /** What to ask `before` for more; null where the journal begins. */
    next: z.int().nullable(),
  }),
  refusals: ["sign-in-needed", "no-such-investigation", "no-such-item", "not-allowed"],
});

/** The header with which an answer about an investigation names the newest entry that it knows. */
export const SEQ = "x-sightline-seq";

/** Beyond so many entries at once it is only said that much changed. */
export const MOST_TOLD = 500;

/**
 * What a window is told: the number of the newest entry, and what the entries after the last one that it was told of are
 * about. Never what they say. Null where it is not for this member to know, or too much: then anything may have changed.
 */
export const changedSchema = z.strictObject({
  seq: z.int(),
  changed: z
    .strictObject({ nouns: z.array(z.enum(TABLES as [Table, ...Table[]])), items: z.array(z.string()) })
    .nullable(),
});
export type Changed = z.infer<typeof changedSchema>;

/** Which other members have the item open now, by id. */
export const hereSchema = z.strictObject({ item: z.string(), members: z.array(z.string()) });
export type Here = z.infer<typeof hereSchema>;

/**
 * Server-sent events, `changed` and `here`, while the connection lasts. It goes on from the header `last-event-id`, or from
 * `after`, the number of the newest entry that the window knows.
 */
export const watchEvents = {
  path: "/api/investigations/:investigation/events",
  params: z.strictObject({
    investigation: z.string(),
    after: whole.min(0).optional(),
    /** What is open in the window, as `item:` and its id. */
    at: z
      .string()
      .regex(/^item:./)
      .max(300)
      .optional(),
    /** Of the address (`bind`). */
    until: z.string().optional(),
    by: z.string().optional(),
  }),
  says: "What changes from now on, and who has an item open.",
  types: ["text/event-stream"],
  refusals: ["no-such-item", "too-many-streams"],
} as const satisfies Address;
