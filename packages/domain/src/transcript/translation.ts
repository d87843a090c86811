// A translation of one segment into one language: by whom, and the second reader who confirmed it.
import { z } from "zod";
import { idSchema } from "../ids.ts";
import { versionSchema } from "../item/item.ts";
import { statedBy, verbsFor } from "../noun.ts";
import { languageSchema } from "./language.ts";
import { wordsSchema } from "./segment.ts";

export const translationRow = z.strictObject({
  id: idSchema,
  segment: idSchema,
  language: languageSchema,
  text: wordsSchema,
  /** Whoever translated it, by name; null where the member who states it did. */
  translator: z.string().trim().min(1).max(200).nullable(),
  statedBy: z.string(),
  /** The second reader. */
  reviewedBy: z.string().nullable(),
  /** The version of the segment whose words it translates. */
  of: z.int(),
  /** The entry that last changed it: whoever reviews it names the one that they read. */
  version: z.int(),
  withdrawn: z.boolean(),
});
export type TranslationRow = z.infer<typeof translationRow>;

/** Whoever translates names the version of the words that they had before them. */
const stated = translationRow
  .pick({ segment: true, language: true, text: true, translator: true })
  .extend({ of: versionSchema });

const verb = verbsFor(translationRow);
export const translation = {
  row: translationRow,
  verbs: {
    "translation.state": verb(stated, (said) => ({
      put: { id: said.subject, ...said.payload, ...statedBy(said), version: said.seq, withdrawn: false },
    })),
    /** Says it anew, also where it was withdrawn: it waits for a second reader again. */
    "translation.correct": verb(stated, (said) => {
      const { segment: _, ...payload } = said.payload;
      return {
        id: said.subject,
        patch: { ...payload, ...statedBy(said), version: said.seq, withdrawn: false },
      };
    }),
    "translation.review": verb(z.strictObject({ version: versionSchema }), ({ subject, by }) => ({
      id: subject,
      patch: { reviewedBy: by },
    })),
    "translation.withdraw": verb(
      z.strictObject({ only: z.enum(["translation", "review"]) }),
      ({ subject, payload }) => ({
        id: subject,
        patch: payload.only === "translation" ? { withdrawn: true } : { reviewedBy: null },
      }),
    ),
  },
};
