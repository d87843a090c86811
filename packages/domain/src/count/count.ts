// A named count: the same evidence counted by other criteria, such as those who say that they are conscripts.
import { isLine } from "@sightline/count";
import { z } from "zod";
import { idSchema } from "../ids.ts";
import { criteriaSchema } from "../investigation/investigation.ts";
import { verbsFor } from "../noun.ts";

const row = z.strictObject({
  id: idSchema,
  name: z
    .string()
    .min(1)
    .max(120)
    .refine((name) => isLine(name) && name.trim() === name, "a name is one line of text"),
  criteria: criteriaSchema,
  withdrawn: z.boolean(),
});
export type CountRow = z.infer<typeof row>;

const said = row.pick({ name: true, criteria: true });
const verb = verbsFor(row);
export const count = {
  row,
  verbs: {
    "count.define": verb(said, ({ subject, payload }) => ({
      put: { id: subject, ...payload, withdrawn: false },
    })),
    /** Another name or other criteria, also of one that was withdrawn: it is there again. */
    "count.correct": verb(said, ({ subject, payload }) => ({
      id: subject,
      patch: { ...payload, withdrawn: false },
    })),
    "count.withdraw": verb(z.strictObject({}), ({ subject }) => ({
      id: subject,
      patch: { withdrawn: true },
    })),
  },
};
