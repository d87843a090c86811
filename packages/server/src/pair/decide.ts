// Answering about a pair, or taking the answer back, in one member's name; nobody answers about evidence they did not see.
import {
  ok,
  pairOf,
  refuse,
  suggestedByBytes,
  type Answer,
  type decidePair,
  type Held,
  type Result,
} from "@sightline/domain";
import type { z } from "zod";
import type { Desk } from "../desk.ts";
import { propose, type Done, type Order } from "../investigation/command.ts";
import { answeredAt } from "../journal/answered-at.ts";
import { decisionOf, foundIn, presentPairs } from "./list.ts";
import { relationsOf } from "./load.ts";

export type PairOrder = Order & { readonly a: string; readonly b: string };

/** `evidence` is the hash that the member was shown, or `current` to answer about whatever there is. */
export type AnswerOrder = PairOrder & {
  readonly answer: Answer;
  readonly evidence: string | null | "current";
};

type After = z.infer<typeof decidePair.answer>;

export async function answerPair(desk: Desk, order: AnswerOrder): Promise<Result<After>> {
  const { a, b, answer } = order;
  let evidence: string | null = null;
  const done = await propose(
    desk,
    order,
    () =>
      order.evidence === "current" || order.evidence === evidence
        ? ok([{ verb: "pair.decide", subject: a, payload: { with: b, answer, evidence } }])
        : refuse(
            "evidence-changed",
            "The evidence for this pair changed since you looked; look at it again.",
          ),
    {
      before: async (tx, held) => {
        await desk.pairs.keepUp(tx);
        evidence = foundBetween(desk, held, order)?.evidence ?? null;
        return null;
      },
    },
  );
  return done.ok ? ok(await after(desk, order, done.value)) : done;
}

export async function reopen(desk: Desk, order: PairOrder): Promise<Result<After>> {
  const reopening = { verb: "pair.reopen", subject: order.a, payload: { with: order.b } } as const;
  const done = await propose(desk, order, reopening);
  return done.ok ? ok(await after(desk, order, done.value)) : done;
}

/** Null where no machine relates the two, also when one of them is not there: the rule says so then. */
export function foundBetween(
  { pairs }: Pick<Desk, "pairs">,
  held: Held,
  { a, b }: { readonly a: string; readonly b: string },
) {
  const [one, other] = [held.item.get(a), held.item.get(b)];
  if (!one || !other || one === other) return null;
  return one.sha256 === other.sha256 ? suggestedByBytes(one.sha256) : pairs.between(one.sha256, other.sha256);
}

/** What is so after the answer, and the pair that is to be looked at next. */
async function after(desk: Desk, order: PairOrder, { held, changes, at }: Done): Promise<After> {
  const { investigation, a, b } = order;
  const [one, other] = [held.item.get(a), held.item.get(b)];
  if (!one || !other) throw new Error(`Expected the items ${a} and ${b} that were just decided, got none.`);
  const { pairs, asked } = desk.pairs.inboxOf(held);
  const here = pairOf(held, one, other, foundBetween(desk, held, order));
  const next = pairs.find((pair) => pair.asked && pair.lead === here.lead);
  const shown = next ? [next] : [];
  const { id = null } = here.decision ?? {};
  const answered =
    id === null || changes.length > 0
      ? new Map([[id ?? "", at.toISOString()]])
      : await answeredAt(desk, investigation, [id]);
  const [presented = null] = await presentPairs(
    desk,
    { investigation, held },
    shown,
    await relationsOf(desk.db, foundIn(shown)),
  );
  return {
    decision: decisionOf(here, answered),
    footage: { a: one.footage, b: other.footage },
    undecided: asked,
    next: presented,
  };
}
