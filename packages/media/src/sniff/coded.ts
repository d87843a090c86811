// Coded pictures that come without a file around them: packets of a transport, and bare streams of a codec.
import { bytesAt } from "./bytes.ts";

/**
 * Where the packets of a transport stream begin, or undefined when these bytes are none: 188 bytes each, 192 with a
 * leading time code (cameras), 204 with a trailing checksum (receivers). What was cut out of a broadcast begins within one.
 */
export function packetsBegin(head: Uint8Array): number | undefined {
  for (let first = 0; first < 1024; first++)
    if (head[first] === 0x47 && steps.some((step) => first < step * 2 && isSteady(head, first, step)))
      return first;
  return undefined;
}

const steps = [188, 192, 204];

/** Every packet begins with 0x47 and holds something; text that repeats a letter holds nothing by that measure. */
function isSteady(head: Uint8Array, first: number, step: number): boolean {
  let packets = 0;
  for (let at = first; at + 3 < head.length; at += step, packets++)
    if (head[at] !== 0x47 || ((head[at + 3] ?? 0) & 0x30) === 0) return false;
  return packets >= 5;
}

type Coded = "h264" | "hevc" | "mpegvideo" | "m4v";

/** A bare stream starts with one of the units that say how it is coded. */
export function isRawStream(head: Uint8Array): Coded | undefined {
  if (bytesAt(head, 0, [0, 0, 1, 0xb3])) return "mpegvideo";
  if (bytesAt(head, 0, [0, 0, 1, 0xb0])) return "m4v";
  const units = unitsIn(head);
  const [first] = units;
  if (first === undefined || first.at > 4) return undefined;
  if (units.every(isH264) && units.some(({ header }) => (header & 0x1f) === 7)) return "h264";
  return units.every(isHevc) && units.some(({ header }) => header >> 1 === 33) ? "hevc" : undefined;
}

interface Unit {
  readonly at: number;
  readonly header: number;
  readonly next: number;
}

/** Start codes: 0, 0, 1, and what follows them. */
function unitsIn(head: Uint8Array): Unit[] {
  const units: Unit[] = [];
  for (let at = 0; at + 4 < head.length; at++)
    if (bytesAt(head, at, [0, 0, 1]))
      units.push({ at: at + 3, header: head[at + 3] ?? 0, next: head[at + 4] ?? 0 });
  return units;
}

/** No forbidden bit, and a kind that streams have: a picture, or what is said about pictures. */
function isH264({ header }: Unit): boolean {
  const type = header & 0x1f;
  return (header & 0x80) === 0 && type >= 1 && type <= 20;
}

/** The same, in two bytes: no layer above the first, and a temporal number that is not zero. */
function isHevc({ header, next }: Unit): boolean {
  return (header & 0x81) === 0 && header >> 1 <= 40 && (next & 0xf8) === 0 && (next & 7) > 0;
}
