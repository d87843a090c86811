// Lies about one frame, one headcount, and the reasons of a node whose people are all different.
import { heaviest, sure } from "./ground.ts";
import type { Ground, Told } from "./ground.ts";
import { oneOf } from "./mutations.ts";
import type { Roll } from "./mutations.ts";
import { isVisibleAt, markedIn } from "./oracle-evidence.ts";
import { isFlagged } from "./oracle-units.ts";
import { memberOf, nodeOf } from "./plain-proof.ts";

export function liesOfFrames(ground: Ground, roll: Roll): Told[] {
  return [...aboutHeadcount(ground, roll), ...aboutInstant(ground, roll), ...aboutReasons(ground, roll)];
}

const alone = (...people: unknown[]) => ({ kind: "people", people, reasons: [] });

/** More unmarked people than there are, and the same ones again. */
function aboutHeadcount(ground: Ground, roll: Roll): Told[] {
  const unit = oneOf(
    ground.units.filter(({ rest }) => rest),
    roll,
  );
  if (!unit?.rest) return [];
  const { rest, n } = unit;
  const { id: headcount, item, at } = rest;
  const marked = ground.units.filter(({ marks }) =>
    marks.some((mark) => mark.item === item && isVisibleAt(mark, at)),
  );
  const marks = markedIn(ground.evidence, rest).length;
  const seen = [
    [0, headcount],
    [1, headcount],
  ];
  const frame = (people: readonly unknown[], anonymous: unknown) => ({
    kind: "frame",
    item,
    at,
    people,
    anonymous,
  });
  const all = marked.map((one) =>
    memberOf(ground, one, one.marks.find((mark) => mark.item === item && isVisibleAt(mark, at))?.id),
  );
  const one = { headcount, n };
  return [
    sure("headcount: one more than the rest", frame([], { headcount, n: n + 1 })),
    sure("headcount: one more than the rest, as people", alone({ headcount, n: n + 1 })),
    ...(marks > 0
      ? [sure("headcount: its own marks counted again", frame(all, { headcount, n: n + marks }))]
      : []),
    sure("headcount: twice", alone(one, one)),
    sure("headcount: twice, in one frame", {
      ...alone(one, one),
      reasons: [{ kind: "frame", item, at, seen }],
    }),
    sure("headcount: in two nodes", { kind: "sum", parts: [frame([], one), alone(one)], separations: [] }),
    sure("headcount: twice in one frame node", frame([one], one)),
    sure("headcount: at another instant", { ...frame([], one), at: at + 1 }),
    sure("headcount: of another item", {
      ...frame([], one),
      item: ground.file.items.find(({ id }) => id !== item)?.id ?? "nobody",
    }),
    ...[-1, 0.5, "1", null, 2 ** 53].map((other) =>
      sure(`headcount: ${JSON.stringify(other)} people`, alone({ headcount, n: other })),
    ),
    { kind: "headcount: no people", root: alone({ headcount, n: 0 }), isSure: false },
    sure("headcount: as a person", alone(headcount)),
    sure("headcount: unknown", alone({ headcount: "nobody", n: 1 })),
    sure("headcount: a key more", alone({ headcount, n, marked: 0 })),
  ];
}

