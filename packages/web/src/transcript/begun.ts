// What a member has begun to write in a transcript and not stated: kept as one draft of the film, each piece by itself.
import { t } from "@lingui/core/macro";
import {
  instantText,
  isLanguage,
  readInstant,
  type Microseconds,
  type SegmentSaid,
  type TranscriptShown,
} from "@sightline/domain";
import { z } from "zod";
import type { Filled } from "../kit/fields-of.ts";

export type Segment = TranscriptShown["segments"][number];
export type Translation = Segment["translations"][number];

const text = z.string().exactOptional();
const typedSchema = z.strictObject({
  text,
  begins: text,
  ends: text,
  language: text,
  /** `unknown`, `off-screen`, or `=` and the id of a sighting. */
  speaker: text,
  note: text,
  translator: text,
});
export type Typed = z.infer<typeof typedSchema>;

const begunSchema = z.strictObject({
  id: z.string(),
  /** Of a translation: of which segment, into which language, and of which version of its words. */
  of: z.strictObject({ segment: z.string(), language: z.string(), version: z.int() }).optional(),
  /** A segment that is not stated yet. */
  isNew: z.boolean().optional(),
  typed: typedSchema,
  /** The newest entry that the page knew when it was begun: what others said since is not overtaken unseen. */
  seen: z.int(),
});
export type Begun = z.infer<typeof begunSchema>;

/** A draft has as many fields. */
export const MOST_BEGUN = 12;

export const filledOf = (begun: readonly Begun[]): Filled =>
  Object.fromEntries(begun.map((one, i) => [String(i + 1), JSON.stringify(one)]));

/** What cannot be read was not written by this page, and is left out. */
export function begunIn(filled: Filled | null): readonly Begun[] {
  const texts = Object.entries(filled ?? {}).sort(([a], [b]) => Number(a) - Number(b));
  return texts.flatMap(([, value]) => {
    try {
      const read = begunSchema.safeParse(JSON.parse(String(value)));
      return read.success ? [read.data] : [];
    } catch {
      return [];
    }
  });
}

export const speakerText = (speaker: Segment["speaker"]): string =>
  speaker.kind === "sighting" ? `=${speaker.id}` : speaker.kind;

const speakerIn = (said: string): Segment["speaker"] =>
  said.startsWith("=")
    ? { kind: "sighting", id: said.slice(1) }
    : { kind: said === "off-screen" ? "off-screen" : "unknown" };

type Fields = Readonly<Record<Exclude<keyof Typed, "translator">, string>>;

/** What stands in the fields of a segment, with what was typed over it. */
export const fieldsOf = (segment: Segment, typed: Typed = {}): Fields => ({
  text: typed.text ?? segment.text,
  begins: typed.begins ?? (segment.startUs === null ? "" : instantText(segment.startUs)),
  ends: typed.ends ?? (segment.endUs === null ? "" : instantText(segment.endUs)),
  language: typed.language ?? segment.language,
  speaker: typed.speaker ?? speakerText(segment.speaker),
  note: typed.note ?? segment.note ?? "",
});

type Written = { readonly said: SegmentSaid } | { readonly why: string };

/** The segment that would be stated, or why it cannot be yet. */
export function writtenIn(item: string, segment: Segment, typed: Typed | undefined): Written {
  const fields = fieldsOf(segment, typed);
  if (fields.text.trim() === "") return { why: t`There are no words in it yet.` };
  const [startUs, endUs] = [timeIn(fields.begins), timeIn(fields.ends)];
  if (startUs === undefined) return { why: noTime(fields.begins) };
  if (endUs === undefined) return { why: noTime(fields.ends) };
  if ((startUs === null) !== (endUs === null))
    return { why: t`It has one of its two times; give the other one too, or none.` };
  if (startUs !== null && endUs !== null && endUs <= startUs)
    return { why: t`It would not end after it begins.` };
  const language = fields.language.trim();
  if (!isLanguage(language)) return { why: noLanguage(language) };
  const note = fields.note.trim() === "" ? null : fields.note.trim();
  const speaker = speakerIn(fields.speaker);
  return { said: { item, startUs, endUs, text: fields.text, language, speaker, note } };
}

/** Null where nothing stands there; undefined where what stands there is no time. */
function timeIn(typed: string): Microseconds | null | undefined {
  if (typed.trim() === "") return null;
  return (readInstant(typed) as Microseconds | null) ?? undefined;
}

const noTime = (typed: string): string => t`“${typed}” is no time; write one such as 1:02.500.`;
export const noLanguage = (tag: string): string =>
  t`“${tag}” is no tag of a language; write one such as uk, sr-Latn or es-419, or und where nobody knows.`;

/** Whether stating it would change nothing. */
export function isAsStated(item: string, segment: Segment, typed: Typed): boolean {
  const fields = fieldsOf(segment);
  const isSame = Object.entries(typed).every(
    ([name, value]) => fields[name as keyof typeof fields] === value,
  );
  if (isSame) return true;
  const [written, stands] = [writtenIn(item, segment, typed), writtenIn(item, segment, undefined)];
  return (
    "said" in written && "said" in stands && JSON.stringify(written.said) === JSON.stringify(stands.said)
  );
}

/** What of it still differs from what stands; a segment that was withdrawn meanwhile keeps what was typed in it. */
export function stillBegun(item: string, segments: ReadonlyMap<string, Segment>, one: Begun): boolean {
  if (one.of) {
    const stands = segments.get(one.of.segment)?.translations.find(({ id }) => id === one.id);
    if (!stands) return one.typed.text !== undefined;
    const { text: words = stands.text, translator = stands.translator ?? "" } = one.typed;
    return (
      words !== stands.text ||
      translator.trim() !== (stands.translator ?? "") ||
      (one.of.version !== stands.of && one.of.version === segments.get(one.of.segment)?.version)
    );
  }
  const stands = segments.get(one.id);
  return stands === undefined || !isAsStated(item, stands, one.typed);
}

/** A segment that is nowhere but here, as one that is shown. */
export const newSegment = (id: string): Segment => ({
  id,
  startUs: null,
  endUs: null,
  text: "",
  language: "und",
  speaker: { kind: "unknown" },
  note: null,
  cue: null,
  statedBy: "",
  version: 0,
  translations: [],
});

/** Those that stand, in their order, and those that are begun among them, each where its time is. */
export function linesOf(segments: readonly Segment[], begun: readonly Begun[]): readonly Segment[] {
  const standing = new Set(segments.map(({ id }) => id));
  const fresh = begun.filter(({ id, of, isNew }) => of === undefined && isNew === true && !standing.has(id));
  if (fresh.length === 0) return segments;
  const lines = [...segments];
  for (const { id, typed } of fresh) {
    const at = timeIn(typed.begins ?? "") ?? null;
    const place = at === null ? -1 : lines.findIndex((line) => startOf(line, begun) > at);
    lines.splice(place < 0 ? lines.length : place, 0, newSegment(id));
  }
  return lines;
}

/** What is not placed comes last. */
function startOf({ id, startUs, version }: Segment, begun: readonly Begun[]): number {
  if (version > 0) return startUs ?? Infinity;
  const typed = begun.find((one) => one.id === id)?.typed.begins ?? "";
  return timeIn(typed) ?? Infinity;
}

/** The place of the last that has begun at an instant; 0 before the first, -1 where there is none. */
export function placeAt(lines: readonly Segment[], atUs: number): number {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.startUs ?? Infinity) <= atUs) low = middle + 1;
    else high = middle;
  }
  return lines.length === 0 ? -1 : Math.max(0, low - 1);
}
