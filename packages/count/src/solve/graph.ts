// The difference graph on pieces: an edge where two pieces cannot share a person.
import type { ContinuousFact } from "../case/shape.ts";
import { isVisibleAt, meetsSpan, seenTogetherAt } from "../model/evidence.ts";
import type { Stand } from "../model/groups.ts";
import type { Model } from "../model/units.ts";
import type { Bits } from "./bits.ts";
import { add, andNot, bits, drop, orInto } from "./bits.ts";
import type { Weighted } from "./decompose.ts";
import type { Piece, Presence } from "./piece.ts";
import { byWeight } from "./piece.ts";

/** Units known to be pairwise different: where a search starts. */
export type Hint = ReadonlySet<number>;

/** `rows[v]` holds the neighbours of piece `v`. */
export interface Graph extends Weighted {
  readonly pieces: readonly Piece[];
}

export function graphOf(model: Model, unordered: readonly Piece[], hinted: Hint): Graph {
  const pieces = [...unordered].sort(byWeight);
  const rows = pieces.map(() => bits(pieces.length));
  const join = (a: number, b: number) => {
    const [rowA, rowB] = [rows[a], rows[b]];
    if (!rowA || !rowB || a === b) return;
    add(rowA, b);
    add(rowB, a);
  };
  joinSeenTogether(model, pieces, { rows, join });
  joinDifferent(model, pieces, join);
  joinSeparate(model, pieces, rows);
  const hint =
    hinted.size === 0 ? [] : [...pieces.keys()].filter((v) => pieces[v]?.units().some((u) => hinted.has(u)));
  return { pieces, rows, low: pieces.map(({ low }) => low), high: pieces.map(({ high }) => high), hint };
}

type Join = (a: number, b: number) => void;

interface Edges {
  readonly rows: readonly Bits[];
  readonly join: Join;
}

interface SeenPiece {
  readonly piece: number;
  readonly presence: Presence;
}

function joinSeenTogether(model: Model, pieces: readonly Piece[], { rows, join }: Edges): void {
  const byItem = new Map<string, SeenPiece[]>();
  pieces.forEach((piece, index) => {
    for (const presence of piece.presences) {
      const list = byItem.get(presence.item);
      if (list) list.push({ piece: index, presence });
      else byItem.set(presence.item, [{ piece: index, presence }]);
    }
  });
  for (const [item, list] of byItem) {
    if (isOneFrame(model, item, list)) joinAll(list, rows);
    else {
      joinInShots(model, item, list, rows);
      if (model.evidence.shown.get(item)?.flagged.length === 0) joinPresent(model, list, join);
      else joinPairs(model, list, join);
    }
  }
}

/** Whoever is in an unbroken shot is parted from everybody else in it. */
function joinInShots(model: Model, item: string, list: readonly SeenPiece[], rows: readonly Bits[]): void {
  for (const fact of model.continuousIn.get(item) ?? []) {
    const isIn = (s: number) => {
      const seen = model.evidence.sightings[s];
      return seen !== undefined && meetsSpan(seen, fact);
    };
    const inShot = list.filter(({ presence }) => presence.sightings.some(isIn));
    if (inShot.length > 1) joinAll(inShot, rows);
  }
}

function joinPairs(model: Model, list: readonly SeenPiece[], join: Join): void {
  list.forEach((a, i) => {
    for (let j = i + 1; j < list.length; j++) {
      const b = list[j];
      if (b && a.piece !== b.piece && areSeenApart(model, a.presence, b.presence)) join(a.piece, b.piece);
    }
  });
}

/** Where no span is flagged, all who are visible at one instant are parted, but for two headcounts of it; each pair meets where one of the two begins. */
function joinPresent({ evidence }: Model, list: readonly SeenPiece[], join: Join): void {
  const spans = list.flatMap(({ piece, presence: { restAt, sightings } }) =>
    restAt === undefined
      ? sightings.flatMap((s) =>
          (evidence.sightings[s]?.spans ?? []).map(([start, end]) => ({ piece, start, end, isRest: false })),
        )
      : [{ piece, start: restAt, end: restAt, isRest: true }],
  );
  spans.sort((a, b) => a.start - b.start);
  let present: typeof spans = [];
  for (const span of spans) {
    present = present.filter(({ end }) => end >= span.start);
    for (const other of present) if (!span.isRest || !other.isRest) join(span.piece, other.piece);
    present.push(span);
  }
}

