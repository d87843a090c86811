// Cues of a file as segments of an item, and back: a file that comes in twice brings nothing new, and goes out as it came in.
import { sha256 } from "@sightline/count";
import { canonicalJson } from "../canonical.ts";
import type { Held } from "../investigation/held.ts";
import { changeSchema } from "../journal/entry.ts";
import type { Change } from "../journal/nouns.ts";
import type { Cue, CuesRead, Finding } from "./cues.ts";
import type { Heard } from "./heard.ts";
import { isLanguage, isOneLanguage } from "./language.ts";
import type { SegmentRow } from "./segment.ts";
import { segmentsIn, translationsIn } from "./standing.ts";
import type { TranslationRow } from "./translation.ts";

export type CuesPlan = {
  readonly changes: readonly Change[];
  /** The line of each change’s cue. */
  readonly lines: readonly number[];
  readonly findings: readonly Finding[];
  /** Cues that are segments already. */
  readonly unchanged: number;
};

type Into = { readonly item: string; readonly heard: Heard; readonly language: string | null };

/** The file’s 0 is the first instant of the item. What goes on after its end is cut there, and listed. */
export function planCues(held: Held, read: CuesRead, { item, heard, language }: Into): CuesPlan {
  const findings = [...read.findings];
  const said = read.language !== null && isLanguage(read.language) ? read.language : "und";
  const standing = new Set(segmentsIn(held, item).map(sameOf));
  const times = new Map<string, number>();
  const changes: Change[] = [];
  const lines: number[] = [];
  let unchanged = 0;
  for (const { line, ...cue } of read.cues) {
    const segment = segmentOf(cue, { item, heard, language: language ?? said });
    const key = canonicalJson(segment);
    const nth = (times.get(key) ?? 0) + 1;
    times.set(key, nth);
    const id = `t${sha256(canonicalJson([key, nth])).slice(0, 40)}`;
    if (held.segment.has(id) || standing.has(sameOf(segment))) {
      unchanged += 1;
      continue;
    }
    const change = changeSchema.safeParse({ verb: "segment.state", subject: id, payload: segment });
    const refused = segment.startUs >= heard.endUs ? "It begins after the film has ended." : whyNot(change);
    if (refused !== null) {
      findings.push({ line, kind: "refused", says: refused });
      continue;
    }
    if (cue.endUs + heard.startUs > heard.endUs)
      findings.push({ line, kind: "mended", says: "It goes on after the film has ended, and is cut there." });
    if (change.success) changes.push(change.data);
    lines.push(line);
  }
  return { changes, lines, findings: findings.sort((a, b) => a.line - b.line), unchanged };
}

const whyNot = (read: ReturnType<typeof changeSchema.safeParse>): string | null =>
  read.success ? null : `It is no segment: ${read.error.issues[0]?.message ?? "its shape is another"}.`;

function segmentOf({ startUs, endUs, text, note, ...from }: Cue, { item, heard, language }: Into) {
  const { id, settings, voice, markup } = from;
  const isPlain = [id, settings, voice, markup].every((one) => one === null);
  return {
    item,
    startUs: startUs + heard.startUs,
    endUs: Math.min(endUs + heard.startUs, heard.endUs),
    text,
    language: language ?? "und",
    speaker: { kind: "unknown" as const },
    note,
    ...(!isPlain && { cue: { id, settings, voice, markup } }),
  };
}

/** What makes two segments one to whoever reads them. */
const sameOf = ({ startUs, endUs, text, language }: Pick<SegmentRow, "text" | "language"> & Times): string =>
  JSON.stringify([startUs, endUs, text, language.toLowerCase()]);
type Times = { readonly startUs: number | null; readonly endUs: number | null };

type Words = Pick<TranslationRow, "text" | "language" | "of" | "reviewedBy">;
type Written = Pick<SegmentRow, "startUs" | "endUs" | "text" | "language" | "note" | "cue" | "version"> & {
  readonly translations: readonly Words[];
};
type Out = { readonly startUs: number; readonly language: string | null };
type Cues = { readonly cues: readonly Cue[]; readonly left: number };

/** The cues of the segments that stand. */
export const cuesOf = (held: Held, item: string, out: Out): Cues =>
  cuesIn(
    segmentsIn(held, item).map((row) => ({ ...row, translations: translationsIn(held, row.id) })),
    out,
  );

/**
 * The segments that have their times, as cues; in a language, what they are translated into it, the newest that a second
 * reader confirmed before all others. `left` counts those that are not among them.
 */
export function cuesIn(segments: readonly Written[], { startUs: from, language }: Out): Cues {
  const cues = segments.flatMap((segment): Cue[] => {
    const { startUs, endUs, note, cue } = segment;
    const own = language === null || isOneLanguage(language, segment.language);
    const text = own ? segment.text : translatedInto(segment, language);
    if (startUs === null || endUs === null || text === null) return [];
    const said = cue ?? { id: null, settings: null, voice: null, markup: null };
    const { markup, ...rest } = said;
    return [
      { startUs: startUs - from, endUs: endUs - from, text, note, ...rest, markup: own ? markup : null },
    ];
  });
  return { cues, left: segments.length - cues.length };
}

function translatedInto({ version, translations }: Written, language: string): string | null {
  const all = translations.filter((one) => one.of === version && isOneLanguage(one.language, language));
  return (all.findLast(({ reviewedBy }) => reviewedBy !== null) ?? all.at(-1))?.text ?? null;
}
