// SHA-256 (FIPS 180-4) of a string's UTF-8 bytes, without any platform API; shared by the solver and the proof checker.

const K = new Uint32Array(64);
const START = new Uint32Array(8);
const fraction = (x: number) => (x - Math.floor(x)) * 2 ** 32;
const at = (list: Uint32Array, i: number) => list[i] ?? 0;

// The constants are the first 32 bits of the fractional parts of cube and square roots of the first primes (FIPS 180-4, 4.2.2, 5.3.3).
for (let n = 2, found = 0; found < 64; n++) {
  let prime = true;
  for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
  if (!prime) continue;
  if (found < 8) START[found] = fraction(Math.sqrt(n));
  K[found++] = fraction(Math.cbrt(n));
}

/** Lower-case hexadecimal SHA-256 of the text's UTF-8 bytes; a lone surrogate is encoded as U+FFFD, as TextEncoder does. */
export function sha256(text: string): string {
  const state = START.slice();
  const block = new Uint8Array(64);
  const words = new Uint32Array(64);
  let filled = 0;
  let total = 0;
  const push = (byte: number) => {
    block[filled++] = byte;
    if (filled === 64) {
      compress(state, block, words);
      filled = 0;
      total += 64;
    }
  };
  writeUtf8(text, push);
  const bits = (total + filled) * 8;
  push(0x80);
  for (let zeros = (120 - filled) % 64; zeros > 0; zeros--) push(0);
  for (let i = 7; i >= 0; i--) push(Math.floor(bits / 2 ** (8 * i)) & 0xff);
  return [...state].map((word) => word.toString(16).padStart(8, "0")).join("");
}

function writeUtf8(text: string, push: (byte: number) => void): void {
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i);
    if (code < 0x80) {
      push(code);
      continue;
    }
    if (code >= 0xd800 && code < 0xe000) {
      const next = text.charCodeAt(i + 1);
      const paired = code < 0xdc00 && next >= 0xdc00 && next < 0xe000;
      if (paired) i++;
      code = paired ? 0x10000 + ((code - 0xd800) << 10) + (next - 0xdc00) : 0xfffd;
    }
    if (code < 0x800) push(0xc0 | (code >> 6));
    else {
      if (code < 0x10000) push(0xe0 | (code >> 12));
      else {
        push(0xf0 | (code >> 18));
        push(0x80 | ((code >> 12) & 0x3f));
      }
      push(0x80 | ((code >> 6) & 0x3f));
    }
    push(0x80 | (code & 0x3f));
  }
}

function compress(state: Uint32Array, block: Uint8Array, w: Uint32Array): void {
  const byte = (i: number) => block[i] ?? 0;
  for (let i = 0; i < 16; i++)
    w[i] = (byte(4 * i) << 24) | (byte(4 * i + 1) << 16) | (byte(4 * i + 2) << 8) | byte(4 * i + 3);
  for (let i = 16; i < 64; i++) {
    const x = at(w, i - 15);
    const y = at(w, i - 2);
    const s0 = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3);
    const s1 = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10);
    w[i] = at(w, i - 16) + s0 + at(w, i - 7) + s1;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i++) {
    const t1 =
      (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + at(K, i) + at(w, i)) | 0;
    const t2 = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  for (const [i, value] of [a, b, c, d, e, f, g, h].entries()) state[i] = at(state, i) + value;
}

function turn(x: number, by: number): number {
  return (x >>> by) | (x << (32 - by));
}
