// What is found of a claim, as one sentence: it never says more than a minimum can.
import type { Bounds } from "../claim/figure.ts";
import type { Tested } from "./relation.ts";

type Of = {
  readonly atLeast: number | null;
  /** The word that was used, where the figure is one. */
  readonly word: string | null;
};

const saidBounds = ({ low, high }: Bounds): string => {
  if (low === null) return `at most ${high}`;
  if (high === null) return `at least ${low}`;
  return low === high ? `exactly ${low}` : `${low} to ${high}`;
};

export function findingSaid({ because, bounds }: Tested, { atLeast, word }: Of): string {
  const means = bounds === null ? "" : saidBounds(bounds);
  const claimed =
    word === null ? `The claim says ${means}` : `The claim says “${word}”, agreed to mean ${means}`;
  switch (because) {
    case "no figure":
      return "No figure was given, so there is nothing to test.";
    case "word not agreed":
      return `Nobody has agreed what “${word ?? ""}” means, so it cannot be tested.`;
    case "no number":
      return "There is no number that a proof holds up, so nothing can be said.";
    case "counts later ones":
      return `The count takes in what was shown after the time that the claim is of; at least ${atLeast} by now says nothing of then. Let it be about a count that ends there.`;
    case "reaches":
      return `${claimed}; at least ${atLeast} are shown.`;
    case "falls short":
      return `${claimed}; at least ${atLeast} are shown, which does not say that there were no more.`;
    case "exceeds":
      return `${claimed}; at least ${atLeast} are shown, which is more.`;
    case "does not exceed":
      return `${claimed}; at least ${atLeast} are shown, which is not more, and there may have been more than are shown.`;
  }
}
