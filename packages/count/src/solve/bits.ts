// Fixed-width bit sets over vertex numbers, for graphs small enough to hold a row of bits for each vertex.

export type Bits = Uint32Array<ArrayBuffer>;

export function bits(size: number): Bits {
  return new Uint32Array((size + 31) >>> 5);
}

/** All of 0 … size − 1. */
export function allOf(size: number): Bits {
  const set = bits(size).fill(0xffffffff);
  if (size & 31) set[set.length - 1] = 2 ** (size & 31) - 1;
  return set;
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

export function andInto(target: Bits, source: Bits): void {
  for (let i = 0; i < target.length; i++) target[i] = (target[i] ?? 0) & (source[i] ?? 0);
}

export function andNot(a: Bits, b: Bits): Bits {
  const rest = a.slice();
  for (let i = 0; i < rest.length; i++) rest[i] = (rest[i] ?? 0) & ~(b[i] ?? 0);
  return rest;
}

export function orInto(target: Bits, source: Bits): void {
  for (let i = 0; i < target.length; i++) target[i] = (target[i] ?? 0) | (source[i] ?? 0);
}

export function isEmpty(set: Bits): boolean {
  for (let i = 0; i < set.length; i++) if (set[i] !== 0) return false;
  return true;
}

export function sizeOf(set: Bits): number {
  let size = 0;
  for (let i = 0; i < set.length; i++) {
    // Counts the ones of a word in parallel (Warren, Hacker's Delight, 5-1).
    let word = set[i] ?? 0;
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    size += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return size;
}

/** The smallest member that is not below `from`; −1 when there is none. */
export function nextIn(set: Bits, from: number): number {
  let i = from >>> 5;
  let word = (set[i] ?? 0) & (-1 << (from & 31));
  while (word === 0) {
    i++;
    if (i >= set.length) return -1;
    word = set[i] ?? 0;
  }
  return (i << 5) + 31 - Math.clz32(word & -word);
}

/** Consecutive members that stay consecutive: where they start, where they go, how many. */
export type Runs = readonly (readonly [from: number, to: number, length: number])[];

export function runsOf(members: readonly number[]): Runs {
  const runs: [number, number, number][] = [];
  members.forEach((v, i) => {
    const last = runs.at(-1);
    if (last && last[0] + last[2] === v) last[2]++;
    else runs.push([v, i, 1]);
  });
  return runs;
}

/** The set with its members renumbered by runs, copied by words and not by members. */
export function pick(set: Bits, runs: Runs, size: number): Bits {
  const picked = bits(size);
  for (const [start, goal, length] of runs) {
    for (let done = 0; done < length;) {
      const from = start + done;
      const to = goal + done;
      const room = Math.min(length - done, 32 - (from & 31), 32 - (to & 31));
      const mask = room === 32 ? -1 : (1 << room) - 1;
      const chunk = ((set[from >>> 5] ?? 0) >>> (from & 31)) & mask;
      picked[to >>> 5] = (picked[to >>> 5] ?? 0) | (chunk << (to & 31));
      done += room;
    }
  }
  return picked;
}
