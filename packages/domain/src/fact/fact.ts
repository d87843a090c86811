// A fact: what somebody says of sightings, groups or an item, and what it rests on.
import { z } from "zod";
import { idSchema, spanSchema } from "../ids.ts";
import { statedBy, verbsFor } from "../noun.ts";
import { MOST_PINS, pinSchema } from "./pin.ts";

const tier = z.int().min(1).max(4).optional();

/** What a fact says; the members who stand behind it are in the entries themselves. */
export const assertionSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["same", "different"]), between: z.tuple([idSchema, idSchema]), tier }),
  z.strictObject({ kind: z.literal("separate"), groups: z.array(idSchema).min(2), tier }),
  z.strictObject({ kind: z.literal("within"), inner: idSchema, outer: idSchema, tier }),
  z.strictObject({ kind: z.literal("continuous"), item: idSchema, span: spanSchema, tier }),
]);
export type Assertion = z.infer<typeof assertionSchema>;

export const factRow = z.strictObject({
  id: idSchema,
  assertion: assertionSchema,
  basis: z.string(),
  /** Where in the pictures it shows. */
  pins: z.array(pinSchema),
  statedBy: z.string(),
  reviewedBy: z.string().nullable(),
  withdrawn: z.boolean(),
});
export type FactRow = z.infer<typeof factRow>;

/** Left out, nothing is pinned. */
const stated = factRow
  .pick({ assertion: true, basis: true })
  .extend({ pins: z.array(pinSchema).max(MOST_PINS).optional() });
type Stated = z.infer<typeof stated>;

const filmsOf = ({ assertion, pins = [] }: Stated) => [
  ...("item" in assertion ? [assertion.item] : []),
  ...pins.map(({ item }) => item),
];
const saidOf = ({ assertion, basis, pins = [] }: Stated) => ({ assertion, basis, pins });

const verb = verbsFor(factRow);
export const fact = {
  row: factRow,
  verbs: {
    "fact.state": verb(
      stated,
      (said) => ({ put: { id: said.subject, ...saidOf(said.payload), ...statedBy(said), withdrawn: false } }),
      filmsOf,
    ),
    /** States it anew, also where it was withdrawn: it waits for a second member again. */
    "fact.correct": verb(
      stated,
      (said) => ({
        id: said.subject,
        patch: { ...saidOf(said.payload), ...statedBy(said), withdrawn: false },
      }),
      filmsOf,
    ),
    "fact.review": verb(z.strictObject({}), ({ subject, by }) => ({
      id: subject,
      patch: { reviewedBy: by },
    })),
    "fact.withdraw": verb(z.strictObject({ only: z.enum(["fact", "review"]) }), ({ subject, payload }) => ({
      id: subject,
      patch: payload.only === "fact" ? { withdrawn: true } : { reviewedBy: null },
    })),
  },
};
