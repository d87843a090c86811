// What a member did with pairs in this visit: the answers that can be undone, last first, and the pairs that were put off.
import { answerSchema, pairKey, type Answer } from "@sightline/domain";
import { useSyncExternalStore } from "react";
import { z } from "zod";
import { selfIn } from "../transport.ts";

export type Given = { readonly a: string; readonly b: string; readonly answer: Answer };
export type Visit = { readonly given: readonly Given[]; readonly skipped: ReadonlySet<string> };

const NOTHING: Visit = { given: [], skipped: new Set() };
/** Nobody goes back further. */
const MOST = 100;
const givenSchema = z.strictObject({ a: z.string(), b: z.string(), answer: answerSchema });
const visitSchema = z.strictObject({ given: z.array(givenSchema), skipped: z.array(z.string()) });

export const visitText = ({ given, skipped }: Visit): string =>
  JSON.stringify({ given: given.slice(-MOST), skipped: [...skipped].slice(-MOST) });

/** What is not of this shape was written by somebody else, and is forgotten. */
export function visitIn(text: string | null): Visit {
  try {
    const { given, skipped } = visitSchema.parse(JSON.parse(text ?? ""));
    return { given, skipped: new Set(skipped) };
  } catch {
    return NOTHING;
  }
}

type Two = { readonly a: string; readonly b: string };

/** An answer about a pair replaces the one before it: there is one of each pair to undo. */
export const answered = ({ given, skipped }: Visit, now: Given): Visit => ({
  given: [...without(given, now), now],
  skipped: withoutKey(skipped, now),
});
export const undone = ({ given, skipped }: Visit, pair: Two): Visit => ({
  given: without(given, pair),
  skipped,
});
export const putOff = ({ given, skipped }: Visit, { a, b }: Two): Visit => ({
  given,
  skipped: new Set(skipped).add(pairKey(a, b)),
});

const same = (one: Two, other: Two): boolean => pairKey(one.a, one.b) === pairKey(other.a, other.b);
const without = (given: readonly Given[], pair: Two): Given[] => given.filter((one) => !same(one, pair));
function withoutKey(skipped: ReadonlySet<string>, { a, b }: Two): Set<string> {
  const rest = new Set(skipped);
  rest.delete(pairKey(a, b));
  return rest;
}

/** The best pair to look at after this one: none of those put off, unless only such are left; null when nothing is. */
export function nextOf<T extends { readonly a: { id: string }; readonly b: { id: string } }>(
  pairs: readonly T[],
  now: Two,
  { skipped }: Visit,
): T | null {
  const others = pairs.filter(({ a, b }) => !same({ a: a.id, b: b.id }, now));
  return others.find(({ a, b }) => !skipped.has(pairKey(a.id, b.id))) ?? others[0] ?? null;
}

/** Whether a pair is another one, and was not put off. */
export const isNext = (
  { a, b }: { readonly a: { id: string }; readonly b: { id: string } },
  now: Two,
  { skipped }: Visit,
): boolean => !same({ a: a.id, b: b.id }, now) && !skipped.has(pairKey(a.id, b.id));

const visits = new Map<string, Visit>();
const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Kept while the tab is open, for the member whose page it is: what was done can be undone after a reload. */
const KEPT = "sightline.visit.";

export function visitOf(investigation: string): Visit {
  const known = visits.get(investigation);
  const self = selfIn(investigation);
  if (known !== undefined || self === null) return known ?? NOTHING;
  const kept = visitIn(sessionStorage.getItem(KEPT + self));
  visits.set(investigation, kept);
  return kept;
}

export function keepVisit(investigation: string, change: (visit: Visit) => Visit): void {
  const visit = change(visitOf(investigation));
  visits.set(investigation, visit);
  const self = selfIn(investigation);
  if (self !== null) sessionStorage.setItem(KEPT + self, visitText(visit));
  for (const listener of listeners) listener();
}

export const useVisit = (investigation: string): Visit =>
  useSyncExternalStore(subscribe, () => visitOf(investigation));
