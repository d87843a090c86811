// Which of two contents is `a`: the longer one, then the larger one, then the one whose hash of bytes is less, whatever they are called.
import { lengthUs } from "../align/sides.ts";
import type { Prints } from "../relation.ts";

/** A content with its prints. */
export interface NamedPrints {
  /** The SHA-256 of its bytes: the same wherever it is held. */
  readonly id: string;
  readonly prints: Prints;
  /** Pixels of its picture, width times height: of two photos the larger one goes first. */
  readonly pixels?: number;
}

/** The first of the two is `a`; a video goes before a photo. In whichever order they come, the answer is the same. */
export const inTurn = <T extends NamedPrints>(one: T, other: T): [T, T] =>
  goesFirst(one, other) ? [one, other] : [other, one];

function goesFirst(one: NamedPrints, other: NamedPrints): boolean {
  if (one.prints.kind !== other.prints.kind) return one.prints.kind === "video";
  const longer = lengthUs(one.prints.ptsUs) - lengthUs(other.prints.ptsUs);
  if (longer !== 0) return longer > 0;
  const larger = (one.pixels ?? 0) - (other.pixels ?? 0);
  return larger !== 0 ? larger > 0 : one.id < other.id;
}
