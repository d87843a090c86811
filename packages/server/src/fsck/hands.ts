// What no rule would have let into a journal, whoever put it there: entries by nobody, and a second hand that is the first.
import { tokenOf, type Entry } from "@sightline/domain";
import type { Replayed } from "../journal/replayed.ts";

/** What is wrong with an entry, held against what the ones before it made; `replayed` has it already. */
export function wrongHands(replayed: Replayed, entry: Entry, hadMembers: boolean): string[] {
  const members = replayed.rows.get("member");
  // A token is of the member who is named beside it.
  const hands = [entry.by, tokenOf(entry.via) === null ? entry.via : null];
  const strangers = hands.filter((id) => id !== null && hadMembers && !members?.has(id));
  const told = strangers.map(
    (id) => `It is by ${id}, who was no member then: no rule lets such an entry in.`,
  );
  const table = SIGNED[entry.verb];
  const row = table && replayed.rows.get(table)?.get(entry.subject);
  if (!row) return told;
  const [stated, reviewed] = COLUMNS[entry.verb] ?? ["statedBy", "reviewedBy"];
  const [one, other] = [stated, reviewed].map((column) => String(row[column] ?? column).toLowerCase());
  const isOne = one === other;
  return isOne
    ? [...told, `${entry.by} reviews what ${entry.by} stated: no rule lets such an entry in.`]
    : told;
}

const COLUMNS: Readonly<Record<string, readonly [stated: string, reviewed: string]>> = {
  "marks.review": ["marksStatedBy", "marksReviewedBy"],
  "group.agree": ["describedBy", "agreedBy"],
};

const SIGNED: Readonly<
  Record<string, "fact" | "headcount" | "group" | "translation" | "statement" | "claim" | "voice" | "item">
> = {
  "fact.review": "fact",
  "headcount.review": "headcount",
  "group.review": "group",
  "group.agree": "group",
  "translation.review": "translation",
  "statement.review": "statement",
  "claim.review": "claim",
  "remark.review": "voice",
  "report.review": "voice",
  "context.review": "voice",
  "marks.review": "item",
};
