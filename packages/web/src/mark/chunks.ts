// Long lists in pieces, so that of thousands only the piece that changed is made anew.

const SIZE = 64;

export const chunksOf = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / SIZE) }, (_, i) => all.slice(i * SIZE, (i + 1) * SIZE));

export const isSameList = <T>(a: readonly T[], b: readonly T[], same: (a: T, b: T) => boolean = Object.is) =>
  a.length === b.length && a.every((one, i) => same(one, b[i] as T));
