// SRT in and out: tolerant in, exact out. What it has no place for stands behind the times, where players read no further.
import { isPlainLine, type Cue, type CuesRead, type Dialect } from "./cues.ts";
import { OURS } from "./exact.ts";
import { readCues } from "./read.ts";
import { timesLine } from "./times.ts";
import { markedUp, readVtt, written } from "./vtt.ts";
import { srtMarkup, srtWords } from "./words.ts";

const SRT: Dialect = {
  name: "SRT",
  clock: /^[ \t]*\d{2,}:\d\d:\d\d,\d{3} --> \d{2,}:\d\d:\d\d,\d{3}[ \t]*$/,
  point: ",",
  plainOf: srtWords,
  markupOf: srtMarkup,
  plainly(cue, place, exact) {
    const settings =
      isPlainLine(cue.settings ?? "") && !cue.settings?.includes(OURS) ? ` ${cue.settings}` : "";
    const ours = exact === "" ? "" : ` ${exact}`;
    return `${place}\n${timesLine(cue.startUs, cue.endUs, SRT)}${settings}${ours}\n${markedUp(SRT, cue)}\n`;
  },
};

export const readSrt = (text: string): CuesRead => readCues(text, SRT);

/** Read again it gives the same cues, to the microsecond. */
export const writeSrt = (cues: readonly Cue[]): string =>
  written(SRT, cues, (text) => readSrt(text).cues[0]).join("\n");

/** Reads whichever of the two it is, by how it begins. */
export const readSubtitles = (text: string): CuesRead =>
  /^\uFEFF?\s*WEBVTT(?:\s|$)/.test(text) ? readVtt(text) : readSrt(text);
