// Takes pixels that a decoder writes, piece by piece, into an array of the size that was asked for.
import { refuse } from "../refusal.ts";
import type { OutputReader } from "../sandbox/run.ts";

/** `filled` tells how many bytes have come; more than fit is a refusal. */
export function filling(pixels: Uint8Array): { readonly take: OutputReader; filled(): number } {
  let filled = 0;
  const take: OutputReader = (chunk) => {
    if (filled + chunk.length > pixels.length) return refuse("odd-answer", "more frames than asked for");
    pixels.set(chunk, filled);
    filled += chunk.length;
    return undefined;
  };
  return { take, filled: () => filled };
}
