// A case with something taken away: items, facts, or one member's signatures.
import type { Case, Fact, Item } from "../case/shape.ts";
import { verdictOf } from "../case/verdict.ts";

/**
 * The case as if these items had lost their verdict: what an item that does not count shows has no effect (COUNTING,
 * "Evidence"), so it is cut, which keeps recounts small. Groups go on naming it: they still hold whom it shows, and are
 * no longer shown whole.
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

/**
 * The case as if one member had signed nothing: verdicts follow from the reviews that are left, and facts that the
 * member stated or reviewed are no longer confirmed (rule 4). An item without a `reviews` list keeps its verdict:
 * the file does not say whose it is.
 */
export function withoutReviewer(file: Case, member: string): Case {
  return {
    ...file,
    items: file.items.map((item) => withoutReviewsBy(item, member)),
    facts: file.facts.map((fact) => (signed(fact, member) ? { ...fact, reviewedBy: null } : fact)),
  };
}

export function signed(fact: Fact, member: string): boolean {
  return fact.statedBy === member || fact.reviewedBy === member;
}

function withoutReviewsBy(item: Item, member: string): Item {
  if (!item.reviews?.some(({ by }) => by === member)) return item;
  const reviews = item.reviews.filter(({ by }) => by !== member);
  return { ...item, reviews, verdict: verdictOf(reviews) };
}
