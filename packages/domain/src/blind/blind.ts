// A blind count: what another member counts in a frame that was counted before, without being shown that first count.
import { z } from "zod";
import { idSchema, memberIdSchema, microsecondsSchema } from "../ids.ts";
import { verbsFor } from "../noun.ts";

export const blindRow = z.strictObject({
  id: idSchema,
  item: idSchema,
  atUs: microsecondsSchema,
  subject: z.string().min(1),
  askedBy: z.string(),
  /** Who is asked; null for any member who may. */
  asked: z.string().nullable(),
  /** Who took it on: until they have counted, the first count is withheld from them. */
  by: z.string().nullable(),
  /** Null until it is in. */
  counted: z.int().min(0).nullable(),
  /** It was stated anew with the first count on show. */
  corrected: z.boolean(),
  withdrawn: z.boolean(),
});
export type BlindRow = z.infer<typeof blindRow>;

const figure = z.strictObject({ counted: z.int().min(0) });

const verb = verbsFor(blindRow);
export const blind = {
  row: blindRow,
  verbs: {
    "blind.ask": verb(
      blindRow.pick({ item: true, subject: true }).extend({
        at: microsecondsSchema,
        of: memberIdSchema.nullable(),
      }),
      ({ subject: id, payload: { at, of, ...where }, by }) => ({
        put: {
          id,
          ...where,
          atUs: at,
          askedBy: by,
          asked: of,
          by: null,
          counted: null,
          corrected: false,
          withdrawn: false,
        },
      }),
      ({ item }) => item,
    ),
    "blind.take": verb(z.strictObject({}), ({ subject, by }) => ({ id: subject, patch: { by } })),
    "blind.state": verb(figure, ({ subject, payload }) => ({ id: subject, patch: payload })),
    /** States it anew, with both counts on show. */
    "blind.correct": verb(figure, ({ subject, payload }) => ({
      id: subject,
      patch: { ...payload, corrected: true },
    })),
    "blind.withdraw": verb(z.strictObject({}), ({ subject }) => ({
      id: subject,
      patch: { withdrawn: true },
    })),
  },
};
