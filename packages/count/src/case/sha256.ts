// SHA-256 (FIPS 180-4) of text as UTF-8, without any platform API; shared by the solver and the proof checker.

const CHUNK = 1 << 15;
/** Room for a few blocks: tens of thousands of short texts are hashed one by one. */
const SMALL = 1 << 9;
const K = new Int32Array(64);
const START = new Int32Array(8);

// The constants are the first 32 bits of the fractional parts of cube and square roots of the first primes (FIPS 180-4, 4.2.2, 5.3.3).
for (let n = 2, found = 0; found < 64; n++) {
  let prime = true;
  for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
  if (!prime) continue;
  if (found < 8) START[found] = ((Math.sqrt(n) % 1) * 2 ** 32) | 0;
  K[found++] = ((Math.cbrt(n) % 1) * 2 ** 32) | 0;
}

/** Takes text piece by piece, so that no text as long as a case is ever put together. */
export class Sha256 {
  readonly #bytes: Uint8Array;
  readonly #state = START.slice();
  readonly #words = new Int32Array(64);
  #filled = 0;
  #total = 0;

  /** `room` is how many bytes are taken in before they are worked through: 256 or more. */
  constructor(room = CHUNK) {
    this.#bytes = new Uint8Array(room);
  }

  /** Appends the UTF-8 bytes of the text; a lone surrogate becomes U+FFFD, as TextEncoder has it. */
  add(text: string): void {
    const bytes = this.#bytes;
    let at = this.#filled;
    for (let i = 0; i < text.length; i++) {
      // Four bytes are the most that one character takes.
      if (at > bytes.length - 4) at = this.#compress(at);
      const code = text.charCodeAt(i);
      if (code < 0x80) bytes[at++] = code;
      else {
        const point = text.codePointAt(i) ?? 0;
        if (point > 0xffff) i++;
        at = encode(bytes, at, point);
      }
    }
    this.#filled = at;
  }

  /** Appends the text as a JSON string, quoted and escaped as `JSON.stringify` does. */
  addQuoted(text: string): void {
    const bytes = this.#bytes;
    const { length } = text;
    if (length + 2 > bytes.length - this.#filled) this.#filled = this.#compress(this.#filled);
    if (length + 2 > bytes.length - this.#filled) return this.add(JSON.stringify(text));
    let at = this.#filled;
    bytes[at++] = 0x22;
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(i);
      // What was written since the opening quote is written over.
      if (code < 0x20 || code > 0x7e || code === 0x22 || code === 0x5c) return this.add(JSON.stringify(text));
      bytes[at++] = code;
    }
    bytes[at++] = 0x22;
    this.#filled = at;
  }

  /** Lower-case hexadecimal; nothing may be added afterwards. */
  digest(): string {
    const bytes = this.#bytes;
    let at = this.#compress(this.#filled);
    const bits = (this.#total + at) * 8;
    bytes[at++] = 0x80;
    while (at % 64 !== 56) bytes[at++] = 0;
    for (let power = 56; power >= 0; power -= 8) bytes[at++] = Math.floor(bits / 2 ** power) % 256;
    this.#compress(at);
    return [...this.#state].map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
  }

  /** Takes in all whole blocks among the first `filled` bytes, moves the rest to the front, and returns how many those are. */
  #compress(filled: number): number {
    const whole = filled & ~63;
    for (let from = 0; from < whole; from += 64) compress(this.#state, this.#words, this.#bytes, from);
    this.#bytes.copyWithin(0, whole, filled);
    this.#total += whole;
    return filled - whole;
  }
}

/** Lower-case hexadecimal SHA-256 of the text's UTF-8 bytes. */
export function sha256(text: string): string {
  const hash = new Sha256(text.length < SMALL ? SMALL : CHUNK);
  hash.add(text);
  return hash.digest();
}

function encode(bytes: Uint8Array, from: number, point: number): number {
  const code = point >= 0xd800 && point < 0xe000 ? 0xfffd : point;
  let at = from;
  if (code < 0x800) bytes[at++] = 0xc0 | (code >> 6);
  else {
    if (code < 0x10000) bytes[at++] = 0xe0 | (code >> 12);
    else {
      bytes[at++] = 0xf0 | (code >> 18);
      bytes[at++] = 0x80 | ((code >> 12) & 0x3f);
    }
    bytes[at++] = 0x80 | ((code >> 6) & 0x3f);
  }
  bytes[at++] = 0x80 | (code & 0x3f);
  return at;
}

/** Each sum is cut to 32 bits at once: longer ones leave integer arithmetic and halve the speed. */
function compress(state: Int32Array, w: Int32Array, bytes: Uint8Array, from: number): void {
  for (let i = 0, at = from; i < 16; i++, at += 4)
    w[i] =
      ((bytes[at] ?? 0) << 24) |
      ((bytes[at + 1] ?? 0) << 16) |
      ((bytes[at + 2] ?? 0) << 8) |
      (bytes[at + 3] ?? 0);
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15] ?? 0;
    const y = w[i - 2] ?? 0;
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[i] = ((((w[i - 16] ?? 0) + s0) | 0) + (((w[i - 7] ?? 0) + s1) | 0)) | 0;
  }
  let a = state[0] ?? 0;
  let b = state[1] ?? 0;
  let c = state[2] ?? 0;
  let d = state[3] ?? 0;
  let e = state[4] ?? 0;
  let f = state[5] ?? 0;
  let g = state[6] ?? 0;
  let h = state[7] ?? 0;
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t1 = (((((h + s1) | 0) + (g ^ (e & (f ^ g)))) | 0) + (((K[i] ?? 0) + (w[i] ?? 0)) | 0)) | 0;
    const t2 = (s0 + ((a & b) | (c & (a | b)))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] = (state[0] ?? 0) + a;
  state[1] = (state[1] ?? 0) + b;
  state[2] = (state[2] ?? 0) + c;
  state[3] = (state[3] ?? 0) + d;
  state[4] = (state[4] ?? 0) + e;
  state[5] = (state[5] ?? 0) + f;
  state[6] = (state[6] ?? 0) + g;
  state[7] = (state[7] ?? 0) + h;
}
