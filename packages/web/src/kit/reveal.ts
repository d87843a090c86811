// What of the veils a member has lifted: nothing at first; single pictures for this visit, or all of them until told otherwise.
import { useSyncExternalStore } from "react";
import { useInvestigation } from "./investigation.ts";

/** `all` is the standing choice; `except` are the items that this visit treats the other way. */
export type Reveal = { readonly all: boolean; readonly except: ReadonlySet<string> };

export const isRevealed = (reveal: Reveal, item: string): boolean => reveal.all !== reveal.except.has(item);

export function toggled(reveal: Reveal, item: string): Reveal {
  const except = new Set(reveal.except);
  if (!except.delete(item)) except.add(item);
  return { ...reveal, except };
}

export const allToggled = (reveal: Reveal): Reveal => ({ all: !reveal.all, except: new Set() });

const keyOf = (investigation: string): string => `sightline.reveal-all/${investigation}`;
const held = new Map<string, Reveal>();
const listeners = new Set<() => void>();

function current(investigation: string): Reveal {
  const known = held.get(investigation);
  if (known) return known;
  const fresh: Reveal = { all: localStorage.getItem(keyOf(investigation)) === "yes", except: new Set() };
  held.set(investigation, fresh);
  return fresh;
}

function keep(investigation: string, reveal: Reveal): void {
  held.set(investigation, reveal);
  if (reveal.all) localStorage.setItem(keyOf(investigation), "yes");
  else localStorage.removeItem(keyOf(investigation));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The veils of the investigation that is open; shared by every page that shows its pictures. */
export function useReveal() {
  const investigation = useInvestigation();
  const reveal = useSyncExternalStore(subscribe, () => current(investigation));
  return {
    all: reveal.all,
    isRevealed: (item: string) => isRevealed(reveal, item),
    toggle: (item: string) => keep(investigation, toggled(current(investigation), item)),
    toggleAll: () => keep(investigation, allToggled(current(investigation))),
  };
}
