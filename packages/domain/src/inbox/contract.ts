// The inbox as its page sees it: each matter with what it asks, in words, and the items to look at.
import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { pinSchema } from "../fact/pin.ts";
import { spanSchema } from "../ids.ts";
import { tileSchema } from "../item/contract.ts";
import { pairSchema } from "../pair/contract.ts";
import { askedSchema } from "./matter.ts";

const matterShown = z.strictObject({
  /** The same while the same thing waits. */
  key: z.string(),
  asked: askedSchema,
  says: z.string(),
  /** What members said of it, each by name, and the parts of pictures that they pinned. */
  notes: z.array(z.strictObject({ by: z.string(), text: z.string(), pins: z.array(pinSchema) })),
  /** Who belongs to a group that is asked about. */
  lists: z.array(z.string()),
  /** The first items in which to look. */
  tiles: z.array(tileSchema),
  /** The instant in the first of them, in µs of its own time; null where it is about all of it. */
  atUs: z.int().nullable(),
  /** The take that is stated to be unbroken: whoever confirms it on a page is shown all of it first. */
  take: z.strictObject({ item: z.string(), span: spanSchema }).nullable(),
  /** What a machine says of the two, of a pair alone. */
  pair: pairSchema.nullable(),
});
export type MatterShown = z.infer<typeof matterShown>;

/** What waits for the member who asks, best first. */
export const listInbox = endpoint({
  method: "GET",
  path: "/api/investigations/:investigation/inbox",
  says: "What waits for the member who asks, best first.",
  byToken: "read",
  reading: "work",
  params: z.strictObject({
    investigation: z.string(),
    /** At most so many; 50 when left out. */
    limit: z.coerce.number<number | string>().int().min(1).max(200).optional(),
  }),
  answer: z.strictObject({
    matters: z.array(matterShown),
    /** How many there are in all, whatever the limit. */
    of: z.int(),
    /** Numbers on which it rests are of a moment ago, and are being counted anew. */
    counting: z.boolean(),
    /** The newest entry that this knows: an answer names it, so that nobody answers about what changed since. */
    seq: z.int(),
  }),
  refusals: ["sign-in-needed", "no-such-investigation", "not-allowed"],
});
