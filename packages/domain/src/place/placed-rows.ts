// What is known of where and when things were, as rows that go out as GeoJSON, KML or CSV: one for each thing, and where its places disagree one for each of them.
import type { PlaceGiven, TimeGiven } from "../check/given.ts";
import type { WhereShown } from "./contract.ts";
import type { TimeSpan } from "./span.ts";

export type PlacedRow = Pick<
  WhereShown,
  "kind" | "id" | "name" | "span" | "agreed" | "inherits" | "items"
> & {
  readonly place: PlaceGiven | null;
  /** Where all that is said is one time. */
  readonly time: TimeGiven | null;
  /** What else is said of an event. */
  readonly note: string | null;
  /** What the answers rest on. */
  readonly basis: readonly string[];
  /** By name. */
  readonly statedBy: readonly string[];
  readonly agreedBy: readonly string[];
  /** `place: Mill / Bridge`. */
  readonly disagrees: readonly string[];
};

type NameOf = (member: string) => string;

export const placedRows = (things: readonly WhereShown[], nameOf: NameOf): PlacedRow[] =>
  things.flatMap((thing) => rowsOf(thing, nameOf));

function rowsOf(thing: WhereShown, nameOf: NameOf): PlacedRow[] {
  const { place, places } = thing;
  if (place !== null || places.length === 0) return [rowOf(thing, { place, places }, nameOf)];
  return places.map((one) => rowOf(thing, { place: one.place, places: [one] }, nameOf));
}

function rowOf(
  { kind, id, name, span, agreed, inherits, items, times, disagrees, ...all }: WhereShown,
  { place, places }: Pick<WhereShown, "place" | "places">,
  nameOf: NameOf,
): PlacedRow {
  const said = [...places, ...times];
  const own =
    kind === "event" ? [...(inherits.place ? [] : all.places), ...(inherits.time ? [] : times)] : [];
  const answers = said.filter((one) => one.kind === "item");
  const [first, ...others] = times.map(({ time }) => time);
  const isOne = others.every(({ at, precision }) => at === first?.at && precision === first.precision);
  return {
    kind,
    id,
    name,
    place,
    time: first !== undefined && isOne ? first : null,
    span,
    inherits,
    note: own[0]?.basis ?? null,
    basis: [...new Set(answers.flatMap(({ basis }) => basis ?? []))],
    statedBy: [...new Set(said.map(({ statedBy }) => nameOf(statedBy)))],
    agreedBy: [...new Set(said.flatMap(({ agreedBy }) => agreedBy.map(nameOf)))],
    agreed,
    disagrees: disagrees.map(({ about, between }) => `${about}: ${between.join(" / ")}`),
    items,
  };
}

const isoOf = (ms: number): string => new Date(ms).toISOString().replace(".000Z", "Z").replace(/^\+0/, "");

/** From the first instant to the first that is no more in it, as XML and JSON write times. */
export const spanTexts = ({ from, to }: TimeSpan) => ({ from: isoOf(from), to: isoOf(to) });
