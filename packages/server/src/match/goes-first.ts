// Which of two contents is `a`: the longer one, and in equal length the one that is named first.
import type { Prints } from "@sightline/match";

/** A content with its prints and what its item is called. */
export type Named = { readonly sha256: string; readonly name: string; readonly prints: Prints };

/** A video goes before a photo. */
export function goesFirst(one: Named, other: Named): boolean {
  if (one.prints.kind !== other.prints.kind) return one.prints.kind === "video";
  const longer = lengthUs(one.prints) - lengthUs(other.prints);
  if (longer !== 0) return longer > 0;
  return one.name === other.name ? one.sha256 < other.sha256 : one.name < other.name;
}

const lengthUs = ({ ptsUs }: Prints): number => (ptsUs.at(-1) ?? 0) - (ptsUs[0] ?? 0);
