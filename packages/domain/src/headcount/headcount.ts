// A headcount: at least so many people together in one frame.
import { z } from "zod";
import { idSchema, microsecondsSchema } from "../ids.ts";
import { statedBy, verbsFor } from "../noun.ts";

export const headcountRow = z.strictObject({
  id: idSchema,
  item: idSchema,
  atUs: microsecondsSchema,
  subject: z.string().min(1),
  atLeast: z.int().min(0),
  atMost: z.int().min(0).nullable(),
  statedBy: z.string(),
  reviewedBy: z.string().nullable(),
  /** A withdrawn one counts for nothing, and its id stays taken. */
  withdrawn: z.boolean(),
});
export type HeadcountRow = z.infer<typeof headcountRow>;

const stated = headcountRow
  .pick({ item: true, subject: true, atLeast: true, atMost: true })
  .extend({ at: microsecondsSchema });

const verb = verbsFor(headcountRow);
export const headcount = {
  row: headcountRow,
  verbs: {
    "headcount.state": verb(
      stated,
      (said) => {
        const { at, ...payload } = said.payload;
        return { put: { id: said.subject, atUs: at, ...payload, ...statedBy(said), withdrawn: false } };
      },
      ({ item }) => item,
    ),
    /** States it anew, also where it was withdrawn: it waits for a second member again. */
    "headcount.correct": verb(
      stated,
      (said) => {
        const { at, item: _, ...payload } = said.payload;
        return {
          id: said.subject,
          patch: { atUs: at, ...payload, ...statedBy(said), withdrawn: false },
        };
      },
      ({ item }) => item,
    ),
    "headcount.review": verb(z.strictObject({}), ({ subject, by }) => ({
      id: subject,
      patch: { reviewedBy: by },
    })),
    "headcount.withdraw": verb(
      z.strictObject({ only: z.enum(["headcount", "review"]) }),
      ({ subject, payload }) => ({
        id: subject,
        patch: payload.only === "headcount" ? { withdrawn: true } : { reviewedBy: null },
      }),
    ),
  },
};
