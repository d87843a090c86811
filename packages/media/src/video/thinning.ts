// Keeps an even choice of the frames that go by, however many they are.

export interface Kept {
  readonly index: number;
  readonly pixels: Uint8Array;
}

/** Keeps every frame, then every second, every fourth …, so that there are never more than `most`. */
export function thinning(most: number): {
  add: (frame: Uint8Array, index: number) => void;
  kept: () => readonly Kept[];
} {
  let kept: Kept[] = [];
  let every = 1;
  let count = 0;
  return {
    add: (frame, index) => {
      if (count++ % every !== 0) return;
      if (kept.length === most) {
        kept = kept.filter((_, n) => n % 2 === 0);
        every *= 2;
        if ((count - 1) % every !== 0) return;
      }
      kept.push({ index, pixels: frame.slice() });
    },
    kept: () => kept,
  };
}
