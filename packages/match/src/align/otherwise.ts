// Items that show one another otherwise than as they are: played backwards, or with light and dark exchanged.
import { hashBytes } from "../hash.ts";
import type { Prints, Relation } from "../relation.ts";
import { relateMany } from "./relate.ts";

/** The stretches in which `b` runs backwards through `a` and moments prove it, the longest first; speeds are below 0. */
export function relateBackwards(a: Prints, b: Prints): Relation[] {
  if (b.kind === "photo") return [];
  const around = (b.ptsUs[0] ?? 0) + (b.ptsUs.at(-1) ?? 0);
  return relateMany(a, backwards(b, around))
    .filter(({ relation }) => relation === "same-recording")
    .map((relation) => turnedBack(relation, around));
}

function turnedBack(relation: Relation, around: number): Relation {
  const { offsetUs, speed, evidence } = relation;
  return {
    ...relation,
    // b's instant t is the instant `around − t` of what was compared.
    offsetUs: Math.round(offsetUs + speed * around),
    speed: -speed,
    evidence:
      evidence.by === "hashes"
        ? { ...evidence, pairs: evidence.pairs.map((pair) => ({ ...pair, bUs: around - pair.bUs })) }
        : evidence,
  };
}

function backwards(prints: Prints, around: number): Prints {
  const { ptsUs, trimmed, shotsUs } = prints;
  const frames = ptsUs.length;
  const reversed = (bytes: Uint8Array, each: number): Uint8Array => {
    const turned = new Uint8Array(bytes.length);
    for (let frame = 0; frame < frames; frame++)
      turned.set(bytes.subarray(frame * each, (frame + 1) * each), (frames - 1 - frame) * each);
    return turned;
  };
  const layer = ({ hashes, qualities, variants }: Pick<Prints, "hashes" | "qualities" | "variants">) => ({
    hashes: reversed(hashes, hashBytes),
    qualities: qualities.toReversed(),
    variants: variants ? reversed(variants, 8 * hashBytes) : null,
  });
  return {
    ...prints,
    ...layer(prints),
    ptsUs: ptsUs.map((us) => around - us).toReversed(),
    trimmed: trimmed === null ? null : layer(trimmed),
    // A shot ends where the next one began.
    shotsUs: shotsUs.map((us) => around - us).toReversed(),
  };
}

/**
 * The same prints as of a picture in which light and dark are exchanged: every coefficient of its cosines has the other
 * sign, and so is each of its bits the other one.
 */
export function invertedOf(prints: Prints): Prints {
  return { ...inverted(prints), trimmed: prints.trimmed === null ? null : inverted(prints.trimmed) };
}

const inverted = <T extends Pick<Prints, "hashes" | "variants">>(one: T): T => ({
  ...one,
  hashes: complement(one.hashes),
  variants: one.variants ? complement(one.variants) : null,
});

export const complement = (hashes: Uint8Array): Uint8Array => hashes.map((byte) => byte ^ 0xff);
