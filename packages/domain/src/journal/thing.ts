// What an entry is about, as pages and other windows know it: where its link leads, and which items it touches.
import { factsOn } from "../fact/about.ts";
import { subjectsOf } from "../fact/subjects.ts";
import { heldBy } from "../group/members.ts";
import type { Held } from "../investigation/held.ts";
import { VERBS, type Change, type Table, type Verb } from "./nouns.ts";

export type Thing =
  | { readonly kind: "item"; readonly item: string }
  | { readonly kind: "pair"; readonly a: string; readonly b: string }
  | { readonly kind: "items" | "count" | "members" | "claims" | "said" | "voices" };

type Named = Pick<Change, "verb" | "subject"> & {
  /** What of the payload names an item: the one it is in, and the other one of a pair. */
  readonly item?: string | null | undefined;
  readonly other?: string | null | undefined;
};

/** Items first: where somebody looks at what a fact or a group speaks of. */
export function thingOf(held: Held, change: Named): Thing {
  const { verb, subject, other } = change;
  if (VERBS[verb].table === "decision" && other != null) return { kind: "pair", a: subject, b: other };
  if (verb === "criteria.set" || VERBS[verb].table === "count") return { kind: "count" };
  if (verb === "vague.set" || isOfClaim(verb)) return { kind: "claims" };
  if (verb === "sayings.set") return { kind: "said" };
  if (VERBS[verb].table === "voice") return { kind: "voices" };
  if (VERBS[verb].table === "member") return { kind: "members" };
  const [item] = itemsOf(held, change);
  if (item !== undefined) return { kind: "item", item };
  return VERBS[verb].table === "investigation" ? { kind: "items" } : { kind: "count" };
}

const isOfClaim = (verb: Verb): boolean => VERBS[verb].table === "claim";

/** The items that an entry is about, directly or through what it names in them. */
export function itemsOf(held: Held, { verb, subject, item, other }: Named): string[] {
  const { table } = VERBS[verb];
  if (table === "investigation" || table === "member" || table === "count") return [];
  if (isOfClaim(verb) || table === "voice") return [];
  if (table === "wanted") return item == null ? [] : within(held, [item]);
  // A doubt is about a fact or a headcount: both are looked for.
  const fact = table === "fact" || table === "doubt" ? held.fact.get(subject) : undefined;
  const ofFact = fact ? within(held, subjectsOf(fact.assertion)) : [];
  if (table === "fact") return ofFact;
  if (table === "doubt") return [...new Set([...ofFact, ...within(held, [subject])])];
  return within(held, [item ?? subject, ...(other == null ? [] : [other])]);
}

/** Each group once, however they lie in one another. */
function within(held: Held, ids: readonly string[]): string[] {
  const seen = new Set(ids);
  for (const id of seen) for (const member of held.group.get(id)?.members ?? []) seen.add(member);
  const items = [...seen].flatMap((id) => {
    const said = held.translation.get(id)?.segment ?? id;
    const row =
      held.sighting.get(id) ??
      held.headcount.get(id) ??
      held.blind.get(id) ??
      held.statement.get(id) ??
      held.segment.get(said);
    return row ? [row.item] : held.item.has(id) ? [id] : [];
  });
  return [...new Set(items)];
}

/**
 * Where the history of an item is found: entries about these things, about these facts, and those of these numbers. Items,
 * sightings, headcounts and groups share one space of ids; facts have another.
 */
export type History = {
  readonly things: readonly string[];
  readonly facts: readonly string[];
  readonly entries: readonly number[];
};

/** What was withdrawn since is in it too. */
export function historyOf(held: Held, item: string): History {
  const { sighting = [], headcount = [] } = held.inItem.get(item) ?? {};
  const blinds = held.blindsIn.get(item) ?? [];
  const segments = held.segmentsIn.get(item) ?? [];
  const translations = segments.flatMap((id) => held.translationsOf.get(id) ?? []);
  const things = [
    ...heldBy(held, [item, ...sighting, ...headcount]),
    ...blinds,
    ...segments,
    ...translations,
    ...(held.statementsIn.get(item) ?? []),
  ];
  const facts = factsOn(held, things).map(({ id }) => id);
  const answered = [...held.decision.values()].filter(({ b }) => b === item);
  const filled = [...held.wanted.values()].flatMap((row) => (row.item === item ? (row.filled ?? []) : []));
  const [inThings, inFacts] = [new Set(things), new Set(facts)];
  const doubts = [...held.doubt.values()].filter(({ about, thing }) =>
    (about === "fact" ? inFacts : inThings).has(thing),
  );
  return { things, facts, entries: [...[...answered, ...doubts].map(({ id }) => Number(id)), ...filled] };
}

/** The verbs that write these tables. */
export const verbsOf = (...tables: readonly Table[]): Verb[] =>
  (Object.keys(VERBS) as Verb[]).filter((verb) => tables.includes(VERBS[verb].table));

/** Verbs whose subject is an item, or is in the same space of ids. */
export const THING_VERBS: readonly Verb[] = (Object.keys(VERBS) as Verb[]).filter(
  (verb) =>
    !["fact", "doubt", "wanted", "member", "investigation", "count", "claim", "voice"].includes(
      VERBS[verb].table,
    ),
);
