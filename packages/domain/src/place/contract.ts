// Where and when items and events were, as the map, its table and the time line are told.
import { z } from "zod";
import { placeSchema, timeSchema } from "../check/given.ts";
import { endpoint } from "../endpoint.ts";
import { tileSchema } from "../item/contract.ts";

const kindSchema = z.enum(["item", "event"]);
const of = { kind: kindSchema, id: z.string() };
const saidSchema = z.strictObject({
  ...of,
  /** What the question is called that was answered; null of an event. */
  question: z.string().nullable(),
  basis: z.string().nullable(),
  statedBy: z.string(),
  /** The other members who stand behind it. */
  agreedBy: z.array(z.string()),
});
/** In milliseconds since 1970, UTC; `to` is not in it. */
const spanSchema = z.strictObject({ from: z.int(), to: z.int() });

const whereSchema = z.strictObject({
  ...of,
  name: z.string(),
  /** The items that an event names itself. */
  items: z.array(z.string()),
  /** Of an event that nobody placed or timed these are what its items say. */
  places: z.array(saidSchema.extend({ place: placeSchema })),
  times: z.array(saidSchema.extend({ time: timeSchema, span: spanSchema })),
  inherits: z.strictObject({ place: z.boolean(), time: z.boolean() }),
  /** One circle that holds all places; null where there is none, or they do not touch. */
  place: placeSchema.nullable(),
  span: spanSchema.nullable(),
  /** True when all that is said of itself has a second member who stands behind it: what it inherits is nobody’s to agree to. */
  agreed: z.boolean(),
  /** What cannot both be so, by name. */
  disagrees: z.array(
    z.strictObject({
      about: z.enum(["place", "time"]),
      between: z.tuple([z.string(), z.string()]),
    }),
  ),
  /** Which description of an event it is, and why the member who looks cannot agree to it; null of an item. */
  described: z.int().nullable(),
  whyNotAgree: z.string().nullable(),
});
export type WhereShown = z.infer<typeof whereSchema>;

export const listPlaces = endpoint({
  method: "GET",
  path: "/api/investigations/:investigation/places",
  says: "Where and when items and events were, by whom that is said, and what of it disagrees.",
  byToken: "read",
  params: z.strictObject({ investigation: z.string() }),
  answer: z.strictObject({
    things: z.array(whereSchema),
    /** The items among them. */
    items: z.array(tileSchema),
    /** Events that are nowhere yet, to be placed. */
    unplaced: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  }),
  refusals: ["sign-in-needed", "no-such-investigation"],
});
export type PlacesShown = z.infer<typeof listPlaces.answer>;
