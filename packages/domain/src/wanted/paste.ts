// A pasted list of addresses, one a line, as people and spreadsheets write them; what cannot be read is told by its line.
import { isLine, isMoment } from "@sightline/count";
import { dateSchema } from "../ids.ts";
import { hasUnseen, wantedAddressSchema } from "./address.ts";
import type { WantedRow } from "./wanted.ts";

export type Pasted = Pick<WantedRow, "address" | "account" | "posted" | "note">;

/** `line` counts from 1, and empty lines too: as an editor numbers them. */
export type PastedLine = { readonly line: number } & ({ readonly wanted: Pasted } | { readonly why: string });

/** At most so many at once. */
export const MOST_PASTED = 500;

export function readPasted(text: string): PastedLine[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((raw, i) => ({ raw, line: i + 1 }))
    .filter(({ raw }) => raw.trim() !== "")
    .map(({ raw, line }) => ({ line, ...readLine(raw) }));
}

function readLine(raw: string): { wanted: Pasted } | { why: string } {
  if (hasUnseen(raw.replaceAll("\t", "")))
    return { why: "It holds a character that nobody sees; write the address anew." };
  const [found, another] = [...raw.matchAll(/https?:\/\/[^\s"<>]+/gi)];
  if (found === undefined) return { why: "It has no address that begins with http:// or https://." };
  if (another) return { why: "It has more than one address; write each on a line of its own." };
  const { 0: token, index } = found;
  const isApart = raw.includes("\t") || /["<]/.test(raw.charAt(index - 1));
  const address = token.slice(0, isApart ? token.length : endOf(token));
  // Commas are part of some addresses, and between the cells of tables: what follows one may be either.
  if (!isApart && /[,;]/.test(address))
    return { why: "It is not clear where its address ends; put a space or a tab after it." };
  const read = wantedAddressSchema.safeParse(address);
  if (!read.success) return { why: `This is no address: ${read.error.issues[0]?.message ?? ""}.` };
  const beside = `${raw.slice(0, index)},${token.slice(address.length)},${raw.slice(index + token.length)}`;
  const told = besideIn(beside);
  if ([told.account, told.note].some((one) => one !== null && (one.length > 500 || !isLine(one))))
    return { why: "What stands beside the address is too long; write less." };
  return { wanted: { address: read.data, ...told } };
}

/** An account or a date after a comma is plainly no part of the address, nor is a comma at its end. */
function endOf(token: string): number {
  const end = /[,;](?=@|\d{4}(?:-\d\d){0,2}(?:T[\d:.]+Z)?(?:[,;]|$))|[,;]+$/.exec(token);
  return end?.index ?? token.length;
}

/** Cell by cell: an account begins with @, a date is a cell of its own or names a day; all else is the note. */
function besideIn(text: string): Omit<Pasted, "address"> {
  let [account, posted]: (string | null)[] = [null, null];
  const notes: string[] = [];
  for (const cell of text.split(/[,;\t]/)) {
    const words = cell.replace(/^[\s"<>()]+|[\s"<>()]+$/g, "").split(/\s+/);
    for (let [word = ""] = words; words.length > 0; [word = ""] = words) {
      if (account === null && /^@\S/.test(word)) account = word;
      else if (posted === null && isDate(word) && (words.length === 1 || word.length >= 10)) posted = word;
      else break;
      words.shift();
    }
    if (words.join("") !== "") notes.push(words.join(" "));
  }
  return { account: account ?? null, posted: posted ?? null, note: notes.join(", ") || null };
}

const isDate = (word: string): boolean => dateSchema.safeParse(word).success && isMoment(word);
