// How much may be searched, what was searched before, and the search of a graph that nothing takes apart.
import type { Shown } from "../model/evidence.ts";
import type { Bits } from "./bits.ts";
import { heaviestClique } from "./clique.ts";
import { colourBound, greedyColours } from "./colour.ts";
import type { Solved, Weighted } from "./decompose.ts";
import type { Peak } from "./peak.ts";

/**
 * What was found for whole parts of a case and for graphs that had to be searched, by the graph: the same graph, hint and budget have the same
 * answer, so a count gives the same bytes with a memo and without.
 */
export type Memo = ReadonlyMap<string, Solved>;

export interface Effort {
  /** The peak frames of items seen before with fewer facts, by item, with how many of their people are plain. */
  readonly peaks?: Map<Shown, { readonly plain: number; readonly peak: Peak }>;
  /** Search nodes for each graph that has to be searched: a part's answer must not depend on what other parts cost. */
  readonly nodes: number;
  /** What an earlier count found, and what this one found or recalled: the memo of the next. */
  readonly memory: { readonly earlier: Memo; readonly learned: Map<string, Solved> } | undefined;
}

/** The answer for a graph, from memory where there is one. */
export function recalled(graph: Weighted, { nodes, memory }: Effort, solve: () => Solved): Solved {
  if (!memory || graph.rows.length < 2) return solve();
  const key = keyOf(graph, nodes);
  const solved = memory.learned.get(key) ?? memory.earlier.get(key) ?? solve();
  memory.learned.set(key, solved);
  return solved;
}

export function searchPrime(graph: Weighted, effort: Effort): Solved {
  return recalled(graph, effort, () => search(graph, effort.nodes));
}

function search({ rows, low, high, hint }: Weighted, nodes: number): Solved {
  const ceiling = greedyColours(rows, low, 0);
  const found = heaviestClique({ rows, weights: low, ceiling, hint, budget: { nodes } });
  const isSame = low.every((weight, v) => weight === high[v]);
  if (isSame && found.weight === ceiling) return { clique: found.clique, low: found.weight, high: ceiling };
  return { clique: found.clique, low: found.weight, high: colourBound(rows, high, found.weight, { nodes }) };
}

/** The graph, the hint and the budget as text, one character for each 16 bits. */
function keyOf({ rows, low, high, hint }: Weighted, nodes: number): string {
  const numbers = Uint32Array.from([nodes, rows.length, hint.length, ...hint, ...low, ...high]);
  return [numbers, ...rows].map(asText).join("");
}

function asText(words: Bits): string {
  return String.fromCharCode(...new Uint16Array(words.buffer, words.byteOffset, words.length * 2));
}
