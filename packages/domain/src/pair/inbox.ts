// Which pairs of items there are to ask about: what machines relate, less what members answered on the same evidence.
import { pairKey } from "./answer.ts";
import type { Held } from "../investigation/held.ts";
import type { DecisionRow } from "./decision.ts";
import type { ItemRow } from "../item/item.ts";
import { scoreOf, type PairRelation } from "./relation.ts";
import { sharedParts, type SharedSpan } from "./shared-parts.ts";

/** That a machine relates two contents, by their SHA-256; `evidence` is the hash of its `evidenceText`. */
export type Suggested = {
  readonly a: string;
  readonly b: string;
  readonly evidence: string;
  readonly score: number;
  /** It is a lead: the same thing, seen from elsewhere. */
  readonly lead?: true;
  /** Where they share a part; left out where that is not all that relates them. */
  readonly shared?: readonly SharedSpan[];
};

/** Two items to show, by id; `asked` when it is for a member to answer. */
export type InboxPair = {
  readonly a: string;
  readonly b: string;
  /** Null when no machine relates their contents. */
  readonly found: Suggested | null;
  /** An answer that stands. */
  readonly decision: DecisionRow | null;
  readonly evidenceChanged: boolean;
  readonly oneFootage: boolean;
  readonly asked: boolean;
  /** It says only where to look next: no number waits for its answer. */
  readonly lead: boolean;
  /** The items that have the part which the two share; 0 where they share none. */
  readonly sharedBy: number;
  /** Nobody is asked about it: the part that the two share is asked about, or was answered, with other items. */
  readonly setAside: boolean;
};

/** Best first. */
export type Inbox = readonly InboxPair[];

/**
 * One pair of items for each pair of contents, so that ten reposts of one file are not asked about ten times: the one
 * that was answered, or the first of each. Of the same bytes each further item is paired with the first.
 */
export function inbox(held: Held, suggested: Iterable<Suggested>): Inbox {
  const decided = decisionsByContent(held);
  const pairs = new Map<string, InboxPair>();
  const add = (a: ItemRow | undefined, b: ItemRow | undefined, found: Suggested | null): void => {
    if (a && b && !a.withdrawn && !b.withdrawn) pairs.set(pairKey(a.id, b.id), pairOf(held, a, b, found));
  };
  for (const found of suggested) {
    const answered = decided.get(pairKey(found.a, found.b));
    if (!answered) add(itemsOf(held, found.a)[0], itemsOf(held, found.b)[0], found);
    for (const { a, b } of answered ?? []) {
      const [one, other] = [held.item.get(a), held.item.get(b)];
      if (one?.sha256 === found.a) add(one, other, found);
      else add(other, one, found);
    }
  }
  for (const sha256 of repeatedIn(held)) {
    const [first, ...others] = itemsOf(held, sha256);
    for (const other of others) add(first, other, suggestedByBytes(sha256));
  }
  for (const { a, b, answer } of held.decisionOf.values()) {
    const [one, other] = [held.item.get(a), held.item.get(b)];
    if (answer !== null && !pairs.has(pairKey(a, b)))
      add(one, other, one && one.sha256 === other?.sha256 ? suggestedByBytes(one.sha256) : null);
  }
  const sorted = [...pairs.values()].sort(
    (p, q) => scoreIn(q) - scoreIn(p) || byText(p.a, q.a) || byText(p.b, q.b),
  );
  return oncePerPart(held, sorted);
}

