// A claim in plain words, for whoever reads it away from its page: the figure as it was given, and where it was said.
import type { ClaimRow } from "./claim.ts";
import type { Figure } from "./figure.ts";

export function figureSaid(figure: Figure): string {
  switch (figure.kind) {
    case "exactly":
      return `exactly ${figure.number}`;
    case "at-least":
      return `at least ${figure.number}`;
    case "at-most":
      return `at most ${figure.number}`;
    case "range":
      return `${figure.low} to ${figure.high}`;
    case "about":
      return `about ${figure.number}, agreed to be ${figure.low} to ${figure.high}`;
    case "word":
      return `“${figure.word}”`;
    case "none":
      return "no figure given";
  }
}

/** Who said it, in what office, where and when: as much of it as is known. */
export const sourceSaid = ({ party, saidBy, office, outlet, saidAt, url }: ClaimRow): string =>
  [saidBy ?? party, office, outlet, saidAt?.at, url].filter((part) => part != null).join(", ");
