// A statement: what somebody says in a film, in some span of it, as attributes from the investigation's list.
import { z } from "zod";
import { idSchema, microsecondsSchema, sha256Schema } from "../ids.ts";
import { versionSchema } from "../item/item.ts";
import { statedBy, verbsFor } from "../noun.ts";
import { speakerSchema } from "../transcript/segment.ts";
import { sayingsSchema } from "./sayings.ts";

/** What a statement says, without who stands behind it. */
const statementSaidSchema = z.strictObject({
  item: idSchema,
  /** In µs of the item's own PTS, at any instant: the words are what its transcript has there. */
  startUs: microsecondsSchema,
  endUs: microsecondsSchema,
  speaker: speakerSchema,
  attributes: sayingsSchema.shape.attributes.min(1),
  note: z.string().trim().min(1).max(10_000).nullable(),
});

export const statementRow = statementSaidSchema.extend({
  id: idSchema,
  /** Whoever speaks is held: it governs what of it may be published. */
  captivity: z.boolean(),
  statedBy: z.string(),
  reviewedBy: z.string().nullable(),
  version: z.int(),
  withdrawn: z.boolean(),
});
export type StatementRow = z.infer<typeof statementRow>;

/** Left out, the rule says whether it is spoken in captivity. */
const stated = statementSaidSchema.extend({ captivity: z.boolean().optional() });

const verb = verbsFor(statementRow);
export const statement = {
  row: statementRow,
  verbs: {
    "statement.state": verb(
      stated,
      (said) => ({
        put: {
          id: said.subject,
          ...said.payload,
          captivity: said.payload.captivity ?? true,
          ...statedBy(said),
          version: said.seq,
          withdrawn: false,
        },
      }),
      ({ item }) => item,
    ),
    /** States it anew, also where it was withdrawn: it waits for a second member again. */
    "statement.correct": verb(
      stated,
      (said) => {
        const { item: _, captivity = true, ...payload } = said.payload;
        return {
          id: said.subject,
          patch: { ...payload, captivity, ...statedBy(said), version: said.seq, withdrawn: false },
        };
      },
      ({ item }) => item,
    ),
    /** Of that version, and of those words: `heard` is the hash of what its transcript has there (`heardHash`). */
    "statement.review": verb(
      z.strictObject({ version: versionSchema, heard: sha256Schema }),
      ({ subject, by }) => ({ id: subject, patch: { reviewedBy: by } }),
    ),
    "statement.withdraw": verb(
      z.strictObject({ only: z.enum(["statement", "review"]) }),
      ({ subject, payload }) => ({
        id: subject,
        patch: payload.only === "statement" ? { withdrawn: true } : { reviewedBy: null },
      }),
    ),
  },
};
