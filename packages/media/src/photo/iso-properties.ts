// What the header of a HEIF or AVIF still says of its primary picture, by the lengths of its boxes: nothing is decoded.
import { latin } from "../sniff/bytes.ts";

/** As ITU-T H.273 numbers them. */
export interface CodedColours {
  readonly primaries: number;
  readonly transfer: number;
}

export interface StillProperties {
  /** Pixels of the largest picture that is declared, also of parts of one. */
  readonly largest: { readonly width: number; readonly height: number };
  /** Of the primary picture; null when it has none. */
  readonly colours: CodedColours | null;
}

interface Box {
  readonly type: string;
  /** Without its header. */
  readonly body: Buffer;
}

/** `meta`: the box of that name, without its header. */
export function stillProperties(meta: Buffer): StillProperties {
  // A full box: version and flags come first.
  const boxes = boxesIn(meta.subarray(4));
  const properties = boxesIn(boxes.find(({ type }) => type === "iprp")?.body ?? Buffer.alloc(0));
  const listed = boxesIn(properties.find(({ type }) => type === "ipco")?.body ?? Buffer.alloc(0));
  const primary = primaryOf(boxes.find(({ type }) => type === "pitm")?.body);
  const used = properties.flatMap(({ type, body }) => (type === "ipma" ? usedBy(body, primary) : []));
  const ours = used.map((index) => listed[index - 1]);
  const nclx = ours.find((box) => box?.type === "colr" && latin(box.body, 0, 4) === "nclx")?.body;
  return {
    largest: listed
      .filter(({ type, body }) => type === "ispe" && body.length >= 12)
      .map(({ body }) => ({ width: body.readUInt32BE(4), height: body.readUInt32BE(8) }))
      .reduce((a, b) => (b.width * b.height > a.width * a.height ? b : a), { width: 0, height: 0 }),
    colours:
      nclx !== undefined && nclx.length >= 8
        ? { primaries: nclx.readUInt16BE(4), transfer: nclx.readUInt16BE(6) }
        : null,
  };
}

/** The body of the first box of that name at the outermost level. */
export function boxNamed(name: string, file: Buffer): Buffer | undefined {
  return boxesIn(file).find(({ type }) => type === name)?.body;
}

function boxesIn(bytes: Buffer): Box[] {
  const boxes: Box[] = [];
  for (let at = 0; at + 8 <= bytes.length;) {
    const short = bytes.readUInt32BE(at);
    const isLong = short === 1 && at + 16 <= bytes.length;
    const length = isLong ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? bytes.length - at : short;
    const header = isLong ? 16 : 8;
    if (length < header) break;
    boxes.push({ type: latin(bytes, at + 4, at + 8), body: bytes.subarray(at + header, at + length) });
    at += length;
  }
  return boxes;
}

function primaryOf(pitm: Buffer | undefined): number {
  if (pitm === undefined || pitm.length < 6) return 0;
  return pitm[0] === 0 || pitm.length < 8 ? pitm.readUInt16BE(4) : pitm.readUInt32BE(4);
}

/** The numbers, from 1, of the properties that an item uses. */
function usedBy(ipma: Buffer, item: number): number[] {
  if (ipma.length < 8) return [];
  const idBytes = ipma[0] === 0 ? 2 : 4;
  const indexBytes = ((ipma[3] ?? 0) & 1) === 0 ? 1 : 2;
  let at = 8;
  for (let n = ipma.readUInt32BE(4); n > 0 && at + idBytes < ipma.length; n--) {
    const id = ipma.readUIntBE(at, idBytes);
    const count = ipma[at + idBytes] ?? 0;
    at += idBytes + 1;
    const end = Math.min(ipma.length, at + count * indexBytes);
    if (id === item) {
      const indices: number[] = [];
      // The highest bit says that a reader must know the property.
      for (; at + indexBytes <= end; at += indexBytes)
        indices.push(ipma.readUIntBE(at, indexBytes) & (indexBytes === 1 ? 0x7f : 0x7fff));
      return indices;
    }
    at = end;
  }
  return [];
}
