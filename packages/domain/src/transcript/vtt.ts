// WebVTT in and out: tolerant in, exact out. What its milliseconds and lines cannot hold stands in comments of ours.
import { ARROW, isPlainLine, linesOf, type Cue, type CuesRead, type Dialect } from "./cues.ts";
import { exactOf, OURS } from "./exact.ts";
import { readCues } from "./read.ts";
import { isMeantAsTimes, isTimes, timesLine } from "./times.ts";
import { vttMarkup, vttWords } from "./words.ts";

const CLOCK = String.raw`(?:\d{2,}:)?\d\d:\d\d\.\d{3}`;

const VTT: Dialect = {
  name: "WebVTT",
  clock: new RegExp(`^[ \\t]*${CLOCK}[ \\t]+-->[ \\t]+${CLOCK}[ \\t]*$`),
  point: ".",
  plainOf: vttWords,
  markupOf: vttMarkup,
  plainly(cue, _, exact) {
    const notes = notesOf(cue).map((note) =>
      note.includes("\n") ? `NOTE\n${note}\n\n` : `NOTE ${note}\n\n`,
    );
    const ours = exact === "" ? "" : `NOTE ${exact}\n\n`;
    const id = cue.id !== null && isPlainId(cue.id) ? `${cue.id}\n` : "";
    const settings = cue.settings !== null && isPlainLine(cue.settings) ? ` ${cue.settings}` : "";
    return `${notes.join("")}${ours}${id}${timesLine(cue.startUs, cue.endUs, VTT)}${settings}\n${markedUp(VTT, cue)}\n`;
  },
};

/** What begins a part that is no cue. */
const isPlainId = (id: string): boolean =>
  isPlainLine(id) && !/^(?:NOTE|STYLE|REGION|WEBVTT)(?:\s|$)/.test(id) && !isMeantAsTimes(id);

function notesOf({ note }: Cue): readonly string[] {
  const notes = note?.split("\n\n") ?? [];
  const arePlain = notes.every(
    (one) =>
      one === one.trim() &&
      !one.startsWith(OURS) &&
      !one.includes("\r") &&
      !ARROW.test(one) &&
      one.split("\n").every((line) => line.trim() !== ""),
  );
  return arePlain ? notes : [];
}

/** The words as the file had them, as long as they are still those words and fit between two blank lines. */
export function markedUp({ plainOf, markupOf }: Dialect, cue: Cue): string {
  const { markup, text, voice } = cue;
  if (markup === null) return markupOf(cue);
  const plain = plainOf(markup);
  const fits = linesOf(markup).every((line) => line.trim() !== "" && !isTimes(line));
  return fits && plain.text === text && plain.voice === voice ? markup : markupOf(cue);
}

export const readVtt = (text: string): CuesRead => readCues(text, VTT);

/** Read again it gives the same cues, to the microsecond. The language stands in its head. */
export function writeVtt(cues: readonly Cue[], language: string | null = null): string {
  const head = language === null ? "WEBVTT" : `WEBVTT\nLanguage: ${language}`;
  return [`${head}\n`, ...written(VTT, cues, readVttCue)].join("\n");
}

const readVttCue = (text: string): Cue | undefined => readVtt(`WEBVTT\n\n${text}`).cues[0];

/** Each cue as text, with what does not come out of it plainly beside it. */
export const written = (
  dialect: Dialect,
  cues: readonly Cue[],
  readOne: (text: string) => Cue | undefined,
): string[] =>
  cues.map((cue, i) => {
    const plain = readOne(dialect.plainly(cue, i + 1, ""));
    if (!plain) throw new RangeError(`expected a cue with words that ends after it begins, got cue ${i + 1}`);
    return dialect.plainly(cue, i + 1, exactOf(cue, plain));
  });
