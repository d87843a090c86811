// The checker's own reading of a case: refuses whatever the format refuses, without sharing a line with the solver's reader.
import type { Case, Fact, Group, Headcount, Item, PairFact, Sighting, Span } from "../case/shape.ts";
import { need, refuse } from "./need.ts";
import {
  folded,
  isFrom,
  isInstant,
  isLine,
  isListOf,
  isMember,
  isMoment,
  isObject,
  isObjectOf,
  isOneOf,
  isSpan,
  isText,
  isTrack,
  isYesOrNo,
  needShape,
  shape,
} from "./shape.ts";
import type { Shape } from "./shape.ts";

const isVerdict = isOneOf("verified", "inconclusive", "false", "none");
const isLines = isListOf(isLine);
const isPeople = isFrom(0, 1e9);
const isAny = () => true;
const byTwo = { "statedBy?": isMember, "reviewedBy?": isMember };
const CRITERIA = shape({
  "verdicts?": isListOf(isVerdict, 1),
  subjects: isLines,
  "attributes?": isLines,
  "until?": isMoment,
  "confirmed?": isListOf(isOneOf("verdicts", "facts", "headcounts", "marks", "groups")),
});
const LISTS = {
  items: shape({
    id: isLine,
    kind: isOneOf("photo", "video"),
    verdict: isVerdict,
    "footage?": isLine,
    "source?": isLine,
    "capturedAt?": isMoment,
    "name?": isText,
    "sha256?": isText,
    "reviews?": isListOf(isObjectOf(shape({ by: isMember, verdict: isVerdict, "reason?": isText }))),
    "marks?": isObjectOf(shape({ statedBy: isMember, "reviewedBy?": isMember })),
  }),
  frames: shape({
    item: isLine,
    "span?": isSpan,
    "at?": isInstant,
    "coVisible?": isYesOrNo,
    "exhaustive?": isYesOrNo,
  }),
  sightings: shape({ id: isLine, item: isLine, subject: isLine, "attributes?": isLines, spans: isTrack }),
  headcounts: shape({
    id: isLine,
    item: isLine,
    at: isInstant,
    subject: isLine,
    atLeast: isPeople,
    "atMost?": isPeople,
    ...byTwo,
  }),
  groups: shape({ id: isLine, "name?": isText, "members?": isLines, ...byTwo }),
};
const FACT = {
  id: isLine,
  "tier?": isFrom(1, 4),
  kind: isAny,
  basis: isText,
  statedBy: isMember,
  "reviewedBy?": isMember,
};
const isTwo = (value: unknown) => isLines(value) && (value as unknown[]).length === 2;
const FACTS = new Map<unknown, Shape>([
  ["same", shape({ ...FACT, between: isTwo })],
  ["different", shape({ ...FACT, between: isTwo })],
  ["separate", shape({ ...FACT, groups: isListOf(isLine, 2) })],
  ["within", shape({ ...FACT, inner: isLine, outer: isLine })],
  ["continuous", shape({ ...FACT, item: isLine, span: isSpan })],
]);

/** What is named by an id: items, sightings, headcounts and groups share one space of them. */
export type Named = Item | Sighting | Headcount | Group;

export interface Given {
  readonly file: Case;
  readonly named: ReadonlyMap<string, Named>;
}

/** The facts of one kind; `same` and `different` have one shape. */
export type FactOf<K extends Fact["kind"]> = K extends "same" | "different"
  ? PairFact
  : Extract<Fact, { kind: K }>;

export const isOf = <K extends Fact["kind"]>(fact: Fact | undefined, kind: K): fact is FactOf<K> & Fact =>
  fact?.kind === kind;

export const isMark = (one: Named | undefined): one is Sighting => one !== undefined && "spans" in one;
export const isCount = (one: Named | undefined): one is Headcount => one !== undefined && "atLeast" in one;
export const isItem = (one: Named | undefined): one is Item => one !== undefined && "verdict" in one;
const isGroup = (one: Named | undefined): one is Group =>
  one !== undefined && !isMark(one) && !isCount(one) && !isItem(one);

const distinct = (values: readonly unknown[]) => new Set(values).size === values.length;
export const spanOf = ({ span, at }: { readonly span?: Span; readonly at?: number }): Span | undefined =>
  span ?? (at == null ? undefined : [at, at]);
export const holds = ([start, end]: Span, at: number) => start <= at && at <= end;

/** The lists of a case; one that is left out is empty. */
export function listsOf({ items, frames, sightings, headcounts, groups, facts }: Case) {
  return {
    items: items ?? [],
    frames: frames ?? [],
    sightings: sightings ?? [],
    headcounts: headcounts ?? [],
    groups: groups ?? [],
    facts: facts ?? [],
  };
}

export function readGiven(json: unknown): Given {
  need(isObject(json) && json["format"] === "sightline.case/1", "this is not a case");
  const keys = ["format", "criteria", ...Object.keys(LISTS), "facts"];
  for (const key in json) need(keys.includes(key), "the case has an unknown key");
  needShape(json["criteria"], CRITERIA, "criteria");
  for (const [name, rules] of Object.entries(LISTS))
    listIn(json, name).forEach((one, i) => needShape(one, rules, `${name}[${i}]`));
  listIn(json, "facts").forEach((one, i) => {
    const rules = isObject(one) ? FACTS.get(one["kind"]) : undefined;
    if (rules) needShape(one, rules, `facts[${i}]`);
    else refuse(`facts[${i}] is of no known kind`);
  });
  const file = json as unknown as Case;
  const named = namedIn(file);
  needReferences(file, named);
  needGroups(file, named);
  return { file, named };
}

