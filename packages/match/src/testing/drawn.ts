// Pictures for the tests of hashing: rough or smooth, of any size, the same for the same seed.

/** A picture of `length` bytes from a seed: white noise, or soft hills with a little of it. */
export function drawnBytes(length: number, seed: number, smooth: boolean): Uint8Array {
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  const [long, short] = [17 + (seed % 101), 5 + (seed % 13)];
  return Uint8Array.from({ length }, (_, i) => {
    // A linear congruential step (Numerical Recipes): its high bits are rough enough.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const noise = state >>> 24;
    return smooth ? 128 + 60 * Math.sin(i / long) + 50 * Math.cos(i / short / 97) + noise / 32 : noise;
  });
}
