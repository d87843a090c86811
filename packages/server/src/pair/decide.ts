// Answering about a pair, or taking the answer back, in one member's name; nobody answers about evidence they did not see.
import {
  decide,
  pairOf,
  refuse,
  type Answer,
  type Change,
  type Refused,
  type Signed,
} from "@sightline/domain";
import type { Desk } from "../desk.ts";
import { loadForPairs, loadForReading } from "../investigation/load.ts";
import { write } from "../journal/write.ts";
import type { Tx } from "../journal/append.ts";
import { answeredAt, decisionOf } from "./list.ts";
import { countAsked, loadBetween } from "./load.ts";

export type PairOrder = {
  readonly investigation: string;
  readonly by: string;
  readonly a: string;
  readonly b: string;
  readonly reason?: string | undefined;
};

/** `evidence` is the hash that the member was shown, or `current` to answer about whatever there is. */
export type AnswerOrder = PairOrder & {
  readonly answer: Answer;
  readonly evidence: string | null | "current";
};

export async function answerPair(desk: Desk, order: AnswerOrder) {
  const { a, b, answer } = order;
  return change(desk, order, async (tx) => {
    const evidence = await evidenceBetween(tx, order.investigation, a, b);
    if (order.evidence !== "current" && order.evidence !== evidence) {
      return refuse(
        "evidence-changed",
        "The evidence for this pair changed since you looked; look at it again.",
      );
    }
    return { verb: "pair.decide", subject: a, payload: { with: b, answer, evidence } };
  });
}

export const reopen = (desk: Desk, order: PairOrder) =>
  change(desk, order, () =>
    Promise.resolve({ verb: "pair.reopen", subject: order.a, payload: { with: order.b } } as const),
  );

/** Null where no machine relates the two, also when one of them is not there: the rule says so then. */
async function evidenceBetween(tx: Tx, investigation: string, a: string, b: string): Promise<string | null> {
  const items = await tx
    .selectFrom("item")
    .select("sha256")
    .where("investigation", "=", investigation)
    .where("id", "in", [a, b])
    .execute();
  const [one, other] = items;
  return one && other ? ((await loadBetween(tx, one.sha256, other.sha256))?.evidence ?? null) : null;
}

async function change(desk: Desk, order: PairOrder, changeOf: (tx: Tx) => Promise<Change | Refused>) {
  const { investigation, by, reason } = order;
  let wanted: Change | Refused;
  const written = await write(desk.db, {
    investigation,
    load: async (tx) => {
      wanted = await changeOf(tx);
      return loadForPairs(tx, investigation);
    },
    decide: (held) => {
      if ("ok" in wanted) return wanted;
      const signed: Signed = { ...wanted, by, via: null, reason: reason ?? null };
      const result = decide(held, signed);
      return result.ok ? { ok: true as const, changes: result.value } : result;
    },
    now: desk.now(),
  });
  return written.ok ? { ok: true as const, value: await standing(desk, order) } : written;
}

/** What is so after the answer. */
async function standing(desk: Desk, { investigation, a, b }: PairOrder) {
  const held = await loadForReading(desk.db, investigation);
  const [one, other] = [held.item.get(a), held.item.get(b)];
  if (!one || !other) throw new Error(`Expected the items ${a} and ${b} that were just decided, got none.`);
  const found = await loadBetween(desk.db, one.sha256, other.sha256);
  const at = await answeredAt(desk.db, investigation);
  return {
    decision: decisionOf(pairOf(held, one, other, found), at),
    footage: { a: one.footage, b: other.footage },
    undecided: await countAsked(desk, investigation, held),
  };
}
