// `sightline segment` and `sightline translation`: what is heard in a film, said, corrected, confirmed and taken back.
import { randomUUID } from "node:crypto";
import { findItem, refuse, type Held, type Result, type Rows } from "@sightline/domain";
import type { Global } from "../global.ts";
import { changeOf, writeChange, type Options } from "./write-change.ts";

/** `from` false: nobody has placed it. */
type Said = Options & {
  readonly from?: number | false;
  readonly to?: number;
  readonly text?: string;
  readonly language?: string;
  readonly speaker?: string;
  readonly note?: string | false;
};
type Stating = Said & { readonly item: string };

/** A sighting by its id, or one of the two words. */
export const speakerOf = (speaker: string) =>
  speaker === "unknown" || speaker === "off-screen" ? { kind: speaker } : { kind: "sighting", id: speaker };

export const stateSegment = (id: string | undefined, said: Stating, global: Global): Promise<void> =>
  writeChange(
    (held) => {
      const item = findItem(held, said.item);
      if (!item.ok) return item;
      const { from = false, to = null, text, language, speaker = "unknown", note = false } = said;
      return changeOf("segment.state", id ?? randomUUID(), {
        item: item.value.id,
        startUs: from === false ? null : from,
        endUs: to,
        text,
        language,
        speaker: speakerOf(speaker),
        note: note === false ? null : note,
      });
    },
    said,
    global,
  );

/** What is left out stays as it is. */
export const correctSegment = (id: string, said: Said, global: Global): Promise<void> =>
  writeChange(
    (held) => {
      const there = segmentIn(held, id);
      if (!there.ok) return there;
      const { item, startUs, endUs, text, language, speaker, note } = there.value;
      const isUnplaced = said.from === false;
      return changeOf("segment.correct", id, {
        item,
        startUs: isUnplaced ? null : (said.from ?? startUs),
        endUs: isUnplaced ? null : (said.to ?? endUs),
        text: said.text ?? text,
        language: said.language ?? language,
        speaker: said.speaker === undefined ? speaker : speakerOf(said.speaker),
        note: said.note === false ? null : (said.note ?? note),
      });
    },
    said,
    global,
  );

export const withdrawSegment = (subject: string, options: Options, global: Global): Promise<void> =>
  writeChange({ verb: "segment.withdraw", subject, payload: {} }, options, global);

function segmentIn(held: Held, id: string): Result<Rows["segment"]> {
  const value = held.segment.get(id);
  return value
    ? { ok: true, value }
    : refuse("no-such-segment", `No segment has the id ${id}; state it first.`);
}

function translationIn(held: Held, id: string): Result<Rows["translation"]> {
  const value = held.translation.get(id);
  return value
    ? { ok: true, value }
    : refuse("no-such-translation", `No translation has the id ${id}; state it first.`);
}

/** `translator` false: the member who states it. */
type Translating = Options & {
  readonly language?: string;
  readonly text?: string;
  readonly translator?: string | false;
};

export const stateTranslation = (
  id: string | undefined,
  options: Translating & { readonly segment: string },
  global: Global,
): Promise<void> =>
  writeChange(
    (held) => {
      const { segment, language, text, translator = false } = options;
      const said = segmentIn(held, segment);
      if (!said.ok) return said;
      const by = translator === false ? null : translator;
      const payload = { segment, language, text, translator: by, of: said.value.version };
      return changeOf("translation.state", id ?? randomUUID(), payload);
    },
    options,
    global,
  );

/** What is left out stays as it is; it is said of the words as they are now. */
export const correctTranslation = (id: string, options: Translating, global: Global): Promise<void> =>
  writeChange(
    (held) => {
      const there = translationIn(held, id);
      if (!there.ok) return there;
      const { segment, language, text, translator } = there.value;
      const said = segmentIn(held, segment);
      if (!said.ok) return said;
      return changeOf("translation.correct", id, {
        segment,
        language: options.language ?? language,
        text: options.text ?? text,
        translator: options.translator === false ? null : (options.translator ?? translator),
        of: said.value.version,
      });
    },
    options,
    global,
  );

export const reviewTranslation = (id: string, options: Options, global: Global): Promise<void> =>
  writeChange(
    (held) => {
      const there = translationIn(held, id);
      if (!there.ok) return there;
      return changeOf("translation.review", id, { version: there.value.version });
    },
    options,
    global,
  );

export const withdrawTranslation = (
  subject: string,
  { review, ...options }: Options & { readonly review?: boolean },
  global: Global,
): Promise<void> =>
  writeChange(
    {
      verb: "translation.withdraw",
      subject,
      payload: { only: review === true ? "review" : "translation" },
    },
    options,
    global,
  );
