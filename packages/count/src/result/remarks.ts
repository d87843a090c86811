// What is odd in a case without contradicting a fact: it changes no number, and somebody should look at it.
import type { Evidence } from "../model/evidence.ts";
import type { Remark } from "./shape.ts";

export function remarksOf({ headcounts, marked: counts }: Evidence): Remark[] {
  return headcounts.flatMap(({ id, item, at, atMost }, h) => {
    const marked = counts[h] ?? 0;
    if (atMost === null || marked <= atMost) return [];
    const says = `The headcount "${id}" says at most ${atMost}, but ${marked} are marked in "${item}" at ${at} µs: one of the two is wrong.`;
    return [{ id, sentence: says }];
  });
}
