// Which questions about an item nobody has answered yet, in a sentence.
import { plural } from "@lingui/core/macro";
import type { ChecksShown } from "@sightline/domain";
import { listOf } from "../desk/words.ts";

/** Null when all are answered. */
export function openQuestions({ questions }: Pick<ChecksShown, "questions">): string | null {
  const open = questions.filter(({ answer }) => answer === null).map(({ name }) => name);
  if (open.length === 0) return null;
  return plural(open.length, {
    one: `# question is open: ${listOf(open)}.`,
    other: `# questions are open: ${listOf(open)}.`,
  });
}
