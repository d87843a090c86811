// What leave-one-out takes away: for each item, source, reviewer, fact or tier, the case without it and what is lost.
import { isSeenByTwo, memberKey } from "../case/member.ts";
import type { Case, Confirmable, Fact, Signed } from "../case/shape.ts";
import { asksTwo, whyItemIsOut } from "../model/evidence.ts";
import { tierOf } from "../result/count.ts";
import { signedBy, withoutFacts, withoutItems, withoutReviewer } from "./without.ts";
import type { Unsigned } from "./without.ts";

export type SensitivityBy = "item" | "source" | "reviewer" | "fact" | "tier";

export interface Removal {
  readonly key: string;
  readonly items: readonly string[];
  readonly facts: readonly string[];
  /** Only without a reviewer: what else two members no longer stand behind (rule 3). */
  readonly unsigned: Omit<Unsigned, "facts">;
  /** Only without a dissenting reviewer: items that count without them and do not count with them. */
  readonly added: readonly string[];
  readonly rest: () => Case;
}

const NOTHING: Removal["unsigned"] = { headcounts: [], marks: [], groups: [] };

/** One removal for each key, in file order; only what counts now can be missed, so other items and facts have no key. */
export function removalsOf(file: Case, by: SensitivityBy): Removal[] {
  const items = file.items.filter((item) => whyItemIsOut(item, file.criteria) === undefined);
  const facts = file.facts.filter(isSeenByTwo);
  switch (by) {
    case "item":
      return items.map(({ id }) => losingItems(file, id, [id]));
    case "source": {
      // An item whose source is unknown may come from any: it is nobody's key.
      const known = Map.groupBy(
        items.filter(({ source }) => source !== null),
        ({ source }) => source ?? "",
      );
      return [...known].map(([source, own]) =>
        losingItems(
          file,
          source,
          own.map(({ id }) => id),
        ),
      );
    }
    case "fact":
      return facts.map((fact) => losingFacts(file, fact.id, [fact]));
    case "tier":
      return [...Map.groupBy(facts, (fact) => String(tierOf(fact)))].map(([tier, own]) =>
        losingFacts(file, tier, own),
      );
    case "reviewer":
      return membersOf(file).map((member) => losingReviewer(file, member));
  }
}

/** Everybody who reviewed an item, or stands behind something confirmed that counts on two; one spelling each, the first. */
function membersOf(file: Case): string[] {
  const signers = (what: Confirmable, list: readonly Partial<Signed>[]) =>
    asksTwo(file.criteria, what)
      ? list
          .filter(isSeenByTwo)
          .flatMap(({ statedBy, reviewedBy }) => [statedBy ?? [], reviewedBy ?? []].flat())
      : [];
  const names = [
    ...file.items.flatMap(({ reviews = [] }) => reviews.map(({ by }) => by)),
    ...signers("facts", file.facts),
    ...signers("headcounts", file.headcounts),
    ...signers(
      "marks",
      file.items.flatMap(({ marks }) => marks ?? []),
    ),
    ...signers("groups", file.groups),
  ];
  const first = new Map<string, string>();
  for (const name of names) if (!first.has(memberKey(name))) first.set(memberKey(name), name);
  return [...first.values()];
}

function losingItems(file: Case, key: string, items: readonly string[]): Removal {
  return {
    key,
    items,
    facts: [],
    unsigned: NOTHING,
    added: [],
    rest: () => withoutItems(file, new Set(items)),
  };
}

function losingFacts(file: Case, key: string, own: readonly Fact[]): Removal {
  const facts = own.map(({ id }) => id);
  return {
    key,
    items: [],
    facts,
    unsigned: NOTHING,
    added: [],
    rest: () => withoutFacts(file, new Set(facts)),
  };
}

function losingReviewer(file: Case, member: string): Removal {
  const rest = withoutReviewer(file, member);
  const { facts, ...unsigned } = signedBy(file, member);
  const changed = file.items.flatMap((item, i) => {
    const before = whyItemIsOut(item, file.criteria) === undefined;
    const after = whyItemIsOut(rest.items[i] ?? item, file.criteria) === undefined;
    return before === after ? [] : [{ id: item.id, isAdded: after }];
  });
  return {
    key: member,
    items: changed.flatMap(({ id, isAdded }) => (isAdded ? [] : [id])),
    facts,
    unsigned,
    added: changed.flatMap(({ id, isAdded }) => (isAdded ? [id] : [])),
    rest: () => rest,
  };
}
