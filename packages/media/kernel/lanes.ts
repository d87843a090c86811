// What several parts of the kernel do with the lanes of a vector.

/** Sixteen 16-bit numbers over 2^shift, rounded by adding `half`, as bytes. */
export function narrowed(low: v128, high: v128, half: i16, shift: i32): v128 {
  const round = i16x8.splat(half);
  return i8x16.narrow_i16x8_u(
    i16x8.shr_u(i16x8.add(low, round), shift),
    i16x8.shr_u(i16x8.add(high, round), shift),
  );
}

export function sum(lanes: v128): i32 {
  const low = i32x4.extract_lane(lanes, 0) + i32x4.extract_lane(lanes, 1);
  return low + i32x4.extract_lane(lanes, 2) + i32x4.extract_lane(lanes, 3);
}
