// Fixed-width bit sets over vertex numbers, for graphs small enough to hold a row of bits for each vertex.

export type Bits = Uint32Array<ArrayBuffer>;

export function bits(size: number): Bits {
  return new Uint32Array((size + 31) >>> 5);
}

export function add(set: Bits, v: number): void {
  set[v >>> 5] = (set[v >>> 5] ?? 0) | (1 << (v & 31));
}

export function drop(set: Bits, v: number): void {
  set[v >>> 5] = (set[v >>> 5] ?? 0) & ~(1 << (v & 31));
}

export function has(set: Bits, v: number): boolean {
  return (((set[v >>> 5] ?? 0) >>> (v & 31)) & 1) === 1;
}

export function and(a: Bits, b: Bits): Bits {
  return a.map((word, i) => word & (b[i] ?? 0));
}

export function andNot(a: Bits, b: Bits): Bits {
  return a.map((word, i) => word & ~(b[i] ?? 0));
}

export function orInto(target: Bits, source: Bits): void {
  for (let i = 0; i < target.length; i++) target[i] = (target[i] ?? 0) | (source[i] ?? 0);
}

export function isWithin(a: Bits, b: Bits): boolean {
  return a.every((word, i) => (word & ~(b[i] ?? 0)) === 0);
}

export function isEmpty(set: Bits): boolean {
  return set.every((word) => word === 0);
}

export function sizeOf(set: Bits): number {
  let size = 0;
  for (let word of set) for (; word !== 0; word &= word - 1) size++;
  return size;
}

/** The members, smallest first. */
export function membersOf(set: Bits): number[] {
  const members: number[] = [];
  set.forEach((whole, i) => {
    for (let word = whole; word !== 0; word &= word - 1)
      members.push((i << 5) + 31 - Math.clz32(word & -word));
  });
  return members;
}
