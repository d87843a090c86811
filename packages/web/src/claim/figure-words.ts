// What was claimed, in words, and how what is found of it looks.
import { t } from "@lingui/core/macro";
import type { ClaimShown, Figure, Relation } from "@sightline/domain";
import { figure } from "../desk/words.ts";
import type { Look } from "../kit/Badge.tsx";

export function figureSaid(claimed: Figure): string {
  switch (claimed.kind) {
    case "exactly":
      return t`exactly ${figure(claimed.number)}`;
    case "at-least":
      return t`at least ${figure(claimed.number)}`;
    case "at-most":
      return t`at most ${figure(claimed.number)}`;
    case "range":
      return t`${figure(claimed.low)} to ${figure(claimed.high)}`;
    case "about":
      return t`about ${figure(claimed.number)}, agreed to be ${figure(claimed.low)} to ${figure(claimed.high)}`;
    case "word":
      return t`“${claimed.word}”`;
    case "none":
      return t`no figure given`;
  }
}

/** What a word was agreed to mean; null where the figure says it itself, or nothing was agreed. */
export function meaningSaid({ figure: claimed, finding: { bounds } }: ClaimShown): string | null {
  if (claimed.kind !== "word" || bounds === null) return null;
  const { low, high } = bounds;
  if (low === null) return high === null ? null : t`agreed to mean at most ${figure(high)}`;
  return high === null
    ? t`agreed to mean at least ${figure(low)}`
    : t`agreed to mean ${figure(low)} to ${figure(high)}`;
}

export const relationLook = (): Readonly<Record<Relation, Look>> => ({
  supports: { word: t`The evidence supports it`, icon: "check", tone: "good" },
  consistent: { word: t`Consistent with the evidence`, icon: "dash", tone: "none" },
  contradicts: { word: t`The evidence contradicts it`, icon: "cross", tone: "bad" },
  "cannot say": { word: t`The evidence cannot say`, icon: "question", tone: "care" },
  "nothing to test": { word: t`Nothing to test`, icon: "minus", tone: "none" },
});
