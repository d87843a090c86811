// Reads subtitles of either format line by line: what can be read is taken, what cannot is listed by its line. Never throws.
import { isText } from "../text.ts";
import { linesOf, type Cue, type CuesRead, type Dialect, type Finding } from "./cues.ts";
import { exactly, OURS, readExact, type Exact } from "./exact.ts";
import { clock, isMeantAsTimes, isTimes, timesIn } from "./times.ts";

type Reading = {
  readonly lines: readonly string[];
  readonly dialect: Dialect;
  readonly cues: (Cue & { line: number })[];
  readonly findings: Finding[];
  at: number;
  /** What stood before the next cue. */
  notes: { readonly at: number; readonly text: string }[];
  exact: Exact | null;
  /** Words after a blank line that are the last cue's own. */
  more: string[];
  /** Whether the cue before was taken: words after a blank line may be its own. */
  isOpen: boolean;
};

export function readCues(text: string, dialect: Dialect): CuesRead {
  const lines = linesOf(text.startsWith("\uFEFF") ? text.slice(1) : text);
  const reading: Reading = {
    lines,
    dialect,
    cues: [],
    findings: [],
    at: 0,
    notes: [],
    exact: null,
    more: [],
    isOpen: false,
  };
  const language = readHead(reading);
  while (skipBlank(reading)) readBlock(reading);
  leaveNotes(reading);
  takeMore(reading);
  return { cues: reading.cues, findings: reading.findings, language };
}

const find = (reading: Reading, at: number, kind: Finding["kind"], says: string): void => {
  reading.findings.push({ line: at + 1, kind, says });
};

const lineAt = ({ lines }: Reading, at: number): string => lines[at] ?? "";

/** Files made by hand part cues with blanks that nobody sees; among words such a line is one of them. */
function isBlank(reading: Reading, at: number): boolean {
  const line = lineAt(reading, at);
  if (line === "") return true;
  if (!/^[ \t]+$/.test(line)) return false;
  const next = lineAt(reading, at + 1);
  return /^[ \t]*$/.test(next) || isMeantAsTimes(next) || isMeantAsTimes(lineAt(reading, at + 2));
}

function skipBlank(reading: Reading): boolean {
  while (reading.at < reading.lines.length && isBlank(reading, reading.at)) reading.at += 1;
  return reading.at < reading.lines.length;
}

const HEAD = /^WEBVTT(?:[ \t]|$)/;

function readHead(reading: Reading): string | null {
  const isVtt = reading.dialect.name === "WebVTT";
  const first = reading.lines.findIndex((line) => line.trim() !== "");
  if (!HEAD.test(lineAt(reading, first))) {
    if (isVtt) find(reading, 0, "mended", "The file does not begin with WEBVTT; it is read as if it did.");
    return null;
  }
  if (!isVtt) find(reading, first, "mended", "This is the head of a WebVTT file; the file is read as SRT.");
  else if (first > 0) find(reading, first, "mended", "Blank lines stand before WEBVTT.");
  let language: string | null = null;
  const title = lineAt(reading, first).slice("WEBVTT".length).trim();
  if (title !== "") find(reading, first, "left out", "A title stands in the head of the file.");
  for (reading.at = first + 1; reading.at < reading.lines.length; reading.at += 1) {
    const line = lineAt(reading, reading.at);
    if (isBlank(reading, reading.at)) return language;
    if (isMeantAsTimes(line) || isMeantAsTimes(lineAt(reading, reading.at + 1))) {
      find(reading, reading.at, "mended", "A blank line is missing after the head of the file.");
      return language;
    }
    const [, named] = /^Language:[ \t]*(\S+)[ \t]*$/i.exec(line) ?? [];
    if (named !== undefined) language = named;
    else if (line.startsWith("X-TIMESTAMP-MAP"))
      find(
        reading,
        reading.at,
        "left out",
        "The file maps its times to a stream; they are read as they stand.",
      );
    else find(reading, reading.at, "left out", "A line of the head of the file says nothing of its cues.");
  }
  return language;
}

function readBlock(reading: Reading): void {
  const { dialect, at } = reading;
  const line = lineAt(reading, at);
  const next = lineAt(reading, at + 1);
  if (dialect.name === "WebVTT" && /^NOTE(?:[ \t]|$)/.test(line)) return readNote(reading);
  if (dialect.name === "WebVTT" && /^(?:STYLE|REGION)[ \t]*$/.test(line) && !isMeantAsTimes(next)) {
    leaveNotes(reading);
    find(reading, at, "left out", "How it is drawn is not kept.");
    reading.isOpen = false;
    reading.at = endOfWords(reading, at + 1);
    return;
  }
  if (isMeantAsTimes(line)) return readCue(reading, at, null);
  if (isMeantAsTimes(next)) return readCue(reading, at + 1, line);
  leaveNotes(reading);
  readStray(reading);
}

/** The first line after a block that is not part of it: a blank one, or the times of a cue that follows without one. */
function endOfWords(reading: Reading, from: number): number {
  let end = from;
  while (end < reading.lines.length && !isBlank(reading, end) && !isTimes(lineAt(reading, end))) end += 1;
  if (end >= reading.lines.length || isBlank(reading, end)) return end;
  find(reading, end, "mended", "A blank line is missing before this cue.");
  const isNumbered = end > from && /^[ \t]*\d+[ \t]*$/.test(lineAt(reading, end - 1));
  return isNumbered ? end - 1 : end;
}

