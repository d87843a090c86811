// Where and when items and events were, as members say: who said it, who agrees, what an event takes from its items, and where these disagree.
import type { Answered } from "../check/standing.ts";
import { checksOf, standing } from "../check/standing.ts";
import type { PlaceGiven, TimeGiven } from "../check/given.ts";
import type { GroupRow } from "../group/group.ts";
import type { Held } from "../investigation/held.ts";
import { itemsOf } from "../journal/thing.ts";
import { isOut } from "../item/standing.ts";
import { isOneMember } from "../member/hands.ts";
import { placesApart, spansApart } from "./at-odds.ts";
import { circleAround } from "./circle.ts";
import { spanAround, spanOf, type TimeSpan } from "./span.ts";

/** Of an item, what the answer to one question says, its `question`; of an event, what was said of it. */
type Of = {
  readonly kind: "item" | "event";
  readonly id: string;
  readonly question: string | null;
  readonly basis: string | null;
  readonly statedBy: string;
  /** The other members who stand behind it. */
  readonly agreedBy: string[];
};
export type Placed = Of & { readonly place: PlaceGiven };
export type Timed = Of & { readonly time: TimeGiven; readonly span: TimeSpan };

/** Two that cannot both be so: they share no spot, or no instant. */
export type Disagreement = {
  readonly about: "place" | "time";
  readonly between: readonly [Pick<Of, "kind" | "id">, Pick<Of, "kind" | "id">];
};

export type Where = {
  readonly kind: "item" | "event";
  readonly id: string;
  readonly places: readonly Placed[];
  readonly times: readonly Timed[];
  /** Of an event that nobody placed or timed: what its items say is shown in its place. */
  readonly inherits: { readonly place: boolean; readonly time: boolean };
  /** One circle that holds all places, while they do not disagree. */
  readonly place: PlaceGiven | null;
  readonly span: TimeSpan | null;
  readonly disagrees: readonly Disagreement[];
};

/** So many of one thing are told. */
const MOST_TOLD = 20;

/** Everything that is placed or timed: items in their order, then events in theirs. */
export function whereIn(held: Held): Where[] {
  const ofItems = new Map<string, Where>();
  for (const id of held.item.keys()) {
    const where = ofItem(held, id);
    if (where) ofItems.set(id, where);
  }
  const events = [...held.group.values()].flatMap((group) => ofEvent(held, group, ofItems) ?? []);
  return [...ofItems.values(), ...events];
}

export const placesOf = (held: Held): Placed[] =>
  whereIn(held).flatMap(({ places, inherits }) => (inherits.place ? [] : places));
export const timesOf = (held: Held): Timed[] =>
  whereIn(held).flatMap(({ times, inherits }) => (inherits.time ? [] : times));

function ofItem(held: Held, id: string): Where | null {
  if (isOut(held, id)) return null;
  const answers = checksOf(held).questions.flatMap((question) => standing(held, id, question.id) ?? []);
  const places = answers.flatMap((answer): Placed[] =>
    answer.place === null ? [] : [{ ...said(held, answer), place: answer.place }],
  );
  const times = answers.flatMap((answer): Timed[] =>
    answer.time === null ? [] : [{ ...said(held, answer), ...timed(answer.time) }],
  );
  return whereOf({ kind: "item", id, places, times, inherits: { place: false, time: false } });
}

const timed = (time: TimeGiven) => ({ time, span: spanOf(time) });

function said(held: Held, answer: Answered): Of {
  const { item, question, basis, by } = answer;
  return { kind: "item", id: item, question, basis, statedBy: by, agreedBy: signersOf(held, answer) };
}

/** Whoever called the item verified after it was answered: an answer that changes ends their verdict. */
function signersOf(held: Held, { id, item, by }: Answered): string[] {
  const signed = (held.reviewsOf.get(item) ?? []).filter(
    (review) =>
      review.verdict === "verified" && Number(review.id) > Number(id) && !isOneMember(review.by, by),
  );
  return [...new Set(signed.map((review) => review.by))];
}

/** Its own statement, and beside it what its items say, at any depth: whatever of these cannot be is told. */
function ofEvent(held: Held, group: GroupRow, ofItems: ReadonlyMap<string, Where>): Where | null {
  if (group.withdrawn) return null;
  const { id, time, place, note, describedBy, agreedBy } = group;
  const own: Of = {
    kind: "event",
    id,
    question: null,
    basis: note,
    statedBy: describedBy ?? "",
    agreedBy: agreedBy === null ? [] : [agreedBy],
  };
  const inside = itemsOf(held, { verb: "group.describe", subject: id }).flatMap(
    (one) => ofItems.get(one) ?? [],
  );
  const places = inside.flatMap((one) => one.places);
  const times = inside.flatMap((one) => one.times);
  const inherits = { place: place === null, time: time === null };
  const ownPlaces = place === null ? places : [{ ...own, place }];
  const ownTimes = time === null ? times : [{ ...own, ...timed(time) }];
  return whereOf(
    { kind: "event", id, places: ownPlaces, times: ownTimes, inherits },
    {
      places: place === null ? places : [...ownPlaces, ...places],
      times: time === null ? times : [...ownTimes, ...times],
    },
  );
}

type Told = Pick<Where, "kind" | "id" | "places" | "times" | "inherits">;

function whereOf(told: Told, compared: Pick<Where, "places" | "times"> = told): Where | null {
  if (compared.places.length === 0 && compared.times.length === 0) return null;
  const apart = placesApart(placesIn(compared), MOST_TOLD);
  const late = spansApart(
    compared.times.map(({ span }) => span),
    MOST_TOLD,
  );
  const isOnePlace = told === compared ? apart.length === 0 : placesApart(placesIn(told), 1).length === 0;
  return {
    ...told,
    place: isOnePlace ? circleAround(placesIn(told)) : null,
    span: spanAround(told.times.map(({ span }) => span)),
    disagrees: [
      ...apart.map((pair) => ({ about: "place" as const, between: named(compared.places, pair) })),
      ...late.map((pair) => ({ about: "time" as const, between: named(compared.times, pair) })),
    ],
  };
}

const placesIn = ({ places }: Pick<Where, "places">): PlaceGiven[] => places.map(({ place }) => place);

function named(all: readonly Of[], [a, b]: readonly [number, number]): Disagreement["between"] {
  const of = (at: number) => {
    const { kind = "item", id = "" } = all[at] ?? {};
    return { kind, id };
  };
  return [of(a), of(b)];
}
