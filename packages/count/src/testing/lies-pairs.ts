// Lies about two units that nothing keeps apart: every way of claiming that something does.
import type { Fact, Span } from "../case/shape.ts";
import { around, sure } from "./ground.ts";
import type { Ground, Pair, Told } from "./ground.ts";
import { oneOf } from "./mutations.ts";
import type { Roll } from "./mutations.ts";
import type { Unit } from "./oracle-units.ts";
import { where } from "./oracle-evidence.ts";
import { nodeOf, sideOf } from "./plain-proof.ts";

type Named = readonly [kind: string, reason: object];

/** The two, and others who differ from both with good reasons; the reasons given are claimed for the two. */
function claiming(ground: Ground, pair: Pair, reasons: readonly object[]): object {
  const node = nodeOf(ground, [...pair, ...around(ground, pair)]);
  return { ...node, reasons: [...reasons, ...(node.kind === "people" ? node.reasons : [])] };
}

export function liesOfPairs(ground: Ground, roll: Roll): Told[] {
  const pair = oneOf(ground.loose, roll);
  if (!pair) return [];
  const claims = [
    ...framesFor(ground, pair),
    ...factsFor(ground, pair),
    ...groupsFor(ground, pair),
    ...oneSideFor(ground, pair),
  ];
  const byKind = Map.groupBy(claims, ([kind]) => kind);
  return [
    sure("pair: no reason at all", claiming(ground, pair, [])),
    ...[...byKind].flatMap(([kind, list]) => {
      const [, reason] = oneOf(list, roll) ?? [];
      return reason ? [sure(`pair: ${kind}`, claiming(ground, pair, [reason]))] : [];
    }),
  ];
}

const idOf = ({ marks, rest }: Unit) => rest?.id ?? marks[0]?.id ?? "";

const isSeen = ({ spans }: { readonly spans: readonly Span[] }, at: number) =>
  spans.some(([from, to]) => from <= at && at <= to);

/** Instants at which something may look right: ends of spans, edges of flags, and what lies between. */
function framesFor({ file }: Ground, [a, b]: Pair): Named[] {
  const named = [a, b].map(({ marks, rest }) => [
    ...marks,
    ...(rest ? [{ ...rest, spans: [[rest.at, rest.at] as const] }] : []),
  ]);
  const [left = [], right = []] = named;
  return left.flatMap((m) =>
    right.flatMap((n): Named[] => {
      const seen = [
        [0, m.id],
        [1, n.id],
      ];
      const flags = file.frames
        .filter(({ item, coVisible }) => item === m.item && coVisible === false)
        .map(where);
      const ends = [...m.spans, ...n.spans, ...flags].flat();
      const instants = new Set(ends.flatMap((at) => [at - 1, at, at + 0.5, at + 1]));
      const middle = (Math.min(...ends) + Math.max(...ends)) / 2;
      const isFlagged = (at: number) => flags.some(([from, to]) => from <= at && at <= to);
      return [...instants, Math.floor(middle)].map((at): Named => {
        const reason = { kind: "frame", item: m.item, at, seen };
        if (m.item !== n.item) return ["a frame of another item", reason];
        if (!isSeen(m, at) || !isSeen(n, at)) return ["a frame in which one is not visible", reason];
        return [isFlagged(at) ? "a flagged frame" : "an instant that is no end of what they share", reason];
      });
    }),
  );
}