/** A photo is seen in one instant: everybody marked in it is parted from everybody else. */
function isOneFrame({ evidence }: Model, item: string, list: readonly SeenPiece[]): boolean {
  const shown = evidence.shown.get(item);
  if (shown?.item.kind !== "photo" || shown.flagged.length > 0) return false;
  return list.every(({ presence }) => presence.restAt === undefined);
}

function joinAll(list: readonly SeenPiece[], rows: readonly Bits[]): void {
  const all = bits(rows.length);
  for (const { piece } of list) add(all, piece);
  for (const { piece } of list) {
    const row = rows[piece];
    if (!row) continue;
    orInto(row, all);
    drop(row, piece);
  }
}

/** Whether what two pieces show in one item keeps them apart: one frame, one headcount, or one continuous shot. */
export function areParted(model: Model, a: Presence, b: Presence): boolean {
  if (areSeenApart(model, a, b)) return true;
  const { sightings } = model.evidence;
  const isIn = (fact: ContinuousFact) => (s: number) => {
    const seen = sightings[s];
    return seen !== undefined && meetsSpan(seen, fact);
  };
  return (model.continuousIn.get(a.item) ?? []).some(
    (fact) => a.sightings.some(isIn(fact)) && b.sightings.some(isIn(fact)),
  );
}

function areSeenApart({ evidence }: Model, a: Presence, b: Presence): boolean {
  const restAt = a.restAt ?? b.restAt;
  if (restAt !== undefined) {
    const marked = a.restAt === undefined ? a : b;
    return marked.sightings.some((s) => {
      const seen = evidence.sightings[s];
      return seen !== undefined && isVisibleAt(seen, restAt);
    });
  }
  const flagged = evidence.shown.get(a.item)?.flagged ?? [];
  for (const s of a.sightings) {
    for (const t of b.sightings) {
      const [x, y] = [evidence.sightings[s], evidence.sightings[t]];
      if (!x || !y) continue;
      if (seenTogetherAt(x, y, flagged) !== undefined) return true;
    }
  }
  return false;
}

function joinDifferent({ differentFrom }: Model, pieces: readonly Piece[], join: Join): void {
  if (differentFrom.size === 0) return;
  const pieceOf = new Map<number, number>();
  pieces.forEach((piece, index) => {
    // A module keeps what happens inside it to itself.
    if (piece.presences.length > 0) for (const unit of piece.units()) pieceOf.set(unit, index);
  });
  for (const [unit, a] of pieceOf) {
    for (const other of differentFrom.get(unit) ?? []) {
      const b = pieceOf.get(other);
      if (b !== undefined) join(a, b);
    }
  }
}

/** By fact and side, not by pairs: a list of a thousand separate events is one step. */
function joinSeparate({ sides }: Model, pieces: readonly Piece[], rows: readonly Bits[]): void {
  // People of one stand are on no two sides of anything.
  if (pieces.every(({ stand }) => stand === pieces[0]?.stand)) return;
  const byStand = new Map<Stand, { readonly members: Bits; readonly near: Bits }>();
  pieces.forEach(({ stand }, v) => {
    if (stand.length === 0) return;
    const at = byStand.get(stand) ?? { members: bits(pieces.length), near: bits(pieces.length) };
    byStand.set(stand, at);
    add(at.members, v);
  });
  const onSide = new Map<number, Map<number, Bits>>();
  for (const [stand, { members }] of byStand) {
    for (const { fact, side } of stand) {
      const places = onSide.get(fact) ?? new Map<number, Bits>();
      onSide.set(fact, places);
      const set = places.get(side) ?? bits(pieces.length);
      places.set(side, set);
      orInto(set, members);
    }
  }
  const onAny = sides.separations.map((_, fact) => {
    const all = bits(pieces.length);
    for (const set of onSide.get(fact)?.values() ?? []) orInto(all, set);
    return all;
  });
  for (const [stand, { near }] of byStand) {
    for (const { fact, side } of stand)
      orInto(near, andNot(onAny[fact] ?? near, onSide.get(fact)?.get(side) ?? near));
  }
  pieces.forEach(({ stand }, v) => {
    const [row, at] = [rows[v], byStand.get(stand)];
    if (row && at) orInto(row, at.near);
  });
}
