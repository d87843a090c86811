// A choice: items that a member has picked in the library, one by one or all that was found, to set one thing on all of them.
import { z } from "zod";
import { sha256Schema } from "../ids.ts";
import { endpoint } from "../endpoint.ts";
import { askedSchema } from "../item/contract.ts";
import { provenanceSchema } from "../upload/upload.ts";

/** So many may be picked one by one: a request has room for no more. */
export const MOST_PICKED = 500;

const itemId = z.string().min(1).max(200);

const foundSchema = z.strictObject({
  found: z.int(),
  /** What these items are told by: other items, another mark. */
  mark: sha256Schema,
});

/** Those picked; or all that was found, but some. With other items found by now, none is changed. */
export const choiceSchema = z.discriminatedUnion("by", [
  z.strictObject({ by: z.literal("hand"), items: z.array(itemId).min(1).max(MOST_PICKED) }),
  z.strictObject({
    by: z.literal("filter"),
    asked: askedSchema.omit({ investigation: true }),
    ...foundSchema.shape,
    but: z.array(itemId).max(MOST_PICKED),
  }),
]);
export type Choice = z.infer<typeof choiceSchema>;

/** What is set on each of them. */
export const settingSchema = z.discriminatedUnion("what", [
  z.strictObject({ what: z.literal("stage"), begun: z.boolean() }),
  z.strictObject({ what: z.literal("warning"), warning: z.string().min(1).max(60), on: z.boolean() }),
  z.strictObject({ what: z.literal("assignee"), assignee: z.string().max(64).nullable() }),
  z.strictObject({ what: z.literal("credit"), credit: z.string().trim().min(1).max(500).nullable() }),
  z.strictObject({ what: z.literal("source"), source: provenanceSchema }),
]);
export type Setting = z.infer<typeof settingSchema>;

/** The entries of one act, first and last. */
const actSchema = z.strictObject({ from: z.int().min(1), to: z.int().min(1) });
export type DoneAct = z.infer<typeof actSchema>;

const doneSchema = z.strictObject({
  /** So many items were changed; those where it was so already were not. */
  changed: z.int(),
  /** Null where nothing was written. */
  act: actSchema.nullable(),
});

const REFUSED = [
  "sign-in-needed",
  "other-origin",
  "no-such-investigation",
  "no-such-member",
  "no-such-item",
  "not-allowed",
  "subject-changed",
  "item-changed",
  "key-used",
] as const;

/** All that is found by what is asked, as one choice. */
export const showFound = endpoint({
  method: "GET",
  path: "/api/investigations/:investigation/choice",
  says: "How many items are found by what is asked, and what they are told by.",
  byToken: "read",
  params: askedSchema,
  answer: foundSchema,
  refusals: ["sign-in-needed", "no-such-investigation"],
});

export const changeChosen = endpoint({
  method: "POST",
  path: "/api/investigations/:investigation/choice",
  says: "Sets one thing on every chosen item: on all of them, or on none, each with an entry of its own.",
  byToken: "write",
  anyRule: true,
  params: z.strictObject({
    investigation: z.string(),
    choice: choiceSchema,
    set: settingSchema,
    /** The newest entry that the page knew: refused where one of the items was changed after it. */
    seen: z.int().min(0).optional(),
  }),
  answer: doneSchema,
  refusals: [...REFUSED, "found-changed", "too-many-chosen", "nothing-chosen"],
});

export const undoChosen = endpoint({
  method: "POST",
  path: "/api/investigations/:investigation/choice/undo",
  says: "Puts back what an act of one’s own set on chosen items: on all of them, or on none.",
  byToken: "write",
  anyRule: true,
  params: z.strictObject({ investigation: z.string(), act: actSchema }),
  answer: doneSchema,
  refusals: [...REFUSED, "not-to-undo"],
});
