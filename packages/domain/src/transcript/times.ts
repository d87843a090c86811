// The line of a cue that says when: `00:00:01.000 --> 00:00:02.500`, as files have it and as it should be.
import { ARROW, type Dialect } from "./cues.ts";

const US = 1_000_000;
const CLOCK = /^(?:(\d{1,7}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,12}))?$/;
const AT_FRONT = /^[ \t]*-?\d+[ \t]*:[ \t]*\d/;
/** Longer than any line of times: nothing is mended in it. */
const LONGEST = 500;

/** Whether a line at the beginning of a block is meant to say when. */
export const isMeantAsTimes = (line: string): boolean =>
  line.length > 0 &&
  ((AT_FRONT.test(line) && (ARROW.test(line) || (line.match(/\d:\d/g)?.length ?? 0) > 1)) ||
    /^[ \t]*(?:-{2,3}>|→)/.test(line));

/** Whether a line among words says when: the next cue, with nothing between. */
export const isTimes = (line: string): boolean =>
  line.length <= LONGEST && AT_FRONT.test(line) && ARROW.test(line) && "startUs" in timesIn(line);

type Times = {
  readonly startUs: number;
  readonly endUs: number;
  readonly settings: string | null;
  /** A time was given in less than a microsecond. */
  readonly isCut: boolean;
  /** The two clocks as they stand, with what is between them. */
  readonly written: string;
};

/** When a cue is, or why the line does not say so. */
export function timesIn(line: string): Times | { readonly why: string } {
  const found = ARROW.exec(line);
  if (!found) return { why: "It has no arrow (-->) between two times." };
  const spaced = read(line, found);
  if ("startUs" in spaced || line.length > LONGEST) return spaced;
  // Programs that translate put spaces around the colons.
  const [left, right] = [line.slice(0, found.index), line.slice(found.index + found[0].length)].map((half) =>
    half.replace(/(\d) ?([:.,]) ?(?=\d)/g, "$1$2"),
  );
  const closed = `${left}-->${right}`;
  const arrow = ARROW.exec(closed);
  const mended = arrow ? read(closed, arrow) : spaced;
  return "startUs" in mended ? { ...mended, written: line } : spaced;
}

function read(line: string, { 0: arrow, index }: RegExpExecArray): Times | { readonly why: string } {
  const right = line.slice(index + arrow.length).trimStart();
  const end = right.search(/[ \t]/);
  const [until, rest] = end < 0 ? [right, ""] : [right.slice(0, end), right.slice(end).trim()];
  const [start, stop] = [clockIn(line.slice(0, index).trim()), clockIn(until)];
  if (typeof start === "string") return { why: start };
  if (typeof stop === "string") return { why: stop };
  if (stop.us <= start.us)
    return {
      why:
        stop.us === start.us
          ? "It ends when it begins."
          : `It ends before it begins: ${clock(stop.us, ".")} is before ${clock(start.us, ".")}.`,
    };
  const written = line.slice(0, line.length - (end < 0 ? 0 : right.length - end));
  return {
    startUs: start.us,
    endUs: stop.us,
    settings: rest === "" ? null : rest,
    isCut: start.isCut || stop.isCut,
    written,
  };
}

function clockIn(text: string): { readonly us: number; readonly isCut: boolean } | string {
  const [, hours = "0", minutes = "", seconds = "", part = ""] = CLOCK.exec(text) ?? [];
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  if (minutes === "") return text === "" ? "One of its two times is missing." : `“${shown}” is no time.`;
  if (Number(minutes) > 59 || Number(seconds) > 59)
    return `“${shown}” is no time: minutes and seconds end at 59.`;
  const us = Number(part.slice(0, 6).padEnd(6, "0"));
  const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  if (!Number.isSafeInteger(whole * US + us)) return `“${shown}” is later than any film.`;
  return { us: whole * US + us, isCut: /[1-9]/.test(part.slice(6)) };
}

const two = (n: number): string => String(n).padStart(2, "0");

/** A time down to the millisecond, or to the microsecond where it is none: `00:00:01.000`, `00:00:01.000250`. */
export function clock(us: number, point: "." | ","): string {
  const seconds = Math.floor(us / US);
  const part = String(us % US).padStart(6, "0");
  const shown = part.endsWith("000") ? part.slice(0, 3) : part;
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}${point}${shown}`;
}

/** Whole milliseconds that hold a span: it never comes out shorter, or empty. */
export const inMilliseconds = (startUs: number, endUs: number): readonly [number, number] => [
  Math.floor(startUs / 1000) * 1000,
  Math.ceil(endUs / 1000) * 1000,
];

export const timesLine = (startUs: number, endUs: number, { point }: Pick<Dialect, "point">): string => {
  const [start, end] = inMilliseconds(startUs, endUs);
  return `${clock(start, point)} --> ${clock(end, point)}`;
};
