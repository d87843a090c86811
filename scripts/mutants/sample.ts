// Chooses which planted faults are tried: the same ones on every machine, every file and kind among them.
import type { Fault } from "./faults.ts";

/** Of each file one fault in `every`, spread evenly over its kinds, and never fewer than two. */
export function sampleOf(faults: readonly Fault[], every: number): Fault[] {
  const files = [...Map.groupBy(faults, ({ file }) => file).values()];
  return files.flatMap((all) => {
    const byKind = all.toSorted((a, b) => (a.kind === b.kind ? a.start - b.start : a.kind < b.kind ? -1 : 1));
    const wanted = Math.min(all.length, Math.max(2, Math.round(all.length / every)));
    const step = all.length / wanted;
    const chosen = Array.from({ length: wanted }, (_, i) => byKind[Math.floor((i + 0.5) * step)]);
    return chosen.flatMap((fault) => fault ?? []).toSorted((a, b) => a.start - b.start);
  });
}
