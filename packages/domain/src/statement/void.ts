// What a review of a statement rests on may change: then the review is taken back, by an entry of its own.
import { applyToHeld, draftOf, type Informed } from "../investigation/held.ts";
import { itemsOf } from "../journal/thing.ts";
import type { Signed } from "../journal/entry.ts";
import type { Verb } from "../journal/nouns.ts";
import { ok } from "../refusal.ts";
import type { Rule } from "../rule.ts";
import { restsOn, statementsIn } from "./standing.ts";

/** The rule, and what it changes of the words under statements that were reviewed. */
export const withStatements =
  <V extends Verb>(rule: Rule<V>): Rule<V> =>
  (held, change) => {
    const decided = rule(held, change);
    return decided.ok && held.statement.size > 0
      ? ok([...decided.value, ...voidedBy(held, change, decided.value)])
      : decided;
  };

function voidedBy(held: Informed, change: Signed, decided: readonly Signed[]): Signed[] {
  if (decided.length === 0) return [];
  const { verb, subject, payload } = change;
  const named = { verb, subject, item: "item" in payload ? payload.item : null };
  const within = itemsOf(held, "segment" in payload ? { verb, subject: payload.segment } : named);
  const rested = within
    .flatMap((item) => statementsIn(held, item))
    .filter(({ reviewedBy }) => reviewedBy !== null);
  if (rested.length === 0) return [];
  const after = draftOf(held);
  for (const one of decided) applyToHeld(after, one);
  const { by, via } = change;
  return rested.flatMap((statement): Signed[] => {
    const [was, is] = [restsOn(held, statement), restsOn(after, statement)];
    // One more translation takes nothing from those that were read.
    const stands =
      was.words.length === is.words.length &&
      was.words.every((line, at) => line === is.words[at]) &&
      was.translations.every((line) => is.translations.includes(line));
    if (stands) return [];
    const reason = `What is written down of statement ${statement.id} is something else now.`;
    const payload = { only: "review" as const };
    return [{ verb: "statement.withdraw", subject: statement.id, payload, by, via, reason }];
  });
}
