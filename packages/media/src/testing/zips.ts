// ZIPs written by hand, for tests: right ones, and each way in which one can lie.
import { crc32, deflateRawSync } from "node:zlib";

export interface ZipFile {
  readonly name: string | Buffer;
  readonly data: Uint8Array;
  readonly stored?: boolean;
  /** Sizes and the checksum follow the bytes, and stand only in the central directory before them. */
  readonly descriptor?: boolean;
  readonly zip64?: boolean;
  readonly lie?: {
    /** What the central directory says in place of what is so. */
    readonly size?: number;
    readonly packed?: number;
    readonly crc?: number;
    readonly method?: number;
    readonly encrypted?: boolean;
    /** The file's kind and rights, as Unix has them. */
    readonly mode?: number;
    /** The name before the bytes, where it is another one. */
    readonly localName?: string;
    /** Takes the place of the file of this number: both are the same bytes. */
    readonly sameAs?: number;
  };
}

const u16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
};
const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
const u64 = (value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
};

const FULL = 0xffffffff;

export function zipOf(files: readonly ZipFile[]): Buffer {
  const parts: Buffer[] = [];
  const index: Buffer[] = [];
  const places: number[] = [];
  let at = 0;
  for (const file of files) {
    const { name, data, stored = false, descriptor = false, zip64 = false, lie = {} } = file;
    const packed = stored ? Buffer.from(data) : deflateRawSync(data);
    const sum = lie.crc ?? crc32(data);
    const method = lie.method ?? (stored ? 0 : 8);
    const letters = Buffer.isBuffer(name) ? name : Buffer.from(name);
    const local = lie.localName === undefined ? letters : Buffer.from(lie.localName);
    const utf8 = Buffer.isBuffer(name) ? 0 : 0x800;
    const flags = utf8 | (descriptor ? 8 : 0) | (lie.encrypted === true ? 1 : 0);
    const size = lie.size ?? data.length;
    const packedSize = lie.packed ?? packed.length;
    const sizes = zip64 ? [u32(FULL), u32(FULL)] : [u32(packedSize), u32(size)];
    const extra = zip64 ? Buffer.concat([u16(1), u16(16), u64(size), u64(packedSize)]) : Buffer.alloc(0);
    const told = descriptor ? [u32(0), u32(0), u32(0)] : [u32(sum), ...sizes];
    const place = places[lie.sameAs ?? -1] ?? at;
    places.push(place);
    const head = [u16(zip64 ? 45 : 20), u16(flags), u16(method), u32(0)];
    if (place === at) {
      const one = Buffer.concat([
        u32(0x04034b50),
        ...head,
        ...told,
        u16(local.length),
        u16(descriptor ? 0 : extra.length),
        local,
        ...(descriptor ? [] : [extra]),
        packed,
        ...(descriptor ? [u32(0x08074b50), u32(sum), u32(packed.length), u32(data.length)] : []),
      ]);
      parts.push(one);
      at += one.length;
    }
    const mode = lie.mode ?? 0o100644;
    index.push(
      Buffer.concat([
        u32(0x02014b50),
        u16(0x031e),
        ...head,
        u32(sum),
        ...sizes,
        u16(letters.length),
        u16(extra.length),
        u16(0),
        u16(0),
        u16(0),
        u32(mode * 0x10000),
        u32(place),
        letters,
        extra,
      ]),
    );
  }
  const directory = Buffer.concat(index);
  const end = [u32(0x06054b50), u16(0), u16(0), u16(files.length), u16(files.length)];
  return Buffer.concat([...parts, directory, ...end, u32(directory.length), u32(at), u16(0)]);
}
