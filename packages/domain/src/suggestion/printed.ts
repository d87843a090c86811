// What a program printed, as suggestions: all of it is plain, or nothing of it is taken.
import { ok, refuse, type Refused, type Result } from "../refusal.ts";
import { isText } from "../text.ts";
import type { Heard } from "../transcript/heard.ts";
import { isLanguage } from "../transcript/language.ts";
import { wordsSchema } from "../transcript/segment.ts";
import { readVtt } from "../transcript/vtt.ts";

/** A program may round its last time up. */
const BEYOND_US = 1_000_000;
/** Of one film. */
export const MOST_SUGGESTED = 20_000;

export type Spoken = {
  readonly language: string;
  readonly segments: readonly { readonly startUs: number; readonly endUs: number; readonly text: string }[];
};

/** The file’s 0 is the first instant of the film. `language` is what the member said, and goes before the file’s own. */
export function readSpoken(printed: string, heard: Heard, language: string | null): Result<Spoken> {
  const odd = whyOdd(printed);
  if (odd) return odd;
  if (!/^\uFEFF?WEBVTT(?:[ \t\r\n]|$)/.test(printed))
    return refuse(
      "program-not-subtitles",
      "What the program printed does not begin with WEBVTT; it prints something else, or another program is meant.",
    );
  const { cues, findings, language: named } = readVtt(printed);
  const refused = findings.find(({ kind }) => kind === "refused");
  if (refused)
    return refuse(
      "program-not-subtitles",
      `Line ${refused.line} of what the program printed is no WebVTT: ${refused.says} Nothing of it is taken.`,
    );
  if (cues.length > MOST_SUGGESTED)
    return refuse(
      "program-too-much",
      `The program printed more than ${MOST_SUGGESTED} cues; nothing of it is taken.`,
    );
  const segments: Spoken["segments"][number][] = [];
  for (const { line, startUs, endUs, text } of cues) {
    const [from, to] = [startUs + heard.startUs, endUs + heard.startUs];
    if (from >= heard.endUs || to > heard.endUs + BEYOND_US)
      return refuse(
        "program-times",
        `Line ${line} of what the program printed lies outside the film; nothing of it is taken.`,
      );
    const words = wordsSchema.safeParse(text);
    if (!words.success)
      return refuse(
        "program-not-text",
        `The cue of line ${line} has no words, or more than a segment may have; nothing of it is taken.`,
      );
    segments.push({ startUs: from, endUs: Math.min(to, heard.endUs), text: words.data });
  }
  const said = named !== null && isLanguage(named) ? named : "und";
  return ok({ language: language ?? said, segments });
}

/** What the program is given: the words of each segment in a line of their own. */
export const linesFor = (segments: readonly { readonly text: string }[]): string =>
  segments.map(({ text }) => `${text.split(/\s+/).filter(Boolean).join(" ")}\n`).join("");

/** As many lines as it was given; an empty one suggests nothing. */
export function readLines(printed: string, given: number): Result<readonly (string | null)[]> {
  const odd = whyOdd(printed);
  if (odd) return odd;
  const lines = printed.replace(/\r\n/g, "\n").replace(/\n$/, "").split("\n");
  if (lines.length !== given)
    return refuse(
      "program-lines",
      `The program was given ${given} lines and printed ${lines.length}, so nobody knows which is which; nothing of it is taken.`,
    );
  const words = lines.map((line) => line.trim());
  const long = words.findIndex((line) => line !== "" && !wordsSchema.safeParse(line).success);
  if (long >= 0)
    return refuse(
      "program-not-text",
      `Line ${long + 1} of what the program printed is longer than a translation may be; nothing of it is taken.`,
    );
  return ok(words.map((line) => line || null));
}

/** Letters that are drawn, spaces and ends of lines; nothing that steers a terminal or turns other text round. */
const ODD = /[\p{Cc}\p{Co}\p{Cn}\u202A-\u202E\u2066-\u2069]/u;

function whyOdd(printed: string): Refused | null {
  const line = printed.split("\n").findIndex((one) => !isText(one) || ODD.test(one.replace(/[\t\r]/g, "")));
  return line < 0
    ? null
    : refuse(
        "program-not-text",
        `Line ${line + 1} of what the program printed holds signs that are no text; nothing of it is taken.`,
      );
}
