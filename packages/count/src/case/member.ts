// The names of members: which of them are one person, so that nobody reviews their own work under another spelling.
import { line, wrong } from "./fields.ts";
import type { Reader } from "./fields.ts";

const PLAIN = /^[a-z0-9._@-]+$/;

/**
 * The form in which two names of one member are equal: NFC, without characters that nobody sees, without spaces at its ends
 * and with single ones inside, and folded to one case. Down, up and down again, so that ẞ, ß and SS meet, and ſ and s.
 */
export function memberKey(name: string): string {
  if (PLAIN.test(name)) return name;
  const seen = name.normalize("NFC").replace(UNSEEN, "");
  const spaced = seen.replace(/[\s\p{Z}]+/gu, " ").trim();
  return spaced.toLowerCase().toUpperCase().toLowerCase().normalize("NFC");
}

/** Control, format and unassigned characters, fillers, and the empty Braille cell; spaces and line breaks are spaces. */
const UNSEEN = /\ufeff|(?!\s)[\p{C}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** Rule 3: stated by one member, reviewed by another. */
export function isSeenByTwo(signed: {
  readonly statedBy?: string | undefined;
  readonly reviewedBy?: string | null | undefined;
}): boolean {
  const { statedBy, reviewedBy } = signed;
  if (statedBy == null || reviewedBy == null) return false;
  return statedBy !== reviewedBy && memberKey(statedBy) !== memberKey(reviewedBy);
}

/** A name that somebody can be called by: not only spaces or characters that nobody sees. */
export const member: Reader<string> = (value, notes) => {
  const before = notes.length;
  const name = line(value, notes);
  if (notes.length === before && memberKey(name) === "") wrong(notes, "the name of a member", value);
  return name;
};
