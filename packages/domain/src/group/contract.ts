// Events and groups as screens see them: what is in each, who stands behind it, and what is said of them.
import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { placeSchema, timeSchema } from "../check/given.ts";
import { factSchema, tileSchema } from "../item/contract.ts";
import { signOffSchema } from "../member/contract.ts";
import { markedSchema } from "../sighting/contract.ts";

/** So many people of an event are shown by a picture of them; the others are listed. */
export const MOST_FACES = 24;

export const listGroups = endpoint({
  method: "GET",
  path: "/api/investigations/:investigation/groups",
  says: "The events and groups, with what is in each and what is said of them.",
  byToken: "read",
  params: z.strictObject({ investigation: z.string() }),
  answer: z.strictObject({
    groups: z.array(
      signOffSchema.extend({
        id: z.string(),
        name: z.string(),
        /** When and where it was, and what else is said of it, by whom last. */
        time: timeSchema.nullable(),
        place: placeSchema.nullable(),
        note: z.string().nullable(),
        describedBy: z.string().nullable(),
        /** Which description it is: whoever agrees names it; and who agrees, or why the member who looks cannot. */
        described: z.int(),
        agreedBy: z.string().nullable(),
        whyNotAgree: z.string().nullable(),
        /** The ids of all that it names, also of what was withdrawn since and is not shown. */
        named: z.array(z.string()),
        /** What it names, in its order; `item` where there is a page to look at. */
        members: z.array(
          z.strictObject({
            id: z.string(),
            kind: z.enum(["item", "sighting", "headcount", "group"]),
            name: z.string(),
            item: z.string().nullable(),
          }),
        ),
      }),
    ),
    /** People whom they name: of each of them the first `MOST_FACES`. */
    people: z.array(markedSchema),
    /** The items that they name, and those in which these people are marked. */
    items: z.array(tileSchema),
    /** What is said of two or more groups. */
    facts: z.array(factSchema),
  }),
  refusals: ["sign-in-needed", "no-such-investigation"],
});
export type GroupsShown = z.infer<typeof listGroups.answer>;
