// The difference graph on pieces: an edge where two pieces cannot share a person.
import type { ContinuousFact } from "../case/shape.ts";
import { endsOf, isVisibleAt, meetsSpan, seenTogetherAt } from "../model/evidence.ts";
import { partedBy, standKey } from "../model/groups.ts";
import type { Model } from "../model/units.ts";
import type { Bits } from "./bits.ts";
import { add, bits, orInto } from "./bits.ts";
import type { Piece, Presence } from "./piece.ts";
import { byWeight } from "./piece.ts";

/** `rows[v]` holds the neighbours of piece `v`. */
export interface Graph {
  readonly pieces: readonly Piece[];
  readonly rows: readonly Bits[];
}

export function graphOf(model: Model, unordered: readonly Piece[]): Graph {
  const pieces = [...unordered].sort(byWeight);
  const rows = pieces.map(() => bits(pieces.length));
  const join = (a: number, b: number) => {
    const [rowA, rowB] = [rows[a], rows[b]];
    if (!rowA || !rowB || a === b) return;
    add(rowA, b);
    add(rowB, a);
  };
  joinSeenTogether(model, pieces, join);
  joinDifferent(model, pieces, join);
  joinSeparate(pieces, rows);
  return { pieces, rows };
}

type Join = (a: number, b: number) => void;

function joinSeenTogether(model: Model, pieces: readonly Piece[], join: Join): void {
  const byItem = new Map<string, { piece: number; presence: Presence }[]>();
  pieces.forEach((piece, index) => {
    for (const presence of piece.presences) {
      const list = byItem.get(presence.item);
      if (list) list.push({ piece: index, presence });
      else byItem.set(presence.item, [{ piece: index, presence }]);
    }
  });
  for (const list of byItem.values()) {
    list.forEach((a, i) => {
      for (let j = i + 1; j < list.length; j++) {
        const b = list[j];
        if (b && a.piece !== b.piece && areParted(model, a.presence, b.presence)) join(a.piece, b.piece);
      }
    });
  }
}

/** Whether what two pieces show in one item keeps them apart: one frame, one headcount, or one continuous shot. */
export function areParted(model: Model, a: Presence, b: Presence): boolean {
  const { evidence } = model;
  const sighting = (s: number) => evidence.sightings[s];
  const restAt = a.restAt ?? b.restAt;
  if (restAt !== undefined) {
    const marked = a.restAt === undefined ? a : b;
    return marked.sightings.some((s) => {
      const seen = sighting(s);
      return seen !== undefined && isVisibleAt(seen, restAt);
    });
  }
  const flagged = evidence.shown.get(a.item)?.flagged ?? [];
  const shots = continuousIn(model, a.item);
  return a.sightings.some((s) =>
    b.sightings.some((t) => {
      const [x, y] = [sighting(s), sighting(t)];
      if (!x || !y) return false;
      return (
        seenTogetherAt(x, y, flagged) !== undefined ||
        shots.some((fact) => meetsSpan(x, fact) && meetsSpan(y, fact))
      );
    }),
  );
}

export function continuousIn(model: Model, item: string): ContinuousFact[] {
  return model.facts.filter((fact) => fact.kind === "continuous" && fact.item === item) as ContinuousFact[];
}

function joinDifferent(model: Model, pieces: readonly Piece[], join: Join): void {
  const pieceOf = new Map<number, number>();
  pieces.forEach((piece, index) => {
    // A whole item keeps what happens inside it to itself.
    if (piece.presences.length > 0) for (const unit of piece.units) pieceOf.set(unit, index);
  });
  for (const fact of model.facts) {
    if (fact.kind !== "different") continue;
    const [a, b] = endsOf(model.evidence, fact).map((s) => pieceOf.get(model.unitOf.get(s) ?? -1));
    if (a !== undefined && b !== undefined) join(a, b);
  }
}

function joinSeparate(pieces: readonly Piece[], rows: readonly Bits[]): void {
  const stands = new Map<string, { piece: Piece; mask: Bits }>();
  const keys = pieces.map((piece, index) => {
    const key = standKey(piece.stand);
    const entry = stands.get(key) ?? { piece, mask: bits(pieces.length) };
    add(entry.mask, index);
    stands.set(key, entry);
    return key;
  });
  const neighbours = new Map<string, Bits>();
  for (const [key, { piece }] of stands) {
    const mask = bits(pieces.length);
    for (const other of stands.values())
      if (partedBy(piece.stand, other.piece.stand)) orInto(mask, other.mask);
    neighbours.set(key, mask);
  }
  keys.forEach((key, index) => {
    const [row, mask] = [rows[index], neighbours.get(key)];
    if (row && mask) orInto(row, mask);
  });
}
