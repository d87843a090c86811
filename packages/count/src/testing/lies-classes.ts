// Lies about who is a person: people who do not count, people who are one, and links that do not hold.
import type { Fact } from "../case/shape.ts";
import { areLoose, around, sure } from "./ground.ts";
import type { Ground, Told } from "./ground.ts";
import { oneOf } from "./mutations.ts";
import type { Roll } from "./mutations.ts";
import { classesOf, isCounted, isRestCounted } from "./oracle-units.ts";
import { memberOf, nodeOf, reasonsFor } from "./plain-proof.ts";

const people = (list: readonly unknown[], reasons: readonly object[] = []) => ({
  kind: "people",
  people: list,
  reasons,
});

const frame = (id: string, item: string, at = 0) => ({
  kind: "frame",
  item,
  at,
  people: [id],
  anonymous: null,
});

export function liesOfClasses(ground: Ground, roll: Roll): Told[] {
  return [...aboutUncounted(ground, roll), ...aboutOne(ground, roll), ...aboutLinks(ground, roll)];
}

/** Sightings and headcounts that add nobody. */
function aboutUncounted({ file, evidence }: Ground, roll: Roll): Told[] {
  const unused = file.sightings.filter((mark) => !evidence.marks.includes(mark));
  const out = oneOf(unused, roll);
  // Whoever does not count with every `same` in force does not count with fewer of them.
  const lacking = classesOf(evidence, evidence.facts).filter((own) => !isCounted(evidence, own));
  const own = oneOf(lacking, roll) ?? [];
  const [first] = own;
  const fitting = file.sightings.filter(
    (mark) => first && !own.includes(mark) && isCounted(evidence, [first, mark]),
  );
  const helper = oneOf(fitting, roll);
  const rests = file.headcounts.filter(
    (one) => !evidence.headcounts.includes(one) || !isRestCounted(evidence, one),
  );
  const rest = oneOf(rests, roll);
  const none = ["", "nobody", "__proto__", "constructor", null, 0, [], {}, { sightings: [], same: [] }];
  const lies: (readonly [kind: string, nobody: unknown])[] = none.map((one) => [JSON.stringify(one), one]);
  if (out) lies.push(["not of the evidence", out.id]);
  if (first) lies.push(["lacks what is asked", first.id]);
  if (first) lies.push(["lacks what is asked, as a class", { sightings: [first.id], same: [] }]);
  if (first && helper)
    lies.push(["has it from somebody not joined", { sightings: [first.id, helper.id], same: [] }]);
  if (rest) lies.push(["unmarked who do not count", { headcount: rest.id, n: Math.max(1, rest.atLeast) }]);
  return [
    ...lies.map(([kind, nobody]) => sure(`person: ${kind}`, people([nobody]))),
    ...(out
      ? [sure("person: not of the evidence, in a frame", frame(out.id, out.item, out.spans[0]?.[0]))]
      : []),
  ];
}

/** One person as two, with nothing or a frame between them. */
function aboutOne(ground: Ground, roll: Roll): Told[] {
  const unit = oneOf(
    ground.units.filter(({ marks }) => marks.length > 0),
    roll,
  );
  const [one, other = one] = unit?.marks ?? [];
  if (!unit || !one || !other) return [];
  const [whole, again] = [one, other].map(({ id }) => memberOf(ground, unit, id));
  const kind = one === other ? "person: one twice" : "person: one under two names";
  const between = (at = 0) => ({
    kind: "frame",
    item: one.item,
    at,
    seen: [
      [0, one.id],
      [1, other.id],
    ],
  });
  const [start, last] = [one.spans[0]?.[0], other.spans[0]?.[0]];
  const node = nodeOf(ground, [unit, ...around(ground, [unit]).slice(0, 2)]);
  const beside = node.kind === "people" ? [...node.people, again] : [];
  return [
    sure(`${kind}, no reason`, people([whole, again])),
    sure(`${kind}, in one frame`, people([whole, again], [between(start)])),
    sure(`${kind}, the second alone`, people([whole, other.id], [between(last)])),
    sure(`${kind}, in two parts`, {
      kind: "sum",
      parts: [people([whole]), people([again])],
      separations: [],
    }),
    sure(`${kind}, beside others`, { ...node, people: beside }),
    sure("person: a key more", people([{ sightings: [one.id], same: [], n: 1 }])),
    {
      kind: "person: one sighting twice",
      root: people([{ sightings: [one.id, one.id], same: [] }]),
      isSure: false,
    },
  ];
}

type Link = readonly [kind: string, same: readonly string[], ends?: readonly string[]];

/** Two sightings that nothing in force joins, as one person: the second differs from somebody, the first does not. */
function aboutLinks(ground: Ground, roll: Roll): Told[] {
  const { units } = ground;
  const ids = units.flatMap(({ marks }) => marks.map(({ id }) => id));
  const unitOf = (id: string) => units.find(({ marks }) => marks.some((mark) => mark.id === id));
  return linksOf(ground).flatMap(([kind, same, ends]) => {
    const [a = "", b = ""] = ends ?? [oneOf(ids, roll), oneOf(ids, roll)];
    const [mine, theirs] = [unitOf(a), unitOf(b)];
    if (!mine || !theirs || mine === theirs) return [];
    const shown = { ...theirs, marks: theirs.marks.filter(({ id }) => id === b) };
    const found = units.flatMap((third) => {
      if (third === theirs || !areLoose(ground, mine, third)) return [];
      const [reason] = reasonsFor(ground, [0, shown], [1, third]);
      return reason ? [{ third, reason }] : [];
    });
    const gain = oneOf(found, roll);
    const person = { sightings: [a, b], same };
    if (!gain) return [sure(`link: ${kind}`, people([person]))];
    return [
      sure(`link: ${kind}, for a difference`, people([person, memberOf(ground, gain.third)], [gain.reason])),
    ];
  });
}

/** What is no link, by any reading. */
function linksOf({ file, evidence, torn }: Ground): Link[] {
  const isNone = (fact: Fact) => fact.kind !== "same" || torn.has(fact.id) || !evidence.facts.includes(fact);
  const links = file.facts.filter(isNone).flatMap((fact): Link[] => {
    if (!("between" in fact)) return [];
    if (fact.kind !== "same") return [["a difference", [fact.id], fact.between]];
    const status = torn.has(fact.id) ? "a suspended fact" : "a fact that is no evidence";
    return [[status, [fact.id], fact.between]];
  });
  return [
    ["nothing", []],
    ["an unknown fact", ["nobody's"]],
    ["a key of objects", ["__proto__"]],
    ["every fact that is no link", file.facts.filter(isNone).map(({ id }) => id)],
    ...links,
  ];
}
