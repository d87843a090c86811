// The minimum of a model: the heaviest set of pairwise different units found, and a bound on what could be argued.
import type { Model } from "../model/units.ts";
import type { Budget } from "./clique.ts";
import { collapse } from "./collapse.ts";
import { solveGraph } from "./decompose.ts";
import { graphOf } from "./graph.ts";

export interface Minimum {
  /** Pairwise different units, as indices. */
  readonly units: readonly number[];
  readonly low: number;
  readonly high: number;
}

export function minimumOf(model: Model, budget: Budget): Minimum {
  const { pieces, tallest } = collapse(model, budget);
  const graph = graphOf(model, pieces);
  const weights = {
    rows: graph.rows,
    low: graph.pieces.map(({ low }) => low),
    high: graph.pieces.map(({ high }) => high),
  };
  const solved = solveGraph(weights, budget);
  if (tallest && tallest.low > solved.low) {
    return { units: tallest.units, low: tallest.low, high: Math.max(tallest.low, solved.high) };
  }
  return {
    units: solved.clique.flatMap((v) => graph.pieces[v]?.units ?? []),
    low: solved.low,
    high: solved.high,
  };
}
