// Turns the units of a case into few weighted pieces, without ever listing the pairs of a crowded frame.
import { isPair, endsOf } from "../model/evidence.ts";
import type { Shown } from "../model/evidence.ts";
import { standKey } from "../model/groups.ts";
import type { Model, Unit } from "../model/units.ts";
import type { Budget } from "./clique.ts";
import { solveGraph } from "./decompose.ts";
import { areParted, continuousIn, graphOf } from "./graph.ts";
import { peakOf } from "./peak.ts";
import type { Piece, Presence } from "./piece.ts";
import { byWeight, smallest } from "./piece.ts";

/** The pieces of a whole case, and the best piece of any single item: the largest frame is a floor whatever the budget. */
export interface Collapsed {
  readonly pieces: readonly Piece[];
  readonly tallest: Piece | undefined;
}

export function collapse(model: Model, budget: Budget): Collapsed {
  const touched = touchedOutside(model);
  const local = new Map<string, number[]>();
  const mixed = new Set<string>();
  const loose: Piece[] = [];
  model.units.forEach((unit, u) => {
    const items = itemsOf(model, unit);
    const [home = ""] = items;
    if (items.length === 1 && !touched.has(u) && standsWithItem(model, unit, home)) {
      const list = local.get(home);
      if (list) list.push(u);
      else local.set(home, [u]);
      return;
    }
    for (const item of items) mixed.add(item);
    loose.push(pieceOf(model, u));
  });
  const whole = new Map<string, Piece>();
  let tallest: Piece | undefined;
  for (const [item, units] of local) {
    const parts = twinsOf(model, units);
    const piece = wholeItem(model, item, parts, budget);
    if (!tallest || byWeight(piece, tallest) < 0) tallest = piece;
    if (mixed.has(item)) loose.push(...parts);
    else keepLarger(whole, piece);
  }
  return { pieces: [...loose, ...whole.values()], tallest };
}

/**
 * Theorem (whole items): where every unit of an item is seen in it alone, stands where the item stands, and has facts only
 * with other units of the item, each of them has the same neighbours outside: the item is a module, and is replaced by one
 * vertex of its own clique and colouring numbers. Two such items with one stand are false twins: of both numbers the larger stays.
 */
function keepLarger(whole: Map<string, Piece>, piece: Piece): void {
  const key = standKey(piece.stand);
  const other = whole.get(key);
  if (!other) {
    whole.set(key, piece);
    return;
  }
  const top = byWeight(piece, other) < 0 ? piece : other;
  whole.set(key, { ...top, high: Math.max(piece.high, other.high) });
}

function touchedOutside(model: Model): Set<number> {
  const touched = new Set<number>();
  for (const fact of model.facts) {
    if (!isPair(fact) || fact.kind !== "different") continue;
    const [a, b] = endsOf(model.evidence, fact).map((s) => model.evidence.sightings[s]);
    if (a?.item === b?.item) continue;
    for (const s of endsOf(model.evidence, fact)) {
      const unit = model.unitOf.get(s);
      if (unit !== undefined) touched.add(unit);
    }
  }
  return touched;
}

function itemsOf(model: Model, unit: Unit): string[] {
  if (unit.headcount) return [unit.headcount.item];
  return [...new Set(unit.sightings.flatMap((s) => model.evidence.sightings[s]?.item ?? []))];
}

function standsWithItem(model: Model, unit: Unit, item: string): boolean {
  const base = model.sides.standOf(item, item);
  return unit.stand === base || standKey(unit.stand) === standKey(base);
}

function pieceOf(model: Model, u: number): Piece {
  const unit = model.units[u];
  if (!unit) throw new Error(`expected a unit, got number ${u} of ${model.units.length}`);
  const presences = itemsOf(model, unit).map((item): Presence => ({
    item,
    sightings: unit.sightings.filter((s) => model.evidence.sightings[s]?.item === item),
    restAt: unit.headcount?.at,
  }));
  return { id: unit.id, low: unit.weight, high: unit.weight, units: [u], stand: unit.stand, presences };
}

/**
 * Theorem (twins of one item): people marked once, with the same spans and no facts of their own, have the same neighbours.
 * If they are kept apart they are true twins and add; if they are not (all flagged), they are false twins and one stays.
 */
function twinsOf(model: Model, units: readonly number[]): Piece[] {
  const named = new Set(
    model.facts.flatMap((fact) => (fact.kind === "different" ? endsOf(model.evidence, fact) : [])),
  );
  const sets = new Map<string, number[]>();
  for (const u of units) {
    const { sightings = [] } = model.units[u] ?? {};
    const [only = -1] = sightings;
    const spans =
      sightings.length === 1 && !named.has(only) ? model.evidence.sightings[only]?.spans : undefined;
    const key = spans ? spans.join(" ") : `alone ${u}`;
    const set = sets.get(key);
    if (set) set.push(u);
    else sets.set(key, [u]);
  }
  return [...sets.values()].map((set) => mergeTwins(model, set));
}

function mergeTwins(model: Model, set: readonly number[]): Piece {
  const pieces = set.map((u) => pieceOf(model, u)).sort(byWeight);
  const [first, second] = pieces;
  if (!first) throw new Error("expected at least one twin, got none");
  const [a, b] = [first.presences[0], second?.presences[0]];
  if (!a || !b || !areParted(model, a, b)) return first;
  const weight = pieces.length;
  return {
    ...first,
    id: pieces.map(({ id }) => id).reduce(smallest),
    low: weight,
    high: weight,
    units: pieces.flatMap((piece) => piece.units),
  };
}

function wholeItem(model: Model, item: string, parts: readonly Piece[], budget: Budget): Piece {
  const stand = model.sides.standOf(item, item);
  const id = parts.map((part) => part.id).reduce(smallest);
  const shown = model.evidence.shown.get(item);
  const [only] = parts;
  if (parts.length === 1 && only) return { ...only, presences: [] };
  if (shown && isIntervalModel(model, shown, parts))
    return { ...peakOf(model, parts), id, stand, presences: [] };
  const graph = graphOf(model, parts);
  const weights = {
    rows: graph.rows,
    low: graph.pieces.map(({ low }) => low),
    high: graph.pieces.map(({ high }) => high),
  };
  const solved = solveGraph(weights, budget);
  return {
    id,
    low: solved.low,
    high: solved.high,
    units: solved.clique.flatMap((v) => graph.pieces[v]?.units ?? []),
    stand,
    presences: [],
  };
}

function isIntervalModel(model: Model, shown: Shown, parts: readonly Piece[]): boolean {
  if (shown.flagged.length > 0 || continuousIn(model, shown.item.id).length > 0) return false;
  const named = new Set(
    model.facts.flatMap((fact) => (fact.kind === "different" ? endsOf(model.evidence, fact) : [])),
  );
  return parts.every(({ presences: [presence] }) => {
    if (!presence || presence.restAt !== undefined) return true;
    const [only = -1] = presence.sightings;
    return (
      presence.sightings.length === 1 &&
      !named.has(only) &&
      model.evidence.sightings[only]?.spans.length === 1
    );
  });
}
