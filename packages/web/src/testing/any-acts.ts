// What two members do at once on the pages, drawn at random: strokes of a hand, and what is said of frames, groups and people; for tests.
import * as fc from "fast-check";
import type { Draft, Place } from "@sightline/domain";
import { PTS_US } from "../../../domain/src/testing/any-change.ts";
import type { Said, SaidAct, Standing } from "../act/said.ts";
import { described, edited, freshId, merged, newMark, placed, split, type Edit } from "../mark/hand.ts";
import type { Sketch, Stroke } from "../mark/sketch.ts";
import type { Act } from "../mark/undo.ts";

export const ITEMS = ["a", "c"] as const;
const framesOf = (item: string): readonly number[] => (item === "c" ? PTS_US : [0]);

/** What a page of the item shows of those who are marked in it. */
export const sketchesIn = (held: Draft, item: string): Sketch[] =>
  [...held.sighting.values()]
    .filter((one) => one.item === item && !one.withdrawn)
    .map(({ id, subject, attributes, spans }) => ({
      id,
      subject,
      attributes,
      spans,
      track: held.tracks.of(id),
    }));

/** What is said of when and where a group was is in its own row. */
const tableOf = <N extends Said["noun"]>(noun: N) =>
  (noun === "event" ? "group" : noun) as Exclude<N, "event">;

export const standingIn =
  (held: Draft): Standing =>
  ({ noun, id }) => {
    const row = held[tableOf(noun)].get(id);
    if (!row || row.withdrawn) return { fields: null };
    if (noun === "event" && "place" in row) {
      const { time, place, note } = row;
      return { fields: { time, place, note } };
    }
    if ("assertion" in row) return { fields: { assertion: row.assertion, basis: row.basis } };
    if ("members" in row) return { fields: { name: row.name, members: row.members }, version: row.version };
    if ("atLeast" in row) {
      const { item, atUs: at, subject, atLeast, atMost } = row;
      return { fields: { item, at, subject, atLeast, atMost } };
    }
    const { item, startUs, endUs, coVisible } = row;
    const flag = coVisible ? { exhaustive: true as const } : { coVisible: false as const };
    return { fields: { item, span: [startUs, endUs] as never, ...flag } };
  };

/** Where the numbers of one drawn step lead. */
export type Step = { who: number; does: number; pick: number; other: number; x: number; y: number };
const share = fc.double({ min: 0.01, max: 0.8, noNaN: true });
export const step: fc.Arbitrary<Step> = fc.record({
  who: fc.nat(1),
  does: fc.nat(99),
  pick: fc.nat(997),
  other: fc.nat(991),
  x: share,
  y: share,
});
export const one = <T>(all: readonly T[], nr: number): T | undefined => all[nr % Math.max(1, all.length)];

/** A stroke or two of the hand, as the keys and clicks of marking come to them; nothing where there is nobody. */
export function strokesFor(held: Draft, item: string, { does, pick, other, x, y }: Step): Act | null {
  const frames = framesOf(item);
  const shown = sketchesIn(held, item);
  const atUs = one(frames, other) ?? 0;
  const place: Place = { left: x, top: y, width: 0.1 + x / 10, height: 0.1 };
  const own = one(shown, pick);
  const rest = shown.filter(({ id }) => id !== own?.id);
  if (!own || does % 8 < 2) return [newMark(freshId(), pick % 3 === 0 ? "guard" : "prisoner", atUs, place)];
  const before = frames.findLast((at) => at < atUs);
  const near = one(rest, other);
  const all = [
    () => [placed(own, atUs, place)],
    () => [described(own, { subject: own.subject === "guard" ? "prisoner" : "guard" })],
    () => [described(own, { attributes: own.attributes.length > 0 ? [] : ["wounded"] })],
    () => [
      edited(own, one<Edit>(["leave", "extend", "bring", "remove-box"], other) ?? "leave", {
        atUs,
        shotEnd: frames.at(-1) ?? 0,
      }),
    ],
    () => (before === undefined ? null : split(own, before, atUs)),
    () => (near ? merged(own, near) : null),
  ];
  const strokes: readonly (Stroke | null)[] | null =
    does % 8 === 7 ? [{ does: "withdraw", sketch: own }] : (all[does % 6]?.() ?? null);
  return strokes?.every((stroke) => stroke !== null) ? (strokes as Act) : null;
}

