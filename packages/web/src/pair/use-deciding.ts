// Answering about a pair, putting it off, undoing: each leads on to the pair that is to be looked at next.
import { decidePair, listPairs, reopenPair, type Pair } from "@sightline/domain";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { turns } from "../act/turns.ts";
import { useWhyNot } from "../desk/may.ts";
import { BY_PAIRS } from "../desk/touched.ts";
import { useInvestigation } from "../kit/investigation.ts";
import { useChange } from "../use-change.ts";
import type { Choice } from "./relation-words.ts";
import {
  answered,
  isNext,
  keepVisit,
  nextOf,
  putOff,
  undone,
  useVisit,
  visitOf,
  type Visit,
} from "./session.ts";

/** Of all comparisons: an answer leads on to another, from which it may be undone while it is still on its way. */
const turn = turns();

const PAIRS = { invalidates: BY_PAIRS, keepsOnRefusal: true };

export function useDeciding(pair: Pair) {
  const investigation = useInvestigation();
  const navigate = useNavigate();
  const visit = useVisit(investigation);
  const decide = useChange(decidePair, PAIRS);
  const open = useChange(reopenPair, PAIRS);
  const look = useChange(listPairs, { invalidates: [] });
  const [reason, setReason] = useState("");
  const whyNot = useWhyNot("pair.decide", "pair.reopen");
  const here = { a: pair.a.id, b: pair.b.id };
  const last = visit.given.at(-1) ?? null;
  const busy = decide.busy || open.busy || look.busy;

  const goTo = ({ a, b }: { a: string; b: string }) =>
    navigate({ to: "/i/$investigation/pairs/$a/$b", params: { investigation, a, b } });

  /** To the best of those that wait; when none does, to the inbox, which says so. */
  const goOn = (change: (visit: Visit) => Visit, best: Pair | null = null): Promise<void> => {
    keepVisit(investigation, change);
    // Unless it was put off, the best pair is the next one, and nothing more has to be asked.
    if (best && isNext(best, here, change(visit))) return goTo({ a: best.a.id, b: best.b.id });
    return look.change({ investigation }, ({ pairs }) => {
      const next = nextOf(pairs, here, change(visit));
      if (next) return goTo({ a: next.a.id, b: next.b.id });
      return navigate({ to: "/i/$investigation/pairs", params: { investigation } });
    });
  };

  /** One thing at a time: a key that is pressed twice does not answer the next pair too. */
  const alone = (act: () => Promise<void>) => () => {
    if (!busy) void turn.now(act);
  };
  const allowed = (act: () => Promise<void>) => alone(async () => (whyNot === null ? act() : undefined));

  const undo = async (): Promise<void> => {
    const undoes = visitOf(investigation).given.at(-1);
    if (undoes === undefined) return;
    const { a, b } = undoes;
    await goTo({ a, b });
    await open.change({ investigation, a, b }, () =>
      keepVisit(investigation, (before) => undone(before, undoes)),
    );
  };

  return {
    last,
    refusal: decide.refusal ?? open.refusal ?? look.refusal,
    busy,
    /** Why the member who looks may not answer; null where they may. */
    whyNot,
    reason,
    setReason,
    forget: () => [decide, open, look].forEach(({ forget }) => forget()),
    answer: ({ answer, of = "a" }: Omit<Choice, "key">) => {
      const said = reason.trim();
      const params = {
        investigation,
        // The compilation is named first; of other answers the order says nothing.
        ...(of === "a" ? here : { a: here.b, b: here.a }),
        answer,
        evidence: pair.evidence,
        ...(said === "" ? {} : { reason: said }),
      };
      allowed(() =>
        decide.change(params, ({ next }) => goOn((before) => answered(before, { ...here, answer }), next)),
      )();
    },
    skip: alone(() => goOn((before) => putOff(before, here))),
    /** Goes to the pair of the last answer, and takes it back there: nothing out of sight changes. */
    undo: () => void (whyNot === null && turn.next(undo)),
    /** Takes back the answer that stands about this pair, whoever gave it. */
    reopen: allowed(() =>
      open.change({ investigation, ...here }, () =>
        keepVisit(investigation, (before) => undone(before, here)),
      ),
    ),
  };
}
export type Deciding = ReturnType<typeof useDeciding>;
