// A list of records of equal length in one growing block of bytes.

export interface Growing {
  readonly add: (record: ArrayLike<number>) => void;
  readonly bytes: () => Uint8Array;
}

export function growing(recordBytes: number): Growing {
  let block = new Uint8Array(256 * recordBytes);
  let length = 0;
  return {
    add: (record) => {
      if (length === block.length) {
        const larger = new Uint8Array(block.length * 2);
        larger.set(block);
        block = larger;
      }
      block.set(record, length);
      length += recordBytes;
    },
    bytes: () => block.subarray(0, length),
  };
}
