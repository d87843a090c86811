// What is wanted: something at an address, of which there are no bytes yet. A file that is brought in with that address fills it.
import { z } from "zod";
import { isLine } from "@sightline/count";
import { dateSchema, idSchema } from "../ids.ts";
import { verbsFor } from "../noun.ts";
import { wantedAddressSchema } from "./address.ts";

const line = z.string().min(1).max(500).refine(isLine, "it has a line break or a control character");

const row = z.strictObject({
  /** From the address (`wantedId`). */
  id: idSchema,
  address: wantedAddressSchema,
  account: line.nullable(),
  posted: dateSchema.nullable(),
  note: line.nullable(),
  /** Who wants it. */
  by: z.string(),
  /** The item that filled it, and the number of the entry that says so; null while it waits for its file. */
  item: idSchema.nullable(),
  filled: z.int().nullable(),
  withdrawn: z.boolean(),
});
export type WantedRow = z.infer<typeof row>;

const verb = verbsFor(row);
export const wanted = {
  row,
  verbs: {
    "wanted.ask": verb(
      row.pick({ address: true, account: true, posted: true, note: true }),
      ({ subject, payload, by }) => ({
        put: { id: subject, ...payload, by, item: null, filled: null, withdrawn: false },
      }),
    ),
    "wanted.fill": verb(z.strictObject({ item: idSchema }), ({ seq, subject, payload }) => ({
      id: subject,
      patch: { item: payload.item, filled: seq },
    })),
    "wanted.withdraw": verb(z.strictObject({}), ({ subject }) => ({
      id: subject,
      patch: { withdrawn: true },
    })),
  },
};
