// What of the journal is asked for, as its address says it.
import { listJournal } from "@sightline/domain";
import type { z } from "zod";

export type JournalAsked = Omit<
  z.infer<typeof listJournal.params>,
  "investigation" | "item" | "before" | "limit"
>;

const FILTERS = ["member", "noun", "verb", "from", "to", "text"] as const;
/** In place of an investigation: the shape asks for one. */
const ANY = { investigation: "x" };

/** An address may say anything: what the desk would not take is left out, and a verb that is not one of the noun’s. */
export function journalSearch(search: Readonly<Record<string, unknown>>): JournalAsked {
  const said: Record<string, unknown> = {};
  for (const name of FILTERS) {
    const value = search[name];
    if (value === undefined || value === "") continue;
    const text = typeof value === "string" ? value : String(value);
    if (listJournal.params.safeParse({ ...ANY, [name]: text }).success) said[name] = text;
  }
  const asked = said as JournalAsked;
  if (asked.text?.trim() === "") delete asked.text;
  return asked;
}

/** Whether anything is left out. */
export const isFiltered = (asked: JournalAsked): boolean => Object.keys(asked).length > 0;