function listIn(json: Readonly<Record<string, unknown>>, name: string): readonly unknown[] {
  const list = json[name] ?? [];
  if (!Array.isArray(list)) refuse(`${name} is no list`);
  return list;
}

function namedIn(file: Case): Map<string, Named> {
  const { items, sightings, headcounts, groups, facts } = listsOf(file);
  const named = new Map<string, Named>();
  for (const list of [items, sightings, headcounts, groups]) for (const one of list) named.set(one.id, one);
  const all = items.length + sightings.length + headcounts.length + groups.length;
  need(named.size === all && distinct(facts.map(({ id }) => id)), "the case uses an id twice");
  return named;
}

function needReferences(file: Case, named: ReadonlyMap<string, Named>): void {
  const { items, frames, sightings, headcounts, facts } = listsOf(file);
  const itemOf = (id: string, instants: readonly number[], where: string) => {
    const item = named.get(id);
    if (!isItem(item)) return refuse(`${where} names no item of the case`);
    if (item.kind === "photo" && instants.some((at) => at !== 0))
      refuse(`${where} names an instant that a photo does not have`);
  };
  for (const { id, verdict, reviews } of items)
    need(!reviews || follows(reviews) === verdict, `the verdict of "${id}" does not follow from its reviews`);
  const flagged = new Map<string, Span[]>();
  for (const frame of frames) {
    const span = spanOf(frame);
    need(span !== undefined && (frame.span == null || frame.at == null), "a frame says not where it is");
    need(frame.coVisible != null || frame.exhaustive != null, "a frame says nothing");
    itemOf(frame.item, span, "a frame");
    if (frame.coVisible !== false) continue;
    const spans = flagged.get(frame.item);
    if (spans) spans.push(span);
    else flagged.set(frame.item, [span]);
  }
  for (const { id, item, spans } of sightings) itemOf(item, spans.flat(), id);
  let people = sightings.length;
  for (const { id, item, at, atLeast, atMost } of headcounts) {
    itemOf(item, [at], id);
    need(atMost == null || atMost >= atLeast, `"${id}" says at most fewer than at least`);
    const isFlagged = flagged.get(item)?.some((span) => holds(span, at)) ?? false;
    need(!isFlagged, `"${id}" counts people together in a frame flagged as not co-visible`);
    people += atLeast;
  }
  need(people <= Number.MAX_SAFE_INTEGER, "the case counts more people than can be added up");
  for (const fact of facts) needFact(fact, named, itemOf);
}

function needFact(
  fact: Fact,
  named: ReadonlyMap<string, Named>,
  itemOf: (id: string, instants: readonly number[], where: string) => void,
): void {
  if (fact.kind === "continuous") return itemOf(fact.item, fact.span, fact.id);
  const isPair = "between" in fact;
  const ids = isPair ? fact.between : "groups" in fact ? fact.groups : [fact.inner, fact.outer];
  const isKnown = ids.every((id) => (isPair ? isMark : isGroup)(named.get(id)));
  need(isKnown && distinct(ids), `"${fact.id}" names something twice, or something that it cannot be about`);
}

/** Members are in the case, and no group is inside itself: groups whose inner groups are all settled are taken away until none is left. */
function needGroups(file: Case, named: ReadonlyMap<string, Named>): void {
  const { groups } = listsOf(file);
  const holders = new Map<string, string[]>();
  const waitsFor = new Map<string, number>();
  for (const { id, members } of groups) {
    need(
      (members ?? []).every((member) => named.has(member)),
      `the group "${id}" names something unknown`,
    );
    const inner = (members ?? []).filter((member) => isGroup(named.get(member)));
    waitsFor.set(id, inner.length);
    for (const member of inner) {
      const list = holders.get(member);
      if (list) list.push(id);
      else holders.set(member, [id]);
    }
  }
  const settled = groups.flatMap(({ id }) => (waitsFor.get(id) === 0 ? [id] : []));
  // Those settled last are the deepest, so a group's depth is known from whoever settles it.
  const depth = new Map(settled.map((id) => [id, 1]));
  for (const id of settled)
    for (const holder of holders.get(id) ?? []) {
      const left = (waitsFor.get(holder) ?? 0) - 1;
      waitsFor.set(holder, left);
      if (left > 0) continue;
      settled.push(holder);
      depth.set(holder, (depth.get(id) ?? 0) + 1);
    }
  need(settled.length === groups.length, "a group is inside itself");
  need(
    [...depth.values()].every((deep) => deep <= 100),
    "groups lie within groups more than 100 deep",
  );
}

function opinions(reviews: NonNullable<Item["reviews"]>): string[] {
  const last = new Map(reviews.map(({ by, verdict }) => [folded(by), verdict]));
  return [...last.values()].filter((verdict) => verdict !== "none");
}

function follows(reviews: NonNullable<Item["reviews"]>): string {
  const said = opinions(reviews);
  if (said.some((one) => one !== said[0])) return "inconclusive";
  return said[0] === "verified" && said.length < 2 ? "none" : (said[0] ?? "none");
}

export const judges = (reviews: NonNullable<Item["reviews"]>): number => opinions(reviews).length;
