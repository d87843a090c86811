// What a number is worked out from: an act that writes none of these tables moves none.
import type { Table } from "../journal/nouns.ts";

export const IN_CASE: ReadonlySet<Table> = new Set<Table>([
  "investigation",
  "item",
  "review",
  "frame",
  "sighting",
  "statement",
  "headcount",
  "blind",
  "group",
  "fact",
  "count",
]);
