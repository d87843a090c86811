// Reads what several parts of a case file share: instants, spans of visibility, lists of texts.
import { line, listOf, pairOf, shown, wrong } from "./fields.ts";
import type { Reader } from "./fields.ts";
import type { Span } from "./shape.ts";

/** What a time is, in the words of whoever wrote seconds: "whole microseconds: 3.05 s is 3050000". */
export function whatATimeIs(value: unknown): string {
  const seconds = typeof value === "string" ? secondsOf(value) : value;
  const us = typeof seconds === "number" ? Math.round(seconds * 1e6) : Number.NaN;
  return Number.isSafeInteger(us)
    ? `whole microseconds: ${String(seconds)} s is ${us}`
    : "whole microseconds: 3.05 s is 3050000";
}

/** `3.05`, `3.05 s`, `1:03.05` or `1:02:03.05`; otherwise undefined. */
function secondsOf(text: string): number | undefined {
  const [, hours = "0", minutes = "0", seconds] =
    /^(?:(?:(\d+):)?(\d+):)?(\d+(?:\.\d+)?) ?s?$/.exec(text.trim()) ?? [];
  return seconds === undefined ? undefined : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

export const instant: Reader<number> = (value, notes) => {
  if (typeof value === "number" && Number.isSafeInteger(value)) return value;
  wrong(notes, whatATimeIs(value), value);
  return 0;
};
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
