// From when to when something can be heard in an item, as far as its frames tell.
import type { Outside } from "../investigation/asked.ts";
import type { ItemRow } from "../item/item.ts";

/** So long stands the frame of a film that has only one. */
const ONE_FRAME_US = 1_000_000;

export type Heard = { readonly startUs: number; readonly endUs: number };

/** The last frame stands as long as the one before it; null while the decoders have not said which frames there are. */
export function heardIn({ seen }: Pick<Outside, "seen">, { sha256 }: Pick<ItemRow, "sha256">): Heard | null {
  const frames = seen.of(sha256)?.ptsUs;
  return frames ? heardOf(frames) : null;
}

export function heardOf(ptsUs: readonly number[]): Heard | null {
  const [first, last] = [ptsUs[0], ptsUs.at(-1)];
  if (first === undefined || last === undefined) return null;
  return { startUs: first, endUs: last + (last - (ptsUs.at(-2) ?? last - ONE_FRAME_US)) };
}
