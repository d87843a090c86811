// What is wanted, as the library shows it, and a pasted list of addresses, told line by line.
import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { MOST_PASTED } from "./paste.ts";

const wantedShown = z.strictObject({
  id: z.string(),
  address: z.string(),
  account: z.string().nullable(),
  posted: z.string().nullable(),
  note: z.string().nullable(),
  /** Who wants it, by name. */
  by: z.string(),
});
export type WantedShown = z.infer<typeof wantedShown>;

/** What waits for its file, in order of address. */
export const listWanted = endpoint({
  method: "GET",
  path: "/api/investigations/:investigation/wanted",
  says: "What waits for its file.",
  byToken: "read",
  reading: "work",
  params: z.strictObject({
    investigation: z.string(),
    /** At most so many; 200 when left out. */
    limit: z.coerce.number<number | string>().int().min(1).max(1000).optional(),
  }),
  answer: z.strictObject({
    wanted: z.array(wantedShown),
    /** How many there are in all, whatever the limit. */
    of: z.int(),
  }),
  refusals: ["sign-in-needed", "no-such-investigation", "not-allowed"],
});

const lineShown = z.discriminatedUnion("state", [
  /** Asked for now, or would be. */
  z.strictObject({ line: z.int(), state: z.literal("new"), address: z.string() }),
  /** It waits for its file already, or stands in the list a second time. */
  z.strictObject({ line: z.int(), state: z.enum(["waiting", "twice"]), address: z.string() }),
  /** A file from there is an item already, named here. */
  z.strictObject({
    line: z.int(),
    state: z.literal("here"),
    address: z.string(),
    item: z.string(),
    name: z.string(),
  }),
  z.strictObject({ line: z.int(), state: z.literal("refused"), why: z.string() }),
]);
export type LineShown = z.infer<typeof lineShown>;

/** Asks for what is at the addresses of a pasted list. Nothing is fetched; with `look`, nothing is written either. */
export const askWanted = endpoint({
  method: "POST",
  path: "/api/investigations/:investigation/wanted",
  says: "Asks for what is at pasted addresses, of which a file is brought in later.",
  byToken: "write",
  reading: "work",
  anyRule: true,
  params: z.strictObject({
    investigation: z.string(),
    text: z.string().min(1).max(50_000),
    look: z.boolean().optional(),
  }),
  answer: z.strictObject({
    lines: z.array(lineShown).max(MOST_PASTED),
    /** So many were asked for. */
    asked: z.int(),
  }),
  refusals: [
    "sign-in-needed",
    "other-origin",
    "no-such-investigation",
    "no-such-member",
    "not-allowed",
    "too-many-pasted",
    "key-used",
  ],
});
