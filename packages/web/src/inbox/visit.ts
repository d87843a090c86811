// What a member answered in the inbox in this visit: the answers that can be undone, last first, also after a reload.
import type { Change } from "@sightline/domain";
import { useSyncExternalStore } from "react";

export type Given = { readonly key: string; readonly does: string; readonly undo: Change };

const NOTHING: readonly Given[] = [];
/** So many steps back. */
const MOST = 50;

const keyOf = (investigation: string): string => `sightline.inbox/${investigation}`;
const visits = new Map<string, readonly Given[]>();
const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export function givenIn(investigation: string): readonly Given[] {
  const known = visits.get(investigation);
  if (known) return known;
  const kept = sessionStorage.getItem(keyOf(investigation));
  const given = kept === null ? NOTHING : (JSON.parse(kept) as readonly Given[]);
  visits.set(investigation, given);
  return given;
}

/** An answer to a matter replaces the one before it: there is one of each to undo. */
export const withGiven = (given: readonly Given[], now: Given): readonly Given[] =>
  [...given.filter(({ key }) => key !== now.key), now].slice(-MOST);

export function keepGiven(
  investigation: string,
  change: (given: readonly Given[]) => readonly Given[],
): void {
  const given = change(givenIn(investigation));
  visits.set(investigation, given);
  sessionStorage.setItem(keyOf(investigation), JSON.stringify(given));
  for (const listener of listeners) listener();
}

export const useGiven = (investigation: string): readonly Given[] =>
  useSyncExternalStore(subscribe, () => givenIn(investigation));