function readNote(reading: Reading): void {
  const from = reading.at;
  reading.at = endOfWords(reading, from + 1);
  const [first = "", ...rest] = reading.lines.slice(from, reading.at);
  const note = [first.slice("NOTE".length + 1), ...rest].join("\n").trim();
  if (!isText(note)) return find(reading, from, "refused", NOT_TEXT);
  if (!note.startsWith(OURS)) {
    if (note !== "") reading.notes.push({ at: from, text: note });
    return;
  }
  reading.exact = readExact(note);
  if (reading.exact === null) find(reading, from, "left out", UNREADABLE);
}

function leaveNotes(reading: Reading): void {
  for (const { at } of reading.notes) find(reading, at, "left out", "A comment stands before no cue.");
  reading.notes = [];
  reading.exact = null;
}

/** Words that stand under no times. In SRT a blank line among the words of a cue is common. */
function readStray(reading: Reading): void {
  const from = reading.at;
  const line = lineAt(reading, from);
  reading.at = Math.max(endOfWords(reading, from), from + 1);
  const last = reading.cues.at(-1);
  const isNumber = /^[ \t]*\d+[ \t]*$/.test(line);
  const words = reading.lines.slice(from, reading.at).join("\n");
  if (reading.dialect.name !== "SRT" || !reading.isOpen || !last || isNumber || !isText(words)) {
    reading.isOpen = false;
    const says = isNumber ? "The cue of this number has no times." : "These words stand under no times.";
    return find(reading, from, "refused", isText(words) ? says : NOT_TEXT);
  }
  reading.more.push(words);
  find(
    reading,
    from,
    "mended",
    `A blank line stands among the words of the cue of line ${last.line}; these are taken to be its own.`,
  );
}

/** All at once: a file of nothing but such words is read as quickly as another. */
function takeMore(reading: Reading): void {
  const { cues, more, dialect } = reading;
  const last = cues.at(-1);
  if (!last || more.length === 0) return;
  const markup = [last.markup ?? last.text, ...more].join("\n\n");
  cues[cues.length - 1] = { ...last, ...wordsOf(dialect, markup) };
  reading.more = [];
}

const NOT_TEXT = "It holds half of a character or a NUL, which cannot be kept as text.";
const UNREADABLE = "What we wrote beside a cue was changed and cannot be read; the cue is read as it stands.";

const wordsOf = (dialect: Dialect, markup: string): Pick<Cue, "text" | "voice" | "markup"> => {
  const { text, voice } = dialect.plainOf(markup);
  return { text, voice, markup: dialect.markupOf({ text, voice }) === markup ? null : markup };
};

function readCue(reading: Reading, at: number, id: string | null): void {
  const { dialect } = reading;
  takeMore(reading);
  const note = reading.notes.map(({ text }) => text).join("\n\n") || null;
  let { exact } = reading;
  let times = lineAt(reading, at);
  const tail = dialect.name === "SRT" ? times.indexOf(` ${OURS}{`) : -1;
  if (tail >= 0) {
    exact = readExact(times.slice(tail + 1));
    times = times.slice(0, tail);
    if (exact === null) find(reading, at, "mended", UNREADABLE);
  }
  reading.at = endOfWords(reading, at + 1);
  reading.notes = [];
  reading.exact = null;
  reading.isOpen = false;
  const markup = reading.lines.slice(at + 1, reading.at).join("\n");
  const read = timesIn(times);
  if (!isText([id ?? "", times, markup].join("\n"))) return find(reading, at, "refused", NOT_TEXT);
  if ("why" in read) return find(reading, at, "refused", read.why);
  const words = wordsOf(dialect, markup);
  if (words.text.trim() === "") return find(reading, at, "refused", "The cue has no words.");
  const { startUs, endUs, settings } = read;
  const isPlace = id === null || (dialect.name === "SRT" && /^[ \t]*\d+[ \t]*$/.test(id));
  const plain: Cue = { startUs, endUs, ...words, id: isPlace ? null : id.trim(), settings, note };
  const whole = exact && exactly(plain, exact, dialect, (text) => readBack(text, dialect));
  if (exact && !whole)
    find(
      reading,
      at,
      "mended",
      "Another program changed this cue since we wrote it; it is read as it stands.",
    );
  tellMended(reading, at, read, markup);
  reading.cues.push({ ...(whole ?? plain), line: at + 1 });
  reading.isOpen = whole === null;
}

function readBack(text: string, dialect: Dialect): Cue | null {
  const { cues } = readCues(dialect.name === "WebVTT" ? `WEBVTT\n\n${text}` : text, dialect);
  return cues.length === 1 ? (cues[0] ?? null) : null;
}

type Read = Exclude<ReturnType<typeof timesIn>, { why: string }>;

function tellMended(reading: Reading, at: number, { startUs, endUs, written, isCut }: Read, markup: string) {
  const { name, clock: asItShouldBe, point, plainOf } = reading.dialect;
  if (!asItShouldBe.test(written))
    find(
      reading,
      at,
      "mended",
      `The times are not written as in ${name}; they are read as ${clock(startUs, point)} to ${clock(endUs, point)}.`,
    );
  if (isCut) find(reading, at, "mended", "A time is finer than a microsecond; it is cut there.");
  if (plainOf(markup).voices > 1)
    find(reading, at, "mended", "It names several speakers; who says which of its words is left open.");
}
