// Tells a frame that was mixed of two neighbours, as interlacing and a change of frame rate do: near neither, and of both.
import { hashWords, onesIn } from "../search/words.ts";
import type { Pairing } from "./pairing.ts";

/** Of frames that are nearly alike the mixture is near to both, and nothing is learned; of frames with nothing in common nothing is known. */
const [leastApart, mostApart] = [16, 160];
/** A mixture is as far from the one as from the other, or nearly: what is near one of the two is that frame, and proves nothing of the other. */
const leastOfEach = 0.25;
/** Interlaced copies of real film have 0 to 4; of two takes that are alike by their place, hardly a frame has under 15. */
const nearMixture = 12;

/**
 * How near frame `j` of b is to a mixture of frame `i` of a with a neighbour, or `i` to one of `j`, in bits of 256; null
 * where it is none. The coefficients of a mixture are the sums of those of the two: where both have the same sign it has it too.
 */
export function mixedDistance(pairing: Pairing, i: number, j: number): number | null {
  const [ofA, ofB] = [(at: number) => pairing.hashA(at), (at: number) => pairing.hashB(at)];
  const [a, b] = [pairing.a.ptsUs.length, pairing.b.ptsUs.length];
  const distances = [-1, 1].flatMap((step) => [
    i + step >= 0 && i + step < a ? distanceTo(ofB(j), ofA(i), ofA(i + step)) : 256,
    j + step >= 0 && j + step < b ? distanceTo(ofA(i), ofB(j), ofB(j + step)) : 256,
  ]);
  const least = Math.min(...distances);
  return least <= nearMixture ? least : null;
}

function distanceTo(mixed: Uint32Array, one: Uint32Array, other: Uint32Array): number {
  let [apart, fromOne, wrong] = [0, 0, 0];
  for (let word = 0; word < hashWords; word++) {
    const differ = (one[word] as number) ^ (other[word] as number);
    const unlike = (one[word] as number) ^ (mixed[word] as number);
    apart += onesIn(differ);
    fromOne += onesIn(differ & unlike);
    wrong += onesIn(~differ & unlike);
  }
  const isBetween = Math.min(fromOne, apart - fromOne) >= leastOfEach * apart;
  if (apart < leastApart || apart > mostApart || !isBetween) return 256;
  return Math.round((256 * wrong) / (256 - apart));
}