/** A part that many items share is asked about once: with the best pair of them, and with none that was answered. */
function oncePerPart(held: Held, pairs: readonly InboxPair[]): InboxPair[] {
  const sharing = (pair: InboxPair) =>
    pair.found?.shared === undefined ? null : { ...pair.found, shared: pair.found.shared };
  const parts = sharedParts(pairs.flatMap((pair) => sharing(pair) ?? []));
  const keyOf = (pair: InboxPair): string | null => {
    const shared = sharing(pair);
    return shared && parts.keyOf(shared);
  };
  const done = new Set(pairs.filter(({ decision }) => decision !== null).map(keyOf));
  return pairs.map((pair) => {
    const shared = sharing(pair);
    const key = keyOf(pair);
    if (shared === null || key === null) return pair;
    const contents = parts.contentsWith(shared);
    const sharedBy = [...contents].reduce((sum, sha256) => sum + itemsOf(held, sha256).length, 0);
    if (!pair.asked || pair.decision !== null) return { ...pair, sharedBy };
    const setAside = done.has(key);
    done.add(key);
    return { ...pair, sharedBy, setAside, asked: !setAside };
  });
}

const scoreIn = ({ found }: InboxPair): number => found?.score ?? 0;
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Two items as the inbox tells of them; `found` is what a machine says of their contents. */
export function pairOf(held: Held, a: ItemRow, b: ItemRow, found: Suggested | null): InboxPair {
  const newest = held.decisionOf.get(pairKey(a.id, b.id));
  const decision = newest && newest.answer !== null ? newest : null;
  const evidenceChanged = decision !== null && found !== null && decision.evidence !== found.evidence;
  const oneFootage = a.footage !== null && a.footage === b.footage;
  return {
    a: a.id,
    b: b.id,
    found,
    decision,
    evidenceChanged,
    oneFootage,
    asked: found !== null && (decision === null ? !oneFootage : evidenceChanged),
    lead: found?.lead === true,
    sharedBy: 0,
    setAside: false,
  };
}

/** The items of a content, least id first; what is neither photo nor video has nothing to compare. */
const itemsOf = (held: Held, sha256: string): ItemRow[] =>
  (held.itemsNamed.get(sha256) ?? [])
    .flatMap((id) => held.item.get(id) ?? [])
    .filter((item) => item.sha256 === sha256 && item.kind !== "other" && !item.withdrawn)
    .sort((a, b) => byText(a.id, b.id));

/** The contents that several items have. */
function repeatedIn(held: Held): Set<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { sha256 } of held.item.values()) {
    if (seen.has(sha256)) repeated.add(sha256);
    seen.add(sha256);
  }
  return repeated;
}

/** Answers that stand, by the two contents that they are about. */
function decisionsByContent(held: Held): Map<string, DecisionRow[]> {
  const decided = new Map<string, DecisionRow[]>();
  for (const decision of held.decisionOf.values()) {
    const [a, b] = [held.item.get(decision.a), held.item.get(decision.b)];
    // About an item that was taken out nobody is asked, so that its answer speaks for no other of the same bytes.
    if (decision.answer === null || !a || !b || a.withdrawn || b.withdrawn) continue;
    const key = pairKey(a.sha256, b.sha256);
    decided.set(key, [...(decided.get(key) ?? []), decision]);
  }
  return decided;
}

/** Equal bytes are a copy and need no decoder; what their evidence hashes to is what they hash to. */
export const suggestedByBytes = (sha256: string): Suggested => ({
  a: sha256,
  b: sha256,
  evidence: sha256,
  score: scoreOf(relationOfEqualBytes(sha256)),
});

/** First and last frame of a content in µs. */
export type Whole = { readonly fromUs: number; readonly toUs: number };

/** The whole of both; of what is not decoded, no more is known than its start. */
export const relationOfEqualBytes = (
  sha256: string,
  { fromUs, toUs }: Whole = { fromUs: 0, toUs: 0 },
): PairRelation => ({
  relation: "same-recording",
  kind: "copy",
  offsetUs: 0,
  speed: 1,
  mirrored: false,
  turned: 0,
  fromUs: fromUs as PairRelation["fromUs"],
  toUs: toUs as PairRelation["toUs"],
  share: 1,
  distance: 0,
  evidence: { by: "bytes", sha256 },
});