/** Frames in which somebody is not to be seen, or that show nothing of the kind. */
function aboutInstant(ground: Ground, roll: Roll): Told[] {
  const { file, evidence } = ground;
  const unit = oneOf(
    ground.units.filter(({ marks }) => marks.length > 0),
    roll,
  );
  const mark = oneOf(unit?.marks ?? [], roll);
  if (!unit || !mark) return [];
  const { item, spans } = mark;
  const person = memberOf(ground, unit, mark.id);
  const node = (at: unknown, people: readonly unknown[], of = item) => ({
    kind: "frame",
    item: of,
    at,
    people,
    anonymous: null,
  });
  const ends = spans.flat();
  const isGone = (at: number) => unit.marks.every((one) => one.item !== item || !isVisibleAt(one, at));
  const gaps = spans
    .slice(1)
    .map(([start]) => start - 1)
    .filter(isGone);
  const beside = ground.units.filter(
    (other) => other !== unit && other.marks.some((one) => one.item === item),
  );
  const flags = ends.filter((at) => isFlagged(evidence, item, at));
  const elsewhere = ground.units.find(
    (other) => other.marks.length > 0 && other.marks.every((one) => one.item !== item),
  );
  const start = ends[0] ?? 0;
  return [
    ...[Math.min(...ends) - 1]
      .filter(isGone)
      .map((at) => sure("frame: before anybody is visible", node(at, [person]))),
    ...gaps.map((at) => sure("frame: between two spans", node(at, [person]))),
    ...flags.map((at) => {
      const there = beside.flatMap((other) =>
        other.marks
          .filter((one) => one.item === item && isVisibleAt(one, at))
          .slice(0, 1)
          .map(({ id }) => memberOf(ground, other, id)),
      );
      return sure("frame: flagged", node(at, there.length > 0 ? [person, ...there] : [person, person]));
    }),
    ...(elsewhere
      ? [sure("frame: somebody of another item", node(start, [person, memberOf(ground, elsewhere)]))]
      : []),
    sure(
      "frame: of another item",
      node(
        start,
        [person],
        file.items.find(({ id }) => unit.marks.every((one) => one.item !== id))?.id ?? "nobody",
      ),
    ),
    sure("frame: somebody twice", node(start, [person, person])),
    sure("frame: an instant that is text", node(String(start), [person])),
    sure("frame: no instant", node(null, [person])),
    { kind: "frame: between two instants", root: node(start + 0.5, [person]), isSure: false },
    sure("frame: a key more", { ...node(start, [person]), reasons: [] }),
    sure("frame: people that are no list", { ...node(start, [person]), people: { 0: person } }),
  ];
}

/** People who are all different, with reasons that do not say so. */
function aboutReasons(ground: Ground, roll: Roll): Told[] {
  const units = heaviest(ground).slice(0, 4);
  const node = nodeOf(ground, units, (reasons) => [oneOf(reasons, roll)].flatMap((one) => one ?? []));
  if (node.kind !== "people" || node.reasons.length === 0) return [];
  const { reasons } = node;
  const at = roll(reasons.length);
  const reason = reasons[at];
  if (!reason) return [];
  const put = (other: unknown) => ({ ...node, reasons: reasons.with(at, other as typeof reason) });
  const indexed = (first: unknown, second?: unknown): unknown => {
    if (reason.kind === "separate") {
      const sides = reason.sides.map((side, i) => ({
        ...side,
        of: [i === 0 ? first : (second ?? side.of[0])],
      }));
      return put({ ...reason, sides });
    }
    return put({
      ...reason,
      seen: reason.seen.map(([index, id], i) => [i === 0 ? first : (second ?? index), id]),
    });
  };
  const indices = [-1, units.length, 0.5, "0", null, 2 ** 32, [0]];
  return [
    sure("reasons: one pair left without", { ...node, reasons: reasons.toSpliced(at, 1) }),
    ...indices.map((index) => sure(`reasons: the index ${JSON.stringify(index)}`, indexed(index))),
    sure("reasons: one index twice", indexed(0, 0)),
    sure("reasons: a key more", put({ ...reason, colour: "red" })),
    sure("reasons: another kind", put({ ...reason, kind: "toString" })),
    sure("reasons: no list", { ...node, reasons: { length: reasons.length } }),
    sure(
      "reasons: about the headcount or sighting of nobody",
      put(
        reason.kind === "separate"
          ? { ...reason, sides: reason.sides.slice(0, 1) }
          : { ...reason, seen: reason.seen.map(([index]) => [index, "nobody"]) },
      ),
    ),
    ...(reason.kind === "separate"
      ? []
      : [
          sure("reasons: about one only", put({ ...reason, seen: reason.seen.slice(0, 1) })),
          sure("reasons: a third entry", put({ ...reason, seen: reason.seen.map((seen) => [...seen, 0]) })),
        ]),
  ];
}
