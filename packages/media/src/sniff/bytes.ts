// Reading fixed offsets of a file's first bytes.

export function bytesAt(head: Uint8Array, at: number, expected: readonly number[]): boolean {
  return expected.every((byte, i) => head[at + i] === byte);
}

export function textAt(head: Uint8Array, at: number, expected: string): boolean {
  return latin(head, at, at + expected.length) === expected;
}

export function latin(head: Uint8Array, from: number, to: number): string {
  return Buffer.from(head.subarray(from, to)).toString("latin1");
}
