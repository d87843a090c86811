// Replaces people whom nothing but their stand parts from the rest of the case by one weighted vertex.
import type { Span } from "../case/shape.ts";
import type { Stand } from "../model/groups.ts";
import type { Model } from "../model/units.ts";
import { restUnit } from "../model/units.ts";
import { solveGraph } from "./decompose.ts";
import type { Effort } from "./effort.ts";
import { recalled } from "./effort.ts";
import { areParted, graphOf } from "./graph.ts";
import type { Hint } from "./graph.ts";
import type { Peak } from "./peak.ts";
import { peakOf } from "./peak.ts";
import type { Piece } from "./piece.ts";
import { byWeight, pieceOf, smallest } from "./piece.ts";
import type { Plain } from "./plain.ts";

/** The modules of a case: of all that share a stand only the best. */
export class Modules {
  readonly #byStand = new Map<Stand, Piece>();

  /**
   * Theorem (modules): pieces with one stand that are different from nobody outside by anything else have the same
   * neighbours outside, so they act as one vertex of their own clique and colouring numbers. Two modules with one stand
   * are false twins: of both numbers the larger stays.
   */
  add(module: Piece): void {
    const other = this.#byStand.get(module.stand);
    if (!other) {
      this.#byStand.set(module.stand, module);
      return;
    }
    const top = byWeight(module, other) < 0 ? module : other;
    const high = Math.max(module.high, other.high);
    const isCut = [module, other].some((one) => one.isCut === true && one.high > top.low);
    this.#byStand.set(module.stand, top.high === high && !isCut ? top : { ...top, high, isCut });
  }

  pieces(): Piece[] {
    return [...this.#byStand.values()];
  }
}

/** An item in which nobody has anything of their own. */
export function wholeItem(model: Model, plain: Plain, effort: Effort): Piece {
  const { item } = plain.shown;
  const base = { id: item.id, stand: plain.stand, presences: [] };
  const peak = peakAgain(model, plain, effort);
  if (isIntervals(model, plain)) return { ...base, low: peak.weight, high: peak.weight, units: peak.units };
  // The search starts from the peak frame: a headcount is a floor whatever the budget.
  return { ...solvePieces(model, piecesOf(model, plain), new Set(peak.units()), effort), ...base };
}

/** With more facts more people may count, never fewer, and only so do whole items change: as many are the same ones. */
function peakAgain(model: Model, plain: Plain, { peaks }: Effort): Peak {
  const known = peaks?.get(plain.shown);
  if (known?.plain === plain.people.length) return known.peak;
  const peak = peakOf(model, plain);
  peaks?.set(plain.shown, { plain: plain.people.length, peak });
  return peak;
}

function isIntervals(model: Model, { shown, people }: Plain): boolean {
  if (shown.flagged.length > 0 || model.continuousIn.has(shown.item.id)) return false;
  return people.every((s) => model.evidence.sightings[s]?.spans.length === 1);
}

/** Pieces of one part of a case, solved by themselves. */
export function solvePieces(
  model: Model,
  pieces: readonly Piece[],
  hint: Hint,
  effort: Effort,
): Pick<Piece, "low" | "high" | "isCut" | "units"> {
  const [only] = pieces;
  if (pieces.length === 1 && only) return only;
  const graph = graphOf(model, pieces, hint);
  const solved = recalled(graph, effort, () => solveGraph(graph, effort));
  const units = () => solved.clique.flatMap((v) => graph.pieces[v]?.units() ?? []);
  const isCut = solved.isCut || (solved.low < solved.high && pieces.some((piece) => piece.isCut));
  return { low: solved.low, high: solved.high, isCut, units };
}

/**
 * Theorem (twins of one item): people marked once, with the same spans and no facts of their own, have the same neighbours.
 * If they are kept apart they are true twins and add; if they are not (all flagged), they are false twins and one stays.
 */
export function piecesOf(model: Model, { people, rests }: Plain): Piece[] {
  const sets = new Map<string, number[]>();
  for (const s of people) {
    const key = keyOf(model.evidence.sightings[s]?.spans ?? []);
    const set = sets.get(key);
    if (set) set.push(s);
    else sets.set(key, [s]);
  }
  const anonymous = rests.map((h) => pieceOf(model, restUnit(model, h)));
  return [...[...sets.values()].map((set) => mergeTwins(model, set)), ...anonymous];
}

function keyOf(spans: readonly Span[]): string {
  let key = "";
  for (const [start, end] of spans) key += `${start} ${end} `;
  return key;
}

function mergeTwins(model: Model, set: readonly number[]): Piece {
  const idOf = (s: number) => model.evidence.sightings[s]?.id ?? "";
  const sorted = set.toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
  const first = pieceOf(model, sorted[0] ?? -1);
  const second = sorted[1];
  const [presence] = first.presences;
  if (second === undefined || !presence || !areParted(model, presence, { ...presence, sightings: [second] }))
    return first;
  return {
    ...first,
    id: sorted.map(idOf).reduce(smallest),
    low: set.length,
    high: set.length,
    units: () => sorted,
  };
}
