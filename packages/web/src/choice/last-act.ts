// The last act of this tab on chosen items, kept through a reload, so that it can still be undone.
import type { DoneAct } from "@sightline/domain";
import { useSyncExternalStore } from "react";
import { askedSearch, type AskedSearch } from "../item/asked.ts";
import { useInvestigation } from "../kit/investigation.ts";

export type LastAct = {
  readonly said: string;
  /** Null once it is undone. */
  readonly act: DoneAct | null;
  /** Where it was done: what was asked for there. */
  readonly asked: AskedSearch;
};

const keyOf = (investigation: string): string => `sightline.last-act/${investigation}`;
const held = new Map<string, LastAct | null>();
const listeners = new Set<() => void>();

function current(investigation: string): LastAct | null {
  if (!held.has(investigation)) held.set(investigation, read(sessionStorage.getItem(keyOf(investigation))));
  return held.get(investigation) ?? null;
}

function keep(investigation: string, act: LastAct | null): void {
  held.set(investigation, act);
  if (act === null) sessionStorage.removeItem(keyOf(investigation));
  else sessionStorage.setItem(keyOf(investigation), JSON.stringify(act));
  for (const listener of listeners) listener();
}

/** What is not of this shape was written by somebody else, and is forgotten. */
export function read(text: string | null): LastAct | null {
  if (text === null) return null;
  try {
    const { said, act, asked } = JSON.parse(text) as Record<string, unknown>;
    const { from, to } = (act ?? {}) as Record<string, unknown>;
    const isAct = act === null || (Number.isSafeInteger(from) && Number.isSafeInteger(to));
    if (typeof said !== "string" || !isAct || typeof asked !== "object" || asked === null) return null;
    return { said, act: act as DoneAct | null, asked: askedSearch(asked as Record<string, unknown>) };
  } catch {
    return null;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function useLastAct() {
  const investigation = useInvestigation();
  const last = useSyncExternalStore(subscribe, () => current(investigation));
  return { last, keep: (act: LastAct | null) => keep(investigation, act) };
}
