// What was claimed, in words, and how what is found of it looks.
import { t } from "@lingui/core/macro";
import type { Figure, Relation } from "@sightline/domain";
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

export const relationLook = (): Readonly<Record<Relation, Look>> => ({
  supports: { word: t`The evidence supports it`, icon: "check", tone: "good" },
  consistent: { word: t`Consistent with the evidence`, icon: "dash", tone: "none" },
  contradicts: { word: t`The evidence contradicts it`, icon: "cross", tone: "bad" },
  "cannot say": { word: t`The evidence cannot say`, icon: "question", tone: "care" },
  "nothing to test": { word: t`Nothing to test`, icon: "minus", tone: "none" },
});
