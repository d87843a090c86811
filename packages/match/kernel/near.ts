// Hashes near other hashes: every pair of a block is looked at, and those within a limit are written down.

/*
 * Words of 64 bits and not vectors: most processors count the ones of a word in one step, but those of a vector in ten.
 * Unrelated hashes differ in 64 ± 6 bits of the first 128 (binomial), so a second look is rare.
 */

let block: usize = 0;
let count: u32 = 0;
let limit: u32 = 0;
/** Where the next pair is written. */
let out: usize = 0;

/** Says where the hashes lie and how many they are. */
export function hold(at: usize, hashes: u32): void {
  block = at;
  count = hashes;
}

/**
 * Finds the hashes of the block within `most` bits of any of `queries` hashes; writes pairs and returns how many.
 * A pair is two u32: the place in the block; the place among the queries · 65,536 + the distance.
 * `into` needs room for 8 bytes for every hash and query.
 */
export function within(query: usize, queries: u32, most: u32, into: usize): u32 {
  limit = most;
  out = into;
  let q: u32 = 0;
  for (; q + 4 <= queries; q += 4) fourWithin(query + (q << 5), q);
  for (; q < queries; q++) oneWithin(query + (q << 5), q);
  return <u32>((out - into) >> 3);
}

/** Each hash is read once for four queries. */
function fourWithin(a: usize, q: u32): void {
  const a0 = load<u64>(a);
  const a1 = load<u64>(a, 8);
  const b0 = load<u64>(a, 32);
  const b1 = load<u64>(a, 40);
  const c0 = load<u64>(a, 64);
  const c1 = load<u64>(a, 72);
  const d0 = load<u64>(a, 96);
  const d1 = load<u64>(a, 104);
  const most = limit;
  const hashes = count;
  let at = block;
  for (let i: u32 = 0; i < hashes; i++) {
    const h0 = load<u64>(at);
    const h1 = load<u64>(at, 8);
    const da = <u32>(popcnt(a0 ^ h0) + popcnt(a1 ^ h1));
    const db = <u32>(popcnt(b0 ^ h0) + popcnt(b1 ^ h1));
    const dc = <u32>(popcnt(c0 ^ h0) + popcnt(c1 ^ h1));
    const dd = <u32>(popcnt(d0 ^ h0) + popcnt(d1 ^ h1));
    if (da <= most) secondLook(a, q, i, da);
    if (db <= most) secondLook(a + 32, q + 1, i, db);
    if (dc <= most) secondLook(a + 64, q + 2, i, dc);
    if (dd <= most) secondLook(a + 96, q + 3, i, dd);
    at += 32;
  }
}

function oneWithin(a: usize, q: u32): void {
  const a0 = load<u64>(a);
  const a1 = load<u64>(a, 8);
  const most = limit;
  const hashes = count;
  let at = block;
  for (let i: u32 = 0; i < hashes; i++) {
    const first = <u32>(popcnt(a0 ^ load<u64>(at)) + popcnt(a1 ^ load<u64>(at, 8)));
    if (first <= most) secondLook(a, q, i, first);
    at += 32;
  }
}

/** Counts the other 128 bits, and writes the pair when it is near. */
function secondLook(a: usize, q: u32, i: u32, first: u32): void {
  const at = block + (i << 5);
  const rest = popcnt(load<u64>(a, 16) ^ load<u64>(at, 16)) + popcnt(load<u64>(a, 24) ^ load<u64>(at, 24));
  const distance = first + <u32>rest;
  if (distance > limit) return;
  store<u32>(out, i);
  store<u32>(out, (q << 16) | distance, 4);
  out += 8;
}

/** The first nearest hash of the block, as one number: its distance · 2³² + its place. 2⁶⁴ − 1 for an empty block. */
export function nearest(query: usize): u64 {
  const a0 = load<u64>(query);
  const a1 = load<u64>(query, 8);
  const a2 = load<u64>(query, 16);
  const a3 = load<u64>(query, 24);
  let best: u64 = u64.MAX_VALUE;
  let at = block;
  for (let i: u32 = 0; i < count; i++) {
    const first = popcnt(a0 ^ load<u64>(at)) + popcnt(a1 ^ load<u64>(at, 8));
    if (first <= best >> 32) {
      const rest = popcnt(a2 ^ load<u64>(at, 16)) + popcnt(a3 ^ load<u64>(at, 24));
      best = min(best, ((first + rest) << 32) | <u64>i);
    }
    at += 32;
  }
  return best;
}