/** Facts that are of another kind, not confirmed, suspended, about others, or not there. */
function factsFor(ground: Ground, [a, b]: Pair): Named[] {
  const all = [
    ...ground.file.facts.map((fact) => [statusOf(ground, fact), fact.id, fact] as const),
    ["an unknown fact", "nobody's", undefined] as const,
  ];
  return all.flatMap(([status, fact, said]) => {
    const ends = said && "between" in said ? said.between : [];
    const seen = [
      [0, idOf(a)],
      [1, idOf(b)],
    ];
    const named = ends.map((id, i) => [i, id]);
    const ownKind = said === undefined || said.kind === "different" ? "different" : "continuous";
    const isOther = said !== undefined && said.kind !== "different" && said.kind !== "continuous";
    const words = isOther ? "a fact of another kind" : status;
    return [
      [`${words}, as a difference`, { kind: "different", fact, seen }],
      [`${words}, as a shot`, { kind: "continuous", fact, seen }],
      ...(named.length > 0
        ? [[`${words}, about others`, { kind: ownKind, fact, seen: named }] as const]
        : []),
    ] satisfies Named[];
  });
}

function statusOf({ evidence, facts }: Ground, fact: Fact): string {
  if (facts.includes(fact)) return "a fact in force";
  return evidence.facts.includes(fact) ? "a suspended fact" : "a fact that is no evidence";
}

const claim = (fact: string, groups: readonly (string | undefined)[], within: readonly string[] = []) => ({
  kind: "separate",
  fact,
  sides: groups.map((group, i) => ({ group, within, of: [i] })),
});

/** Groups through a wrong door, with ways that do not lead there. */
function groupsFor(ground: Ground, [a, b]: Pair): Named[] {
  const { file } = ground;
  const separations = file.facts.flatMap((fact) => (fact.kind === "separate" ? [fact] : []));
  const withins = file.facts.flatMap((fact) => (fact.kind === "within" ? [fact.id] : []));
  const others = file.facts.flatMap((fact) => (fact.kind === "within" ? [] : [fact.id]));
  const holding = ({ marks, rest }: Unit) =>
    file.groups.filter(({ members }) =>
      [...marks, ...(rest ? [rest] : [])].some(
        ({ id, item }) => members.includes(id) || members.includes(item),
      ),
    );
  const [own] = holding(a);
  const [other] = holding(b);
  return separations.flatMap((fact): Named[] => {
    const status = statusOf(ground, fact);
    const [g = "", h = ""] = fact.groups;
    return [
      [`${status} that keeps other groups apart`, claim(fact.id, [g, h])],
      [`${status}, the other way round`, claim(fact.id, [h, g])],
      [`${status}, one group on both sides`, claim(fact.id, [g, g])],
      [`${status}, one of three sides`, claim(fact.id, [g, h, g])],
      ["groups of their own, through a wrong door", claim(fact.id, [own?.id ?? g, other?.id ?? h])],
      ["every `within`, up and down", claim(fact.id, [g, h], withins)],
      ["facts of other kinds as ways", claim(fact.id, [g, h], others)],
      ["ways that nobody stated", claim(fact.id, [g, h], ["nobody's", "__proto__"])],
      ["an unknown separation", claim("nobody's", [g, h])],
      ["groups that are none", claim(fact.id, ["__proto__", "constructor"])],
    ];
  });
}

/** A separation that has both on one side, and on the other nobody, or somebody who differs from them anyway. */
function oneSideFor(ground: Ground, pair: Pair): Named[] {
  const both = pair.map((unit, i) => [i, unit] as const);
  const others = around(ground, pair).map((unit, i) => [i + pair.length, unit] as const);
  return ground.facts.flatMap((fact): Named[] => {
    if (fact.kind !== "separate") return [];
    return fact.groups.flatMap((group) => {
      const side = sideOf(ground, group, both);
      if (!side) return [];
      const claimOf = (second: unknown) => ({ kind: "separate", fact: fact.id, sides: [side, second] });
      return fact.groups.flatMap((other): Named[] => {
        if (other === group) return [];
        const [third] = others.flatMap((seat) => sideOf(ground, other, [seat]) ?? []);
        return [
          ["both on one side", claimOf({ group: other, within: [], of: [] })],
          ...(third ? [["both on one side, somebody on the other", claimOf(third)] as const] : []),
        ];
      });
    });
  });
}
