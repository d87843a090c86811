// Adds a sample up: people per history, per list, per pair of lists, and how often each was seen.
import type { Frequencies } from "./chao.ts";
import type { Cells } from "./sample-coverage.ts";
import type { Sample } from "./shape.ts";

export interface Tally {
  readonly observed: number;
  /** People on each list, and on that list only; in the order of the lists. */
  readonly on: readonly number[];
  readonly only: readonly number[];
  readonly cells: Cells;
  readonly pairs: readonly PairTally[];
}

export interface PairTally {
  readonly a: number;
  readonly b: number;
  readonly both: number;
  readonly onlyA: number;
  readonly onlyB: number;
}

const onOne = (key: string) => key.replaceAll("0", "") === "1";

export function tally({ lists, captures }: Sample): Tally {
  const cells: Record<string, number> = {};
  for (const capture of captures) {
    const key = lists.map(({ id }) => (capture.lists.includes(id) ? "1" : "0")).join("");
    cells[key] = (cells[key] ?? 0) + capture.n;
  }
  const sum = (holds: (key: string) => boolean) =>
    Object.entries(cells).reduce((total, [key, n]) => (holds(key) ? total + n : total), 0);
  return {
    observed: sum(() => true),
    on: lists.map((_, j) => sum((key) => key[j] === "1")),
    only: lists.map((_, j) => sum((key) => key[j] === "1" && onOne(key))),
    cells,
    pairs: lists.flatMap((_, a) =>
      lists.slice(a + 1).map((_, i): PairTally => {
        const b = a + 1 + i;
        const where = (x: string, y: string) => sum((key) => key[a] === x && key[b] === y);
        return { a, b, both: where("1", "1"), onlyA: where("1", "0"), onlyB: where("0", "1") };
      }),
    ),
  };
}

/** How many people were seen once, and twice: by sightings for Chao1, by lists for Chao2. */
export function frequenciesOf(
  sample: Sample,
  by: "sightings" | "lists",
): Frequencies & { readonly total: number } {
  let [observed, once, twice, total] = [0, 0, 0, 0];
  for (const { lists, n, sightings = lists.length } of sample.captures) {
    const times = by === "lists" ? lists.length : sightings;
    observed += n;
    total += times * n;
    if (times === 1) once += n;
    if (times === 2) twice += n;
  }
  return { observed, once, twice, total, samples: by === "lists" ? sample.lists.length : total };
}
