// What confirmed footage proposes for an item: the reviews of its copies, and their sightings in this item's own time and frame.
import { Classes } from "../classes.ts";
import { verdictOf } from "@sightline/count";
import { rowsIn, type Held, type Informed } from "../investigation/held.ts";
import type { Assertion } from "../fact/fact.ts";
import type { ReviewRow } from "../review/review.ts";
import type { SightingRow } from "../sighting/sighting.ts";
import { carry, type Film } from "./carry.ts";
import type { PairRelation } from "./relation.ts";

/**
 * Another item of the same footage, or one with which a member said that this one shares a part, and how a machine
 * relates the two; `to` is which of the relation's two we carry to.
 */
export type Copy = {
  readonly item: string;
  /** Of one footage: what was judged of the one is proposed for the other. A shared part carries what it shows, no more. */
  readonly oneFootage: boolean;
  readonly relation: PairRelation;
  readonly to: "a" | "b";
  readonly placed: boolean;
};

export type Proposals = {
  readonly reviews: readonly {
    readonly from: string;
    readonly verdict: "verified";
    readonly reviews: readonly ReviewRow[];
  }[];
  readonly sightings: readonly {
    readonly from: string;
    readonly of: string;
    /** As it would be marked. */
    readonly sighting: Omit<SightingRow, "version" | "withdrawn">;
    readonly fact: { readonly id: string; readonly assertion: Assertion; readonly basis: string };
  }[];
};

/**
 * The tracks of the copies' sightings are asked for. A sighting is left out when it, or one that a standing fact calls the
 * same person, is marked in the item already; of two that are one person, the first copy's is proposed.
 */
export function proposalsFor(
  held: Informed,
  target: { readonly item: string; readonly ptsUs: readonly number[] },
  copies: readonly Copy[],
): Proposals {
  const known = new Set<string>();
  const personOf = peopleBySame(held);
  for (const { id } of rowsIn(held, "sighting", target.item)) known.add(personOf(id));
  const sightings: Proposals["sightings"][number][] = [];
  for (const copy of copies) {
    if (!CARRIES.has(copy.relation.relation)) continue;
    const film: Film = { ptsUs: target.ptsUs, placed: copy.placed };
    for (const row of rowsIn(held, "sighting", copy.item)) {
      if (known.has(personOf(row.id))) continue;
      const marked = { ...row, track: held.tracks.of(row.id) };
      const id = carriedId(marked.id, target.item);
      const carried = held.sighting.has(id) ? null : carry(marked, copy.relation, copy.to, film);
      if (carried === null) continue;
      known.add(personOf(marked.id));
      const { version: _, withdrawn: __, ...mark } = marked;
      sightings.push({
        from: copy.item,
        of: marked.id,
        sighting: { ...mark, id, item: target.item, ...carried },
        fact: factOf(held, {
          of: marked.id,
          id,
          from: copy.item,
          item: target.item,
          oneFootage: copy.oneFootage,
        }),
      });
    }
  }
  return { reviews: proposedReviews(held, target.item, copies), sightings };
}

/** Where both show the same frames. */
const CARRIES: ReadonlySet<PairRelation["relation"]> = new Set(["same-recording", "shared-part"]);

function proposedReviews(held: Held, item: string, copies: readonly Copy[]): Proposals["reviews"] {
  if (verdictOf(held.reviewsOf.get(item) ?? []) === "verified") return [];
  return copies.flatMap(({ item: from, oneFootage }) => {
    if (!oneFootage) return [];
    const reviews = held.reviewsOf.get(from) ?? [];
    return verdictOf(reviews) === "verified" ? [{ from, verdict: "verified" as const, reviews }] : [];
  });
}

type Linking = { of: string; id: string; from: string; item: string; oneFootage: boolean };

function factOf(held: Held, { of, id, from, item, oneFootage }: Linking) {
  const [there, here] = [held.item.get(from), held.item.get(item)];
  return {
    id: `same ${id}`.slice(0, LONGEST),
    assertion: { kind: "same" as const, between: [of, id] as [string, string] },
    basis: `${there?.name ?? from} and ${here?.name ?? item} ${oneFootage ? `show the same recording (footage ${here?.footage ?? "not confirmed"})` : "share the part that shows this"}; the sighting was carried over by its time and place in it.`,
  };
}

const LONGEST = 200;
/** Fixed by what it comes from, so that accepting it twice is accepting it once. */
const carriedId = (of: string, item: string): string =>
  `${of.slice(0, LONGEST - item.length - 6)}~${item}`.slice(0, LONGEST);

/** One name for all sightings that standing `same` facts call one person, confirmed or not. */
function peopleBySame(held: Held): (sighting: string) => string {
  const classes = new Classes();
  for (const { assertion, withdrawn } of held.fact.values()) {
    if (withdrawn || assertion.kind !== "same") continue;
    classes.join(...assertion.between);
  }
  return (id) => classes.top(id);
}
