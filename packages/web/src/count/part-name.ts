// Parts of a sum are called A, B, C …, so that separations can speak of them.

/** 0 → `A`, 25 → `Z`, 26 → `AA`. */
export const partName = (index: number): string =>
  index < 26
    ? String.fromCodePoint(65 + index)
    : `${partName(Math.floor(index / 26) - 1)}${partName(index % 26)}`;
