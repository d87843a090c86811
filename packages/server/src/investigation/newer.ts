// The entries since a member looked that may speak against what they do now, and the refusal where some do.
import {
  didSaid,
  meanwhileOf,
  refuse,
  subjectsOf,
  whySaid,
  type Change,
  type Entry,
  type Held,
  namesOf,
  type Refused,
  type Signed,
} from "@sightline/domain";
import type { Tx } from "../journal/append.ts";
import { entryIn } from "../journal/read.ts";

/** `all` where none was left out. */
export type Newer = { readonly entries: readonly Entry[]; readonly all: boolean };
export const NOTHING_NEWER: Newer = { entries: [], all: true };

/** Whoever looked longer ago than so many entries about a thing looks again. */
const MOST = 500;
/** So many are told. */
const TOLD = 20;

type Order = {
  readonly investigation: string;
  readonly by: string;
  readonly seen?: number | undefined;
};

/** Nothing where the member named nothing: they speak of what is so now. */
export async function newerThanSeen(
  tx: Tx,
  { investigation, by, seen }: Order,
  changes: readonly Change[],
): Promise<Newer> {
  if (seen === undefined || changes.length === 0) return NOTHING_NEWER;
  const rows = await tx
    .selectFrom("journal")
    .selectAll()
    .where("investigation", "=", investigation)
    .where("seq", ">", seen)
    .where("by", "<>", by)
    .where("subject", "=", (eb) => eb.fn.any(eb.val(subjectsOf(changes, investigation))))
    .orderBy("seq", "desc")
    .limit(MOST)
    .execute();
  return { entries: rows.reverse().map((row) => entryIn(row, investigation)), all: rows.length < MOST };
}

export function whyNotSeen(changes: readonly Signed[], { entries, all }: Newer, held: Held): Refused | null {
  const found = changes.length === 0 ? [] : meanwhileOf(changes, entries);
  const newest = found.at(-1);
  if (newest === undefined)
    return all || changes.length === 0
      ? null
      : refuse("subject-changed", "Much of this changed since you looked; look at it again.");
  const names = namesOf(held);
  const said = `${names.member(newest.by)} ${didSaid(newest, names)}`;
  const refused = refuse("subject-changed", `${said}, since you looked; say which of the two stands.`);
  const meanwhile = found.slice(-TOLD).map((entry) => {
    const { seq, at, by } = entry;
    return { seq, at, by: names.member(by), did: didSaid(entry, names), why: whySaid(entry) };
  });
  return { ok: false, refusal: { ...refused.refusal, meanwhile } };
}
