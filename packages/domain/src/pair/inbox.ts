// Which pairs of items there are to ask about: what machines relate, less what members answered on the same evidence.
import { pairKey } from "./answer.ts";
import type { Held } from "../investigation/held.ts";
import type { DecisionRow, ItemRow } from "../journal/rows.ts";
import { scoreOf, type PairRelation } from "./relation.ts";

/** What a machine says of two contents, by their SHA-256; `evidence` is the hash of its `evidenceText`. */
export type Suggested = {
  readonly a: string;
  readonly b: string;
  readonly relation: PairRelation;
  readonly evidence: string;
  readonly score: number;
};

/** Two items to show, by id; `asked` when it is for a member to answer. */
export type InboxPair = {
  readonly a: string;
  readonly b: string;
  readonly relation: PairRelation | null;
  readonly evidence: string | null;
  readonly score: number;
  /** An answer that stands. */
  readonly decision: DecisionRow | null;
  readonly evidenceChanged: boolean;
  readonly oneFootage: boolean;
  readonly asked: boolean;
};

/** Best first. */
export type Inbox = readonly InboxPair[];

/** First and last frame of a content in µs; missing while it is not decoded. */
export type Wholes = ReadonlyMap<string, { readonly fromUs: number; readonly toUs: number }>;

/**
 * One pair of items for each pair of contents, so that ten reposts of one file are not asked about ten times: the one
 * that was answered, or the first of each. Of the same bytes each further item is paired with the first.
 */
export function inbox(held: Held, suggested: readonly Suggested[], wholes: Wholes): Inbox {
  const copies = copiesOf(held);
  const decided = decisionsByContent(held);
  const pairs = new Map<string, InboxPair>();
  const add = (a: ItemRow | undefined, b: ItemRow | undefined, found: Suggested | null): void => {
    if (a && b) pairs.set(pairKey(a.id, b.id), pairOf(held, a, b, found));
  };
  for (const found of suggested) {
    for (const { a, b } of decided.get(pairKey(found.a, found.b)) ?? []) {
      const [one, other] = [held.item.get(a), held.item.get(b)];
      if (one?.sha256 === found.a) add(one, other, found);
      else add(other, one, found);
    }
    if (!decided.has(pairKey(found.a, found.b)))
      add(copies.get(found.a)?.[0], copies.get(found.b)?.[0], found);
  }
  for (const [sha256, [first, ...others]] of copies) {
    if (others.length === 0) continue;
    const found = suggestedByBytes(sha256, wholes);
    for (const other of others) add(first, other, found);
  }
  for (const { a, b, answer } of held.decisionOf.values()) {
    const [one, other] = [held.item.get(a), held.item.get(b)];
    if (answer !== null && !pairs.has(pairKey(a, b)))
      add(one, other, one && one.sha256 === other?.sha256 ? suggestedByBytes(one.sha256, wholes) : null);
  }
  return [...pairs.values()].sort((p, q) => q.score - p.score || byText(p.a, q.a) || byText(p.b, q.b));
}

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
    relation: found?.relation ?? null,
    evidence: found?.evidence ?? null,
    score: found?.score ?? 0,
    decision,
    evidenceChanged,
    oneFootage,
    asked: found !== null && (decision === null ? !oneFootage : evidenceChanged),
  };
}

/** Items by content, least id first; what is neither photo nor video has nothing to compare. */
function copiesOf(held: Held): Map<string, ItemRow[]> {
  const copies = new Map<string, ItemRow[]>();
  for (const item of [...held.item.values()].sort((a, b) => byText(a.id, b.id))) {
    if (item.kind === "other") continue;
    const there = copies.get(item.sha256);
    if (there) there.push(item);
    else copies.set(item.sha256, [item]);
  }
  return copies;
}

/** Answers that stand, by the two contents that they are about. */
function decisionsByContent(held: Held): Map<string, DecisionRow[]> {
  const decided = new Map<string, DecisionRow[]>();
  for (const decision of held.decisionOf.values()) {
    const [a, b] = [held.item.get(decision.a), held.item.get(decision.b)];
    if (decision.answer === null || !a || !b) continue;
    const key = pairKey(a.sha256, b.sha256);
    decided.set(key, [...(decided.get(key) ?? []), decision]);
  }
  return decided;
}

/** Equal bytes are a copy and need no decoder; what their evidence hashes to is what they hash to. */
export function suggestedByBytes(sha256: string, wholes: Wholes): Suggested {
  const relation = relationOfEqualBytes(sha256, wholes.get(sha256));
  return { a: sha256, b: sha256, relation, evidence: sha256, score: scoreOf(relation) };
}

/** The whole of both; of what is not decoded, no more is known than its start. */
const relationOfEqualBytes = (
  sha256: string,
  whole: { readonly fromUs: number; readonly toUs: number } = { fromUs: 0, toUs: 0 },
): PairRelation => ({
  relation: "same-recording",
  kind: "copy",
  offsetUs: 0,
  speed: 1,
  mirrored: false,
  turned: 0,
  fromUs: whole.fromUs as PairRelation["fromUs"],
  toUs: whole.toUs as PairRelation["toUs"],
  share: 1,
  distance: 0,
  evidence: { by: "bytes", sha256 },
});
