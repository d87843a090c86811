// What a member has begun to write and not stated: theirs alone, in no journal, and gone when it is stated.
import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { mayWrite, type Role } from "../member/member.ts";

/** What is being written, such as `verdict on item-7`: a name that its page gives it. */
export const placeSchema = z.string().min(1).max(300);

/** As much as any field takes, by the name of the field. */
const filledSchema = z
  .record(z.string().min(1).max(60), z.union([z.string().max(20_000), z.boolean()]))
  .refine((filled) => Object.keys(filled).length <= 12, { message: "A form has twelve fields at most" });

const PATH = "/api/investigations/:investigation/drafts";

/** So many of one member in one investigation. */
export const MOST_DRAFTS = 100;
/** One that nobody went on with for as many days is forgotten. */
export const DRAFT_DAYS = 90;

/** Whoever may say nothing has nothing to begin. */
export const mayDraft = (role: Role): boolean => mayWrite(role, "comment.say");

export const showDraft = endpoint({
  method: "GET",
  path: PATH,
  says: "What you have begun to write in one place, and nobody else sees.",
  reading: "work",
  params: z.strictObject({ investigation: z.string(), place: placeSchema }),
  /** Null where nothing was begun. */
  answer: z.strictObject({
    draft: z.strictObject({ filled: filledSchema, at: z.iso.datetime() }).nullable(),
  }),
  refusals: ["sign-in-needed", "no-such-investigation", "not-allowed"],
});

export const keepDraft = endpoint({
  method: "POST",
  path: PATH,
  says: "Keeps what you have begun to write, in place of what was kept before; nothing filled in, and it is dropped.",
  reading: "work",
  params: z.strictObject({ investigation: z.string(), place: placeSchema, filled: filledSchema }),
  answer: z.strictObject({ at: z.iso.datetime().nullable() }),
  refusals: ["sign-in-needed", "other-origin", "no-such-investigation", "not-allowed", "too-many-drafts"],
});
