// What stands of statements: which there are, the words that each is of, and what they say of somebody who is marked.
import { sha256 } from "@sightline/count";
import { canonicalJson } from "../canonical.ts";
import { rowsIn, type Held, type HeldRow } from "../investigation/held.ts";
import { isOut } from "../item/standing.ts";
import type { SegmentRow, Speaker } from "../transcript/segment.ts";
import { segmentsIn, speakerIn, translationsIn } from "../transcript/standing.ts";
import { sayingsOf } from "./listened.ts";
import type { StatementRow } from "./statement.ts";

type Span = Pick<StatementRow, "item" | "startUs" | "endUs">;

/** By time; of an item that was taken out there are none. */
export const statementsIn = (held: Held, item: string): StatementRow[] =>
  isOut(held, item)
    ? []
    : (held.statementsIn.get(item) ?? [])
        .flatMap((id) => held.statement.get(id) ?? [])
        .filter(({ withdrawn }) => !withdrawn)
        .sort((a, b) => a.startUs - b.startUs || a.endUs - b.endUs);

/** The segments that are heard, in part or whole, while it is said. */
export const segmentsOf = (held: Held, { item, startUs, endUs }: Span): SegmentRow[] =>
  segmentsIn(held, item).filter(
    (segment) =>
      segment.startUs !== null &&
      segment.endUs !== null &&
      segment.startUs < endUs &&
      segment.endUs > startUs,
  );

/** What a review of a statement rests on: the words and who speaks, and the translations in which they may be read. */
type RestsOn = { readonly words: readonly string[]; readonly translations: readonly string[] };

export function restsOn(held: Held, statement: Span & { readonly speaker: Speaker }): RestsOn {
  const segments = segmentsOf(held, statement);
  const words = segments.map((row) => {
    const { startUs, endUs, text, language } = row;
    return canonicalJson([startUs, endUs, text, language, speakerIn(held, row)]);
  });
  const translations = segments.flatMap(({ id }) =>
    translationsIn(held, id).map(({ language, text }) => canonicalJson([id, language, text])),
  );
  return { words: [...words, canonicalJson(speakerIn(held, statement))], translations };
}

/** Of what whoever reviews it has before them. */
export const heardHash = (held: Held, statement: Span & { readonly speaker: Speaker }): string => {
  const { words, translations } = restsOn(held, statement);
  return sha256(canonicalJson([words, translations]));
};

/** Whether somebody who speaks there is taken to be held: whoever is marked as one, or anybody where one is marked. */
export function isCaptive(held: Held, { item, speaker }: Pick<StatementRow, "item" | "speaker">): boolean {
  const captive = new Set(sayingsOf(held).captive);
  const who = speaker.kind === "sighting" ? held.sighting.get(speaker.id) : undefined;
  return who
    ? captive.has(who.subject)
    : rowsIn(held, "sighting", item).some(({ subject }) => captive.has(subject));
}

type Marked = Pick<HeldRow<"sighting">, "id" | "item" | "attributes">;

/** What is marked of somebody, and what two members stand behind that they say. */
export function attributesOf(held: Held, { id, item, attributes }: Marked): readonly string[] {
  if (held.statement.size === 0) return attributes;
  const said = statementsIn(held, item).flatMap((one) =>
    one.reviewedBy !== null && one.speaker.kind === "sighting" && one.speaker.id === id ? one.attributes : [],
  );
  return said.every((attribute) => attributes.includes(attribute))
    ? attributes
    : [...new Set([...attributes, ...said])];
}
