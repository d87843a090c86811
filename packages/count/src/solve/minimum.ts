// The minimum of a model: the heaviest set of pairwise different units found, and a bound on what could be argued.
import { partedBy } from "../model/groups.ts";
import { leastOf, tie } from "../model/knots.ts";
import type { Model } from "../model/units.ts";
import type { Effort } from "./effort.ts";
import { Modules, piecesOf, solvePieces, wholeItem } from "./module.ts";
import type { Piece } from "./piece.ts";
import { pieceOf, smallest } from "./piece.ts";
import { sortUnits } from "./plain.ts";

export interface Minimum {
  /** Pairwise different units. */
  readonly units: readonly number[];
  readonly low: number;
  readonly high: number;
  /** Whether a search stopped at its budget where more of it could have closed the gap between the two. */
  readonly isCut: boolean;
}

/** `start`: pairwise different units already known; the answer is never below them. */
export function minimumOf(model: Model, start: Minimum, effort: Effort): Minimum {
  const hint = new Set(start.units);
  const modules = new Modules();
  const mixed: Piece[] = [];
  const { plain, loose } = sortUnits(model);
  for (const item of plain) {
    if (item.isWhole) modules.add(wholeItem(model, item, effort));
    else mixed.push(...piecesOf(model, item));
  }
  for (const u of loose) mixed.push(pieceOf(model, u));
  const open: Piece[] = [];
  for (const part of partsOf(model, mixed)) {
    const [first] = part;
    if (!first || part.some(({ stand }) => stand !== first.stand)) open.push(...part);
    else {
      const id = part.map((piece) => piece.id).reduce(smallest);
      modules.add({ ...first, ...solvePieces(model, part, hint, effort), id, presences: [] });
    }
  }
  const solved = solvePieces(model, [...modules.pieces(), ...open], hint, effort);
  const isCut = solved.isCut === true;
  if (solved.low < start.low) return { ...start, high: Math.max(start.low, solved.high), isCut };
  return { units: solved.units(), low: solved.low, high: solved.high, isCut };
}

/** Pieces that something other than their stands may part: those of one item, and those that a `different` fact names. */
function partsOf(model: Model, pieces: readonly Piece[]): Piece[][] {
  const ties = Int32Array.from(pieces, (_, i) => i);
  const firstIn = new Map<string, number>();
  const pieceOf = new Map<number, number>();
  pieces.forEach((piece, i) => {
    for (const { item } of piece.presences) {
      const first = firstIn.get(item);
      if (first === undefined) firstIn.set(item, i);
      else tie(ties, first, i);
    }
    for (const unit of piece.units()) pieceOf.set(unit, i);
  });
  for (const [unit, others] of model.differentFrom) {
    const a = pieceOf.get(unit);
    if (a === undefined) continue;
    for (const other of others) {
      const b = pieceOf.get(other);
      // What their stands part already, a fact does not part again.
      if (b !== undefined && !partedBy(pieces[a]?.stand ?? [], pieces[b]?.stand ?? [])) tie(ties, a, b);
    }
  }
  const parts = new Map<number, Piece[]>();
  pieces.forEach((piece, i) => {
    const part = parts.get(leastOf(ties, i));
    if (part) part.push(piece);
    else parts.set(leastOf(ties, i), [piece]);
  });
  return [...parts.values()];
}

/** The same people in a model with more facts, where sightings may have been joined by `same`. */
export function carriedOver(units: readonly number[], { evidence, classes }: Model): number[] {
  return units.map((u) => (u < evidence.sightings.length ? (classes.classOf[u] ?? u) : u));
}
