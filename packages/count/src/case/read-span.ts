// Reads what several parts of a case file share: instants, spans of visibility, lists of texts.
import { integer, line, listOf, pairOf, shown } from "./fields.ts";
import type { Reader } from "./fields.ts";
import type { Span } from "./shape.ts";

export const instant = integer(Number.MIN_SAFE_INTEGER);
export const texts = listOf(line);
const ends = pairOf(instant);

export const span: Reader<Span> = (value, notes) => {
  const before = notes.length;
  const read = ends(value, notes);
  if (notes.length === before && read[0] > read[1]) {
    const says = `expected a start not after the end, got ${shown(value)}.`;
    notes.push({ code: "span-reversed", path: "", says });
  }
  return read;
};

const listOfSpans = listOf(span);

export const spans: Reader<Span[]> = (value, notes) => {
  const before = notes.length;
  const list = listOfSpans(value, notes);
  if (notes.length > before) return list;
  if (list.length === 0)
    notes.push({ code: "spans-empty", path: "", says: "expected at least one span, got none." });
  for (let i = 1; i < list.length; i++) {
    const [earlier, later] = [list[i - 1], list[i]];
    if (!earlier || !later || earlier[1] < later[0]) continue;
    const says = `expected spans in order and apart, got ${shown(later)} after ${shown(earlier)}.`;
    notes.push({ code: "spans-unsorted", path: `[${i}]`, says });
  }
  return list;
};
