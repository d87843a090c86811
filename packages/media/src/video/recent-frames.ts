// Keeps the last frames of a video at hand: what is said of a frame can depend on the ones after it.

export interface RecentFrames {
  /** Takes the next frame; gives its index. */
  readonly put: (frame: Uint8Array) => number;
  /** The frame of that index. Throws a RangeError when it is no longer, or not yet, at hand. */
  readonly at: (index: number) => Uint8Array;
  readonly count: () => number;
}

export function recentFrames(most: number): RecentFrames {
  const kept: Uint8Array[] = [];
  let count = 0;
  return {
    put: (frame) => {
      const place = count % most;
      const old = kept[place];
      if (old === undefined) kept[place] = frame.slice();
      else old.set(frame);
      return count++;
    },
    at: (index) => {
      const frame = kept[index % most];
      if (frame === undefined || index >= count || index < count - most)
        throw new RangeError(`expected one of the last ${most} of ${count} frames, got ${index}`);
      return frame;
    },
    count: () => count,
  };
}
