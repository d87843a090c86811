// A case with something taken away: items, facts, or one member's signatures.
import { isSeenByTwo, memberKey } from "../case/member.ts";
import type { Case, Confirmable, Fact, Group, Headcount, Item, Signed } from "../case/shape.ts";
import { verdictOf } from "../case/verdict.ts";
import { asksTwo } from "../model/evidence.ts";

/**
 * The case as if these items had lost their verdict: what an item that does not count shows has no effect (rule 1),
 * so it is cut, which keeps recounts small. Groups go on naming it: they still hold whom it shows, and are no longer
 * shown whole.
 */
export function withoutItems(file: Case, gone: ReadonlySet<string>): Case {
  const lost = new Set(gone);
  const stays = ({ id, item }: { readonly id: string; readonly item: string }) => {
    if (!gone.has(item)) return true;
    lost.add(id);
    return false;
  };
  const sightings = file.sightings.filter(stays);
  const headcounts = file.headcounts.filter(stays);
  return {
    ...file,
    items: file.items.filter(({ id }) => !gone.has(id)),
    frames: file.frames.filter(({ item }) => !gone.has(item)),
    sightings,
    headcounts,
    facts: file.facts.filter((fact) => !namesAny(fact, lost)),
  };
}

function namesAny(fact: Fact, lost: ReadonlySet<string>): boolean {
  if (fact.kind === "continuous") return lost.has(fact.item);
  return (fact.kind === "same" || fact.kind === "different") && fact.between.some((id) => lost.has(id));
}

export function withoutFacts(file: Case, gone: ReadonlySet<string>): Case {
  return { ...file, facts: file.facts.filter(({ id }) => !gone.has(id)) };
}

/** What a member's absence leaves unconfirmed: ids, those of items where it is their marks. */
export interface Unsigned {
  readonly facts: readonly string[];
  readonly headcounts: readonly string[];
  readonly marks: readonly string[];
  readonly groups: readonly string[];
}

/** What is confirmed and counts on this member, by any spelling of the name: facts, and what else the case asks two members for (rule 3). */
export function signedBy(file: Case, member: string): Unsigned {
  const key = memberKey(member);
  const ids = (list: readonly (Partial<Signed> & { readonly id: string })[]) =>
    list.flatMap((one) => (isSeenByTwo(one) && signed(one, key) ? [one.id] : []));
  const asked = (what: Confirmable, list: Parameters<typeof ids>[0]) =>
    asksTwo(file.criteria, what) ? ids(list) : [];
  return {
    facts: ids(file.facts),
    headcounts: asked("headcounts", file.headcounts),
    marks: asked(
      "marks",
      file.items.map(({ id, marks }) => ({ id, ...marks })),
    ),
    groups: asked("groups", file.groups),
  };
}

/**
 * The case as if one member had signed nothing: verdicts follow from the reviews that are left, and what the member
 * stated or reviewed is no longer confirmed (rule 3). An item without a `reviews` list keeps its verdict, and
 * what is not asked for stays as it is: the file does not say whose it is.
 */
export function withoutReviewer(file: Case, member: string): Case {
  const key = memberKey(member);
  const gone = signedBy(file, member);
  const [facts, headcounts, marks, groups] = [gone.facts, gone.headcounts, gone.marks, gone.groups].map(
    (ids) => new Set(ids),
  );
  return {
    ...file,
    items: file.items.map((item) => withoutReviewsBy(marks?.has(item.id) ? unmarked(item) : item, key)),
    facts: file.facts.map((fact) => (facts?.has(fact.id) ? { ...fact, reviewedBy: null } : fact)),
    headcounts: file.headcounts.map((one) => (headcounts?.has(one.id) ? unreviewed(one) : one)),
    groups: file.groups.map((one) => (groups?.has(one.id) ? unreviewed(one) : one)),
  };
}

function signed({ statedBy, reviewedBy }: Partial<Signed>, key: string): boolean {
  return [statedBy, reviewedBy].some((name) => name != null && memberKey(name) === key);
}

function unreviewed<T extends Headcount | Group>(one: T): T {
  const { reviewedBy: _, ...rest } = one;
  return rest as T;
}

function unmarked({ marks: _, ...item }: Item): Item {
  return item;
}

function withoutReviewsBy(item: Item, key: string): Item {
  if (!item.reviews?.some(({ by }) => memberKey(by) === key)) return item;
  const reviews = item.reviews.filter(({ by }) => memberKey(by) !== key);
  return { ...item, reviews, verdict: verdictOf(reviews) };
}
