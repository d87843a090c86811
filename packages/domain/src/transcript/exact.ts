// What a format has no place for, beside a cue: times finer than a millisecond, words that its lines cannot hold. Others pass it over.
import { z } from "zod";
import { isText } from "../text.ts";
import type { Cue, Dialect } from "./cues.ts";

const words = z.string().refine(isText);
const text = words.nullable();
const exactSchema = z.strictObject({
  startUs: z.int().min(0).optional(),
  endUs: z.int().min(0).optional(),
  text: words.optional(),
  voice: text.optional(),
  id: text.optional(),
  settings: text.optional(),
  markup: text.optional(),
  note: text.optional(),
});
export type Exact = z.infer<typeof exactSchema>;

const FIELDS = ["startUs", "endUs", "text", "voice", "id", "settings", "markup", "note"] as const;

/** Begins what is ours in a comment of WebVTT, and behind the times of SRT. */
export const OURS = "sightline ";

/** One line, with no arrow in it. */
export function exactOf(cue: Cue, plain: Cue): string {
  const differing = FIELDS.filter((field) => cue[field] !== plain[field]);
  if (differing.length === 0) return "";
  const said = Object.fromEntries(differing.map((field) => [field, cue[field]]));
  return `${OURS}${JSON.stringify(said).replaceAll(">", "\\u003e")}`;
}

/** What a line of ours says; null where it is not as we write it. */
export function readExact(line: string): Exact | null {
  try {
    const read = exactSchema.safeParse(JSON.parse(line.slice(OURS.length)));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/**
 * The cue that a line of ours was written for: as long as writing it gives what stands there. Where another program has
 * changed the cue since, what stands is taken.
 */
export function exactly(
  plain: Cue,
  exact: Exact,
  dialect: Dialect,
  readBack: (text: string) => Cue | null,
): Cue | null {
  const { startUs = plain.startUs, endUs = plain.endUs, text = plain.text, ...others } = exact;
  const whole = { ...plain, ...others, startUs, endUs, text } as Cue;
  if (endUs <= startUs) return null;
  const again = readBack(dialect.plainly(whole, 1, ""));
  return again !== null && FIELDS.every((field) => again[field] === plain[field]) ? whole : null;
}
