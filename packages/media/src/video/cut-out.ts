// Cuts a rectangle with fractional edges out of an RGB frame and stretches it to the frame's size, bilinearly.

/** Edges of what is kept, in pixels from the left and from the top; fractions are parts of a pixel. */
export interface Edges {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Stretches what lies inside `edges` of a `side`×`side` RGB frame over `into`, which has the same size. */
export function cutOut(frame: Uint8Array, side: number, edges: Edges, into: Uint8Array): void {
  const columns = taps(edges.left, edges.right, side);
  const rows = taps(edges.top, edges.bottom, side);
  const line = new Float32Array(side * 3);
  let out = 0;
  for (let y = 0; y < side; y++) {
    const low = (rows.low[y] as number) * side * 3;
    const high = (rows.high[y] as number) * side * 3;
    const down = rows.share[y] as number;
    for (let i = 0; i < side * 3; i++) {
      const above = frame[low + i] as number;
      line[i] = above + down * ((frame[high + i] as number) - above);
    }
    for (let x = 0; x < side; x++) {
      const a = (columns.low[x] as number) * 3;
      const b = (columns.high[x] as number) * 3;
      const across = columns.share[x] as number;
      for (let c = 0; c < 3; c++) {
        const before = line[a + c] as number;
        into[out++] = Math.round(before + across * ((line[b + c] as number) - before));
      }
    }
  }
}

interface Taps {
  readonly low: Int32Array;
  readonly high: Int32Array;
  readonly share: Float32Array;
}

/** For each output pixel its two source pixels and the share of the second. */
function taps(from: number, to: number, side: number): Taps {
  // Pixels that the edge runs through hold some of the bar: the nearest whole one stands in for them.
  const first = Math.min(side - 1, Math.ceil(from - 0.01));
  const last = Math.max(first, Math.floor(to + 0.01) - 1);
  const low = new Int32Array(side);
  const high = new Int32Array(side);
  const share = new Float32Array(side);
  for (let i = 0; i < side; i++) {
    const wanted = from + ((i + 0.5) * (to - from)) / side - 0.5;
    const at = Math.min(last, Math.max(first, wanted));
    low[i] = Math.floor(at);
    high[i] = Math.min(last, Math.floor(at) + 1);
    share[i] = at - Math.floor(at);
  }
  return { low, high, share };
}
