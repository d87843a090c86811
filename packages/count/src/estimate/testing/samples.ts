// Samples for the tests of this folder: independent lists and settled matching, unless said otherwise.
import type { Capture, Sample, SampleList } from "../shape.ts";

export function listsOf(n: number): SampleList[] {
  return Array.from({ length: n }, (_, i) => ({
    id: `list${i + 1}`,
    sources: [`account${i + 1}`],
    footage: [],
  }));
}

/** Cells by history, as in { "110": 21 }: 21 people on the first two of three lists. */
export function sampleOf(cells: Readonly<Record<string, number>>, more: Partial<Sample> = {}): Sample {
  const width = Object.keys(cells)[0]?.length ?? 0;
  const captures = Object.entries(cells).map(([key, n]): Capture => ({
    lists: Array.from(key).flatMap((on, i) => (on === "1" ? [`list${i + 1}`] : [])),
    n,
  }));
  return settled({ lists: listsOf(width), captures, ...more });
}

/** One source, people by how often they were seen. */
export function seenOften(frequencies: Readonly<Record<number, number>>): Sample {
  const captures = Object.entries(frequencies).map(([times, n]): Capture => ({
    lists: ["list1"],
    sightings: Number(times),
    n,
  }));
  return settled({ lists: listsOf(1), captures });
}

function settled(parts: Pick<Sample, "lists" | "captures"> & Partial<Sample>): Sample {
  const observed = parts.captures.reduce((sum, { n }) => sum + n, 0);
  return { matching: { minimum: observed, maximum: observed }, isClosed: true, ...parts };
}
