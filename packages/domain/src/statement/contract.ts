// What is said, as its page sees it: the statements with their words, and of each attribute in how much footage and by how many people.
import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { sha256Schema } from "../ids.ts";
import { criteriaSchema } from "../investigation/investigation.ts";
import { tileSchema } from "../item/contract.ts";
import { handsSchema } from "../member/contract.ts";
import { segmentRow } from "../transcript/segment.ts";
import { translationRow } from "../transcript/translation.ts";
import { sayingsSchema } from "./sayings.ts";
import { statementRow } from "./statement.ts";

const words = segmentRow
  .pick({ id: true, startUs: true, endUs: true, text: true, language: true, speaker: true })
  .extend({
    translations: z.array(
      translationRow.pick({ language: true, text: true, translator: true, statedBy: true, reviewedBy: true }),
    ),
  });

const statementShown = statementRow.omit({ withdrawn: true }).extend({
  ...handsSchema.shape,
  /** What its transcript has there; its hash is handed back by whoever confirms it. */
  words: z.array(words),
  heard: sha256Schema,
  /** Why it counts in no number, as the end of a sentence; null where it counts. */
  whyUncounted: z.string().nullable(),
});
export type StatementShown = z.infer<typeof statementShown>;

const attributeShown = z.strictObject({
  attribute: z.string(),
  /** Distinct pieces of footage in which it is said: verified items alone, and copies once. */
  footage: z.strictObject({
    atLeast: z.int(),
    pieces: z.array(z.strictObject({ id: z.string(), items: z.array(z.string()) })),
    /** Items that count as footage of their own, since none is recorded: a copy among them would be counted twice. */
    ungrouped: z.array(z.string()),
  }),
  /** The least number of distinct people who say it, by a proof that was checked; null where none holds, or not yet. */
  people: z.int().nullable(),
});
export type AttributeShown = z.infer<typeof attributeShown>;

export const listSaid = endpoint({
  method: "GET",
  path: "/api/investigations/:investigation/said",
  says: "What is said in the footage: in how many distinct pieces of it, by how many people at least, and each statement.",
  byToken: "read",
  params: z.strictObject({
    investigation: z.string(),
    attribute: criteriaSchema.shape.attributes.element.optional(),
  }),
  answer: z.strictObject({
    attributes: z.array(attributeShown),
    /** By item and time. */
    statements: z.array(statementShown),
    /** The items that are named. */
    items: z.array(tileSchema),
    sayings: sayingsSchema,
    /** Numbers of people are of a moment ago, or null, and are being counted anew. */
    counting: z.boolean(),
    /** Whether all of it rests on those items alone that whoever asks may see. */
    some: z.boolean(),
    /** Items of which whoever asks counts a frame blind: who of those marked there speaks is not shown, and no number of people is. */
    blind: z.array(z.string()),
    /** Why whoever asks may not state anything, and not set what statements say; null where they may. */
    whyNotState: z.string().nullable(),
    whyNotSet: z.string().nullable(),
  }),
  refusals: ["sign-in-needed", "no-such-investigation", "text-not-a-line"],
});
export type SaidShown = z.infer<typeof listSaid.answer>;
