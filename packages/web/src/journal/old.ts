// Which answers a change makes old, and whether a newer list can take the place of the one on show without moving anything.
import {
  IN_CASE,
  listCounts,
  listInbox,
  listInvestigations,
  listItems,
  listJournal,
  listPairs,
  listProposals,
  listScenes,
  listSuggestions,
  listWanted,
  showCase,
  showCount,
  showHistory,
  showItem,
  showPair,
  showTranscript,
  type Changed,
} from "@sightline/domain";
import type { z } from "zod";

/** What identifies a question in the cache: the contract’s path, and what was asked. */
export type Key = readonly unknown[];

const NUMBERS: ReadonlySet<string> = new Set(
  [showCount, showCase, listCounts, showHistory].map(({ path }) => path),
);

type Asked = {
  readonly investigation?: string;
  readonly item?: string;
  readonly a?: string;
  readonly b?: string;
};

/** True when the question is about this investigation, and what changed may have changed its answer. */
export function isOld([path, params]: Key, investigation: string, { changed }: Changed): boolean {
  const asked = (params ?? {}) as Asked;
  const isAboutAll = path === listInvestigations.path;
  if (!isAboutAll && asked.investigation !== investigation) return false;
  if (changed === null) return true;
  const nouns = new Set<string>(changed.nouns);
  if (nouns.size === 0) return false;
  // Names, roles, and what is asked of each item, stand on many pages.
  if (nouns.has("member") || nouns.has("investigation")) return true;
  // An act that no number is worked out from moves none.
  if (NUMBERS.has(String(path)) && !changed.nouns.some((noun) => IN_CASE.has(noun))) return false;
  if (isAboutAll) return nouns.has("item");
  const about = ofItems(path, asked);
  return about === null || about.some((item) => changed.items.includes(item));
}

/** The items that an answer is about alone; null where it is about more. */
function ofItems(path: unknown, { item, a, b }: Asked): readonly string[] | null {
  if (path === showItem.path || path === listProposals.path) return [item ?? ""];
  if (path === showTranscript.path || path === listSuggestions.path) return [item ?? ""];
  return path === showPair.path ? [a ?? "", b ?? ""] : null;
}

/** What stands in the lists that pages show, in order: where it differs, showing the newer list would move something. */
const ORDERS: Readonly<Record<string, (value: never) => readonly unknown[]>> = {
  [listItems.path]: ({ items, found }: z.infer<typeof listItems.answer>) => [
    found,
    ...items.map(({ id }) => id),
  ],
  [listInbox.path]: ({ matters }: z.infer<typeof listInbox.answer>) => matters.map(({ key }) => key),
  [listPairs.path]: ({ pairs }: z.infer<typeof listPairs.answer>) => pairs.map(({ a, b }) => [a.id, b.id]),
  [listScenes.path]: ({ scenes }: z.infer<typeof listScenes.answer>) =>
    scenes.map(({ tiles }) => tiles.map(({ id }) => id)),
  [listWanted.path]: ({ wanted, of }: z.infer<typeof listWanted.answer>) => [
    of,
    ...wanted.map(({ id }) => id),
  ],
  /** New entries come before all others. */
  [listJournal.path]: () => [],
};

export const isList = ([path, params]: Key): boolean =>
  // Of a list of one only the numbers are shown.
  String(path) in ORDERS && (params as { readonly limit?: number }).limit !== 1;

/** True when the same things stand in both, in the same order; or where nothing stood that could move. */
export function movesNothing([path]: Key, shown: unknown, newer: unknown): boolean {
  const orderOf = ORDERS[String(path)];
  if (orderOf === undefined || path === listJournal.path) return false;
  const there = orderOf(shown as never);
  const isEmpty = there.every((one) => one === 0);
  return isEmpty || JSON.stringify(there) === JSON.stringify(orderOf(newer as never));
}
