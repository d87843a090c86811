// Two items held against each other in one way: which layer of each, and how b is mirrored or turned.
import { halfDistance, hashWords } from "../search/words.ts";
import { nearestTo } from "../sorted.ts";
import type { TimeLine } from "./refine-line.ts";
import { isUsable, type Layer, type Side, variantWords } from "./sides.ts";

/** What one looks at: the layers (0 whole, 1 without bars), and the change that makes `b` look like `a`. */
export interface View {
  readonly aLayer: number;
  readonly bLayer: number;
  readonly variant: number;
}

export class Pairing {
  readonly a: Side;
  readonly b: Side;
  readonly view: View;
  readonly #a: Layer;
  readonly #b: Layer;

  constructor(a: Side, b: Side, view: View) {
    this.a = a;
    this.b = b;
    this.view = view;
    this.#a = layer(a, view.aLayer);
    this.#b = layer(b, view.bLayer);
  }

  /** Bits in which frame i of a and frame j of b differ. */
  distance(i: number, j: number): number {
    const at = i * variantWords;
    const to = j * variantWords + this.view.variant * hashWords;
    const [a, b] = [this.#a.variants, this.#b.variants];
    return halfDistance(a, at, b, to) + halfDistance(a, at + 4, b, to + 4);
  }

  /** The words of frame i of a, and those of frame j of b as it is looked at. */
  hashA(i: number): Uint32Array {
    return this.#a.variants.subarray(i * variantWords, i * variantWords + hashWords);
  }

  hashB(j: number): Uint32Array {
    const at = j * variantWords + this.view.variant * hashWords;
    return this.#b.variants.subarray(at, at + hashWords);
  }

  usableA(i: number): boolean {
    return isUsable(this.#a, i);
  }

  usableB(j: number): boolean {
    return isUsable(this.#b, j);
  }

  /** The instant of a that frame j of b shows, in µs. */
  instant(line: TimeLine, j: number): number {
    return line.offsetUs + line.speed * (this.b.ptsUs[j] ?? Number.NaN);
  }

  /** The frame of a nearest to an instant; −1 when it lies outside a by more than half a frame. */
  frameAt(instantUs: number): number {
    const { ptsUs, gapUs } = this.a;
    const slack = gapUs / 2;
    if (instantUs < (ptsUs[0] ?? 0) - slack || instantUs > (ptsUs.at(-1) ?? 0) + slack) return -1;
    return nearestTo(ptsUs, instantUs);
  }
}

function layer(side: Side, which: number): Layer {
  const found = side.layers[which];
  if (found === undefined) throw new RangeError(`expected one of ${side.layers.length} layers, got ${which}`);
  return found;
}
