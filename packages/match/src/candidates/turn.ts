// Which of two contents is `a`: the longer one, and in equal length the one that is named first.
import { lengthUs } from "../align/sides.ts";
import type { Prints } from "../relation.ts";

/** A content with its prints; `name` is what it is called, or its place in a list. */
export interface NamedPrints {
  readonly id: string;
  readonly name: string | number;
  readonly prints: Prints;
}

/** The first of the two is `a`; a video goes before a photo. */
export const inTurn = <T extends NamedPrints>(one: T, other: T): [T, T] =>
  goesFirst(one, other) ? [one, other] : [other, one];

function goesFirst(one: NamedPrints, other: NamedPrints): boolean {
  if (one.prints.kind !== other.prints.kind) return one.prints.kind === "video";
  const longer = lengthUs(one.prints.ptsUs) - lengthUs(other.prints.ptsUs);
  if (longer !== 0) return longer > 0;
  return one.name === other.name ? one.id < other.id : one.name < other.name;
}
