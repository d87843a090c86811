// The counts of an investigation with their numbers, and what other criteria would count.
import { isLine } from "@sightline/count";
import {
  canonicalJson,
  ok,
  refuse,
  whyNotTime,
  type Criteria,
  type Held,
  type listCounts,
  type previewCount,
  type Result,
} from "@sightline/domain";
import type { z } from "zod";
import type { Desk } from "../desk.ts";
import { MANY, numberOf, ownCase } from "./case-of.ts";
import { lineOf, type Counting } from "./count.ts";
import { counted, type CountedInThread } from "./counter.ts";

type Listed = z.infer<typeof listCounts.answer>;
type Asked = Pick<Listed["counts"][number], "id" | "name" | "criteria">;
type Told = { held: Held | null; counts: Listed["counts"]; running: boolean };
/** By count, null for the investigation’s own; those that a proof holds up. */
type Numbers = ReadonlyMap<string | null, number>;
/** By desk; of each the last few investigations, as one member or another sees them. */
const told = new WeakMap<object, Map<string, Told>>();
const MOST_TOLD = 32;
const NOT_KNOWN = { atLeast: null, exact: null, couldReach: null, maximumShown: null };

/** `many` is how many sightings are counted while whoever asks waits. */
export async function countsOf(
  desk: Pick<Desk, "db">,
  caller: Counting,
  many = MANY,
): Promise<Result<Listed>> {
  const counted = await latestOf(desk, caller, { asked: countedIn(caller.held), many });
  return ok({ ...counted, some: caller.unseen !== null });
}

/** What of these is known without waiting; what has changed since is counted anew meanwhile. */
export function lastTold(
  desk: Pick<Desk, "db">,
  caller: Counting,
): { readonly counts: Listed["counts"]; readonly numbers: Numbers; readonly counting: boolean } {
  const last = lastOf(desk, caller, countedIn(caller.held));
  return { ...last, numbers: numbersIn(caller.held, last.counts) };
}

export type SaidCounts = { readonly people: ReadonlyMap<string, number>; readonly counting: boolean };

/** By attribute, how many distinct people at least say it, of those that the investigation itself counts; where none is known it is left out. */
export async function saidCountsOf(
  desk: Pick<Desk, "db">,
  caller: Counting,
  attributes: readonly string[],
  many = MANY,
): Promise<SaidCounts> {
  const [own] = caller.held.investigation.values();
  if (!own) throw new Error("Expected an open investigation, got none.");
  const asked = attributes.map((attribute) => ({
    // No named count has an id with a space in it.
    id: `says ${attribute}`,
    name: attribute,
    criteria: { ...own.criteria, attributes: [...new Set([...own.criteria.attributes, attribute])] },
  }));
  const { counts, counting } = await latestOf(desk, caller, { asked, many });
  const people = counts.flatMap(({ name, atLeast }) =>
    name === null || atLeast === null ? [] : [[name, atLeast] as const],
  );
  return { people: new Map(people), counting };
}

type Latest = Pick<Listed, "counts" | "counting">;
type Asking = { readonly asked: readonly Asked[]; readonly many: number };

const latestOf = async (
  desk: Pick<Desk, "db">,
  caller: Counting,
  { asked, many }: Asking,
): Promise<Latest> =>
  caller.held.sighting.size <= many
    ? { counts: await countAll(desk, caller, asked), counting: false }
    : lastOf(desk, caller, asked);

function lastOf(desk: Pick<Desk, "db">, caller: Counting, asked: readonly Asked[]): Latest {
  const { held } = caller;
  const last = toldOf(desk, caller, asked);
  const counting = last.held !== held;
  // One after the other: what changes meanwhile is counted with the next. Where it fails, whoever asks again has it tried again.
  if (counting && !last.running) {
    last.running = true;
    void countAll(desk, caller, asked)
      .then((counts) => Object.assign(last, { held, counts }))
      .catch(() => undefined)
      .finally(() => {
        last.running = false;
      });
  }
  return { counts: last.counts, counting };
}

/** By the criteria that there are: a number by other ones is the number of nothing. */
function numbersIn(held: Held, counts: Listed["counts"]): Numbers {
  const now = new Map(countedIn(held).map(({ id, criteria }) => [id, canonicalJson(criteria)]));
  return new Map(
    counts.flatMap(({ id, criteria, atLeast }) =>
      atLeast === null || now.get(id) !== canonicalJson(criteria) ? [] : [[id, atLeast]],
    ),
  );
}

function toldOf({ db }: Pick<Desk, "db">, caller: Counting, asked: readonly Asked[]): Told {
  const ofDesk = told.get(db) ?? new Map<string, Told>();
  told.set(db, ofDesk);
  // What is asked of statements is apart from the counts that have a name or are the investigation's own.
  const said = asked.map(({ id }) => id).filter((id) => id?.includes(" "));
  const key = JSON.stringify([caller.investigation, lineOf(caller), said]);
  const last = ofDesk.get(key) ?? {
    held: null,
    counts: asked.map((each) => ({ ...each, ...NOT_KNOWN })),
    running: false,
  };
  ofDesk.delete(key);
  ofDesk.set(key, last);
  const [oldest] = ofDesk.keys();
  if (ofDesk.size > MOST_TOLD && oldest !== undefined) ofDesk.delete(oldest);
  return last;
}

/** The investigation's own, and those that have a name. */
function countedIn(held: Held): Asked[] {
  const [own] = held.investigation.values();
  if (!own) throw new Error("Expected an open investigation, got none.");
  const named = [...held.count.values()]
    .filter(({ withdrawn }) => !withdrawn)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ id, name, criteria }) => ({ id, name, criteria }));
  return [{ id: null, name: null, criteria: own.criteria }, ...named];
}

const countAll = (
  desk: Pick<Desk, "db">,
  caller: Counting,
  asked: readonly Asked[],
): Promise<Listed["counts"]> =>
  Promise.all(
    asked.map(async (each) => {
      const of = { ...caller, count: each.id ?? undefined, line: lineOf(caller) };
      return { ...each, ...shownOf(await numberOf(desk, of, each.criteria)) };
    }),
  );

const shownOf = ({ result, proofChecked }: Pick<CountedInThread, "result" | "proofChecked">) => {
  if (!proofChecked) return NOT_KNOWN;
  const { atLeast, exact, couldReach, maximumShown } = result;
  return { atLeast, exact, couldReach, maximumShown };
};

/** Refuses what no case can ask. */
export async function previewOf(
  desk: Pick<Desk, "db">,
  caller: Counting,
  criteria: Criteria,
): Promise<Result<z.infer<typeof previewCount.answer>>> {
  const { investigation, held } = caller;
  const wrong = whyNotTime(criteria.until);
  if (wrong) return wrong;
  if (![...criteria.subjects, ...criteria.attributes].every(isLine))
    return refuse("text-not-a-line", "A subject or attribute has a line break or a control character in it.");
  const line = lineOf(caller);
  // What is counted is near what these criteria select of it.
  await numberOf(desk, { investigation, held, line });
  const found = await counted({
    file: ownCase(held, criteria),
    line: JSON.stringify([investigation, "", line]),
    remember: false,
    options: {},
  });
  const { items, sightings, headcounts } = found.result.counted;
  return ok({ ...shownOf(found), items, sightings, headcounts });
}
