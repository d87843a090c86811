// A suggestion for a transcript: words that a program of the operator printed. It counts nowhere until a member takes it.
import { z } from "zod";
import { idSchema, microsecondsSchema } from "../ids.ts";
import { versionSchema } from "../item/item.ts";
import { changeSchema } from "../journal/entry.ts";
import type { Change } from "../journal/nouns.ts";
import { languageSchema } from "../transcript/language.ts";
import { wordsSchema } from "../transcript/segment.ts";

const said = { id: idSchema, text: wordsSchema, language: languageSchema };

export const suggestionSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("speech"),
    ...said,
    startUs: microsecondsSchema,
    endUs: microsecondsSchema,
  }),
  /** Of the words that the segment had when the program was given them. */
  z.strictObject({ kind: z.literal("translation"), ...said, segment: idSchema, of: versionSchema }),
]);
export type Suggestion = z.infer<typeof suggestionSchema>;

/** What a member states who takes it: the words are theirs then. A segment, or a translation, has the id of its suggestion. */
export function takenAs(item: string, suggestion: Suggestion): Change {
  const { id: subject, text, language } = suggestion;
  if (suggestion.kind === "translation") {
    const { segment, of } = suggestion;
    const payload = { segment, of, language, text, translator: null };
    return changeSchema.parse({ verb: "translation.state", subject, payload });
  }
  const { startUs, endUs } = suggestion;
  const speaker = { kind: "unknown" };
  const payload = { item, startUs, endUs, text, language, speaker, note: null };
  return changeSchema.parse({ verb: "segment.state", subject, payload });
}
