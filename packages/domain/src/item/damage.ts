// What of the things that a decoder said of a file tells that its picture is damaged, and not only what else is in it.
import type { Decoding } from "./contract.ts";

/** Our own words for damage, and those that decoders have for it. */
const DAMAGE =
  /\bdamaged|stopped early|no still could|corrupt|truncat|premature|unexpected end|ended early|invalid data|error while decoding|conceal|missing (picture|reference|mandatory)|bad (huffman|marker|data)|decode_slice|crc|checksum|cut short|torn\b/i;

/** The first sentence that tells of damage; null for a picture that is whole, and for one that is not shown at all. */
export const damageOf = (decoding: Decoding): string | null =>
  decoding.state === "done" ? (decoding.warnings.find((warning) => DAMAGE.test(warning)) ?? null) : null;
