// Who of some sightings of one item cannot be one person because a frame shows both: enough pairs to connect all of them.
import type { Sighting, Span } from "../case/shape.ts";
import { isOpen } from "./evidence.ts";

/** Sightings present at once that are known to be connected; `n` of them are still visible. */
interface Party {
  readonly of: number;
  n: number;
}

interface Change {
  readonly at: number;
  readonly isStart: boolean;
  readonly s: number;
  readonly span: number;
}

/**
 * Calls `pair` for pairs that connect exactly those whom co-visible frames connect, in time n log n.
 *
 * Theorem: at an unflagged instant at which some span starts or ends, everybody visible is co-visible with its owner,
 * because that instant is an end of their intersection; and every co-visible pair has such an instant. So at each such
 * instant all who are visible come together, and nothing else brings anybody together. Those who came together are one
 * party from then on, so that each party is joined to another once.
 */
export function pairSideBySide(
  all: readonly Sighting[],
  list: readonly number[],
  flagged: readonly Span[],
  pair: (a: number, b: number) => void,
): void {
  const changes: Change[] = [];
  const parties: (Party | undefined)[] = [];
  const up: number[] = [];
  for (const s of list) {
    for (const [start, end] of all[s]?.spans ?? []) {
      const span = up.push(up.length) - 1;
      changes.push({ at: start, isStart: true, s, span }, { at: end, isStart: false, s, span });
    }
  }
  changes.sort((a, b) => a.at - b.at || Number(b.isStart) - Number(a.isStart));
  const rise = (span: number): number => {
    let top = span;
    while (up[top] !== top) top = up[top] ?? top;
    for (let at = span; at !== top;) {
      const next = up[at] ?? top;
      up[at] = top;
      at = next;
    }
    return top;
  };
  const present = new Set<number>();
  const meet = () => {
    let host = -1;
    for (const top of present) {
      const [to, from] = [parties[host], parties[top]];
      if (!from) continue;
      if (!to) {
        host = top;
        continue;
      }
      pair(to.of, from.of);
      to.n += from.n;
      up[top] = host;
      present.delete(top);
    }
  };
  for (let i = 0; i < changes.length;) {
    const { at } = changes[i] ?? { at: 0 };
    let last = i;
    for (; changes[last]?.at === at; last++) {
      const change = changes[last];
      if (!change?.isStart) continue;
      parties[change.span] = { of: change.s, n: 1 };
      present.add(change.span);
    }
    if (isOpen(at, flagged)) meet();
    for (; i < last; i++) {
      const change = changes[i];
      if (!change || change.isStart) continue;
      const top = rise(change.span);
      const party = parties[top];
      if (party && --party.n === 0) present.delete(top);
    }
  }
}
