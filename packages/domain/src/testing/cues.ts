// Cues of subtitles as tests expect and compare them.
import type { Cue, CuesRead } from "../transcript/cues.ts";
import { readVtt } from "../transcript/vtt.ts";

const bare = ({ line: _, ...one }: CuesRead["cues"][number]): Cue => one;

/** Without the lines on which they stood. */
export const cuesOf = (read: Pick<CuesRead, "cues">): Cue[] => read.cues.map(bare);

export const cue = (startUs: number, endUs: number, text: string, more: Partial<Cue> = {}): Cue => ({
  startUs,
  endUs,
  text,
  voice: null,
  id: null,
  settings: null,
  markup: null,
  note: null,
  ...more,
});

/** A file of WebVTT with this below its head. */
export const vtt = (body: string): CuesRead => readVtt(`WEBVTT\n\n${body}`);
