// Writes TIFF files tag by tag, for shapes that the library does not write; among them a camera's raw photo (DNG).

export type Tag =
  | readonly [id: number, type: 3 | 4, values: readonly number[]]
  | readonly [id: number, type: 1 | 2, bytes: Buffer];

/** One directory of tags and the bytes of its picture; `picture` is put in its strip tags. */
export interface Directory {
  readonly tags: readonly Tag[];
  readonly strips: readonly Buffer[];
  readonly inside?: readonly Directory[];
}

const stripOffsets = 273;
const stripByteCounts = 279;
const subDirectories = 330;

/** Little endian; directories one after the other, those inside a directory told by its tag 330. */
export function tiff(first: Directory): Buffer {
  const parts: Buffer[] = [Buffer.from("II*\0\0\0\0\0", "latin1")];
  let length = 8;
  const put = (bytes: Buffer): number => {
    const at = length;
    const even = bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(1)]);
    parts.push(even);
    length += even.length;
    return at;
  };
  const write = ({ tags, strips, inside = [] }: Directory): number => {
    const offsets = strips.map(put);
    const subs = inside.map(write);
    const all: Tag[] = [...tags];
    if (strips.length > 0) {
      all.push([stripOffsets, 4, offsets], [stripByteCounts, 4, strips.map((strip) => strip.length)]);
    }
    if (subs.length > 0) all.push([subDirectories, 4, subs]);
    const sorted = all.toSorted(([a], [b]) => a - b);
    const entries = sorted.map(([id, type, values]) => {
      const size = { 1: 1, 2: 1, 3: 2, 4: 4 }[type];
      const bytes = Buffer.isBuffer(values) ? values : Buffer.alloc(values.length * size);
      if (!Buffer.isBuffer(values))
        for (const [i, value] of values.entries()) bytes.writeUIntLE(value, i * size, size);
      const entry = Buffer.alloc(12);
      entry.writeUInt16LE(id, 0);
      entry.writeUInt16LE(type, 2);
      entry.writeUInt32LE(bytes.length / size, 4);
      if (bytes.length <= 4) bytes.copy(entry, 8);
      else entry.writeUInt32LE(put(bytes), 8);
      return entry;
    });
    const count = Buffer.alloc(2);
    count.writeUInt16LE(entries.length);
    return put(Buffer.concat([count, ...entries, Buffer.alloc(4)]));
  };
  const at = write(first);
  const file = Buffer.concat(parts);
  file.writeUInt32LE(at, 4);
  return file;
}

export interface Shape {
  readonly width: number;
  readonly height: number;
  readonly compression?: number;
  /** 1: pixel by pixel; 2: plane by plane. */
  readonly planar?: number;
  /** 2: RGB, 6: YCbCr, 8: CIELAB, 32803: a camera's mosaic. */
  readonly photometric?: number;
  readonly samples?: number;
}

/** The tags that every picture has. */
export function pictureTags(shape: Shape): Tag[] {
  const { width, height, compression = 1, planar = 1, photometric = 2, samples = 3 } = shape;
  const bits = Array.from({ length: samples }, () => 8);
  return [
    [256, 3, [width]],
    [257, 3, [height]],
    [258, 3, bits],
    [259, 3, [compression]],
    [262, 3, [photometric]],
    [277, 3, [samples]],
    [278, 3, [height]],
    [284, 3, [planar]],
  ];
}
