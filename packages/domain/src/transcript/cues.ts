// What a file of subtitles holds once it is read: its cues, and what could not be read as it stands, line by line.

/** One cue. Times are whole µs from the file's own 0, and it ends after it begins. */
export type Cue = {
  readonly startUs: number;
  readonly endUs: number;
  /** The words alone, lines parted by `\n`. */
  readonly text: string;
  /** Who speaks, as the file says; null where it says nothing, or names several in one cue. */
  readonly voice: string | null;
  /** What the file calls it. The numbers of SRT are places, and not kept. */
  readonly id: string | null;
  /** What stands behind the times: where on the picture it is drawn. */
  readonly settings: string | null;
  /** The words as they are marked up in the file, where that is more than `text` and `voice`. */
  readonly markup: string | null;
  /** The comment before it. */
  readonly note: string | null;
};

/**
 * `refused`: a cue, or words, that were not taken. `mended`: taken, and not as the format has it. `left out`: a part of the
 * file that is no cue. Lines count from 1.
 */
export type Finding = {
  readonly line: number;
  readonly kind: "refused" | "mended" | "left out";
  readonly says: string;
};

export type CuesRead = {
  /** In the order of the file; `line` is that of the times. */
  readonly cues: readonly (Cue & { readonly line: number })[];
  readonly findings: readonly Finding[];
  /** The language that the head of the file names, as it stands there. */
  readonly language: string | null;
};

/** What one format says otherwise than the other. */
export type Dialect = {
  readonly name: "WebVTT" | "SRT";
  /** Two clocks as the format has them. */
  readonly clock: RegExp;
  /** Between seconds and what is less than one. */
  readonly point: "." | ",";
  /** Words and voice of marked-up text; `voices` tells how many it names. */
  readonly plainOf: (markup: string) => Pick<Cue, "text" | "voice"> & { readonly voices: number };
  /** Text that reads as these words, with nothing in it that would end a cue or begin one. */
  readonly markupOf: (cue: Pick<Cue, "text" | "voice">) => string;
  /** A cue as text without what the format has no place for. */
  readonly plainly: (cue: Cue, place: number, exact: string) => string;
};

export const linesOf = (text: string): string[] => text.split(/\r\n|\r|\n/);

/** What may stand in a line of its own, and reads as nothing else. */
export const isPlainLine = (text: string): boolean =>
  text !== "" && text === text.trim() && !/[\r\n]/.test(text) && !ARROW.test(text);

export const ARROW = /-{1,3}[ \t]?>|[–—]>|→/;