/** Something said of a frame, a group, or two people or groups. */
export function saidFor(held: Draft, { does, pick, other }: Step): SaidAct | null {
  const standing = standingIn(held);
  const say = (said: Pick<Said, "noun" | "id">, after: Said["after"]): SaidAct => [
    { ...said, before: standing(said).fields, after, isNew: !held[tableOf(said.noun)].has(said.id) } as Said,
  ];
  const item = one(ITEMS, pick) ?? "a";
  const at = one(framesOf(item), other) ?? 0;
  const id = `n-${held.seq}`;
  const [groups, facts, headcounts] = ([held.group, held.fact, held.headcount] as const).map((rows) =>
    [...rows.values()].filter(({ withdrawn }) => !withdrawn).map((row) => row.id),
  ) as [string[], string[], string[]];
  const people = ITEMS.flatMap((name) => sketchesIn(held, name).map((sketch) => sketch.id));
  const group = { noun: "group", id: one(groups, pick) ?? "" } as const;
  const grouped = standing(group).fields as { name: string | null; members: string[] } | null;
  const [first, second] = [one(people, pick), one(people, other)];
  switch (does % 11) {
    case 0:
      return say({ noun: "headcount", id }, {
        item,
        at,
        subject: "prisoner",
        atLeast: pick % 9,
        atMost: null,
      } as never);
    case 1: {
      const count = { noun: "headcount", id: one(headcounts, pick) ?? "" } as const;
      const there = standing(count).fields;
      if (!there) return null;
      return say(count, other % 2 === 0 ? null : ({ ...there, atLeast: other % 9 } as never));
    }
    case 2: {
      const flag = {
        item,
        span: [at, at],
        ...(other % 2 === 0 ? { exhaustive: true } : { coVisible: false }),
      };
      const flagged = {
        noun: "frame",
        id: JSON.stringify([
          item,
          other % 2 === 0 ? "exhaustive" : "apart",
          ...(other % 2 === 0 ? [at] : [at, at]),
        ]),
      } as const;
      return say(flagged, standing(flagged).fields ? null : (flag as never));
    }
    case 3:
      return say(
        { noun: "group", id },
        { name: `event ${id}`, members: [first, item].flatMap((name) => name ?? []) },
      );
    case 4:
    case 5:
    case 6: {
      const member = one([...people, ...ITEMS], other) ?? "a";
      if (!grouped) return null;
      const { members } = grouped;
      const next = members.includes(member)
        ? members.filter((name) => name !== member)
        : [...members, member];
      return say(group, { ...grouped, members: next });
    }
    case 7:
      if (!grouped) return null;
      return say(group, other % 3 === 0 ? null : { ...grouped, name: `event ${pick}` });
    case 10:
      if (!grouped) return null;
      return say(
        { ...group, noun: "event" },
        {
          time: other % 3 === 0 ? null : { at: `203${other % 10}`, precision: "year" },
          place: other % 2 === 0 ? null : { latitude: pick % 90, longitude: 4.5, radiusMetres: 200 },
          note: pick % 2 === 0 ? null : `note ${other}`,
        },
      );
    case 8: {
      const fact = { noun: "fact", id: one(facts, pick) ?? "" } as const;
      return standing(fact).fields ? say(fact, null) : null;
    }
    default: {
      const two = one(groups, other);
      const assertion =
        pick % 2 === 0 && group.id !== "" && two !== undefined
          ? { kind: "separate" as const, groups: [group.id, two] }
          : { kind: pick % 3 === 0 ? ("same" as const) : ("different" as const), between: [first, second] };
      return say({ noun: "fact", id }, { assertion, basis: `seen ${id}` } as never);
    }
  }
}
