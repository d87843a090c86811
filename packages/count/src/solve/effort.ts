// How much may be searched, what was searched before, and the search of a graph that nothing takes apart.
import type { Shown } from "../model/evidence.ts";
import type { Budget } from "./clique.ts";
import { heaviestClique } from "./clique.ts";
import { colourBound, greedyColours } from "./colour.ts";
import type { Solved, Weighted } from "./decompose.ts";
import type { Peak } from "./peak.ts";

/** A graph that was solved, with all that its answer depends on. */
export interface Remembered {
  readonly graph: Weighted;
  readonly nodes: number;
  readonly solved: Solved;
}

/**
 * Answers by the print of their graph. The same graph, hint and budget have the same answer, so a count gives the same
 * bytes with a memory and without.
 */
export type Answers = ReadonlyMap<number, readonly Remembered[]>;

export interface Effort {
  /** The peak frames of items seen before with fewer facts, by item, with how many of their people are plain. */
  readonly peaks?: Map<Shown, { readonly plain: number; readonly peak: Peak }>;
  /** Search nodes for each graph that has to be searched: a part's answer must not depend on what other parts cost. */
  readonly nodes: number;
  /** What an earlier count found, and what this one found or recalled: the memory of the next. */
  readonly memory: { readonly earlier: Answers; readonly learned: Map<number, Remembered[]> } | undefined;
}

/** The answer for a graph, from memory where there is one. */
export function recalled(graph: Weighted, { nodes, memory }: Effort, solve: () => Solved): Solved {
  if (!memory || graph.rows.length < 2) return solve();
  const print = printOf(graph);
  const isIt = (one: Remembered) => one.nodes === nodes && isSameGraph(one.graph, graph);
  const learned = memory.learned.get(print) ?? [];
  const here = learned.find(isIt);
  if (here) return here.solved;
  const before = memory.earlier.get(print)?.find(isIt);
  const { rows, low, high, hint } = graph;
  const one = before ?? { graph: { rows, low, high, hint }, nodes, solved: solve() };
  // Solving asks for parts, which may have the same print.
  memory.learned.set(print, [...(memory.learned.get(print) ?? []), one]);
  return one.solved;
}

export function searchPrime(graph: Weighted, effort: Effort): Solved {
  return recalled(graph, effort, () => search(graph, effort.nodes));
}

function search({ rows, low, high, hint }: Weighted, nodes: number): Solved {
  const ceiling = greedyColours(rows, low, 0);
  const searching: Budget = { nodes };
  const { clique, weight } = heaviestClique({ rows, weights: low, ceiling, hint, budget: searching });
  const isSame = low.every((one, v) => one === high[v]);
  if (isSame && weight === ceiling) return { clique, low: weight, high: ceiling, isCut: false };
  const colouring: Budget = { nodes };
  const most = colourBound(rows, high, weight, colouring);
  const wasStopped = searching.isOut === true || colouring.isOut === true;
  return { clique, low: weight, high: most, isCut: wasStopped && weight < most };
}

/** FNV-1a over the words of all rows: equal graphs have equal prints, others rarely. */
function printOf({ rows, low }: Weighted): number {
  let print = rows.length;
  for (const row of rows) for (const word of row) print = Math.imul(print ^ word, 0x01000193);
  for (const weight of low) print = Math.imul(print ^ weight, 0x01000193);
  return print;
}

function isSameGraph(a: Weighted, b: Weighted): boolean {
  return (
    isSame(a.low, b.low) &&
    isSame(a.high, b.high) &&
    isSame(a.hint, b.hint) &&
    a.rows.every((row, v) => isSame(row, b.rows[v] ?? []))
  );
}

function isSame(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
