// Answering about a pair, putting it off, undoing: each leads on to the pair that is to be looked at next.
import { decidePair, listPairs, reopenPair, type Pair, type Refusal } from "@sightline/domain";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { tell } from "../api.ts";
import type { Choice } from "./relation-words.ts";
import { answered, keepVisit, nextOf, putOff, undone, useVisit, type Visit } from "./session.ts";

export function useDeciding(investigation: string, pair: Pair) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const visit = useVisit(investigation);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const [reason, setReason] = useState("");
  const here = { a: pair.a.id, b: pair.b.id };
  const last = visit.given.at(-1) ?? null;

  const goTo = ({ a, b }: { a: string; b: string }) =>
    navigate({ to: "/i/$investigation/pairs/$a/$b", params: { investigation, a, b } });

  /** To the best of those that wait; when none does, to the inbox, which says so. */
  const goOn = async (now: Visit): Promise<void> => {
    const listed = await tell(listPairs, { investigation });
    const next = listed.ok ? nextOf(listed.value.pairs, here, now) : null;
    if (next) await goTo({ a: next.a.id, b: next.b.id });
    else await navigate({ to: "/i/$investigation/pairs", params: { investigation } });
  };

  /** One thing at a time: a key that is pressed twice does not answer the next pair too. */
  const alone = (act: () => Promise<Refusal | null>): void => {
    if (busy) return;
    setBusy(true);
    act()
      .then(setRefusal, (fault: unknown) => setRefusal(asSentence(fault)))
      .finally(() => setBusy(false));
  };

  const keepAndTell = (change: (visit: Visit) => Visit): Visit => {
    keepVisit(investigation, change);
    return change(visit);
  };

  return {
    last,
    refusal,
    busy,
    reason,
    setReason,
    forget: () => setRefusal(null),
    answer: ({ answer, of = "a" }: Omit<Choice, "key">) =>
      alone(async () => {
        const said = reason.trim();
        const told = await tell(decidePair, {
          investigation,
          // The compilation is named first; of other answers the order says nothing.
          ...(of === "a" ? here : { a: here.b, b: here.a }),
          answer,
          evidence: pair.evidence,
          ...(said === "" ? {} : { reason: said }),
        });
        if (!told.ok) return told.refusal;
        const now = keepAndTell((before) => answered(before, { ...here, answer }));
        await goOn(now);
        await queries.invalidateQueries();
        return null;
      }),
    skip: () => alone(async () => goOn(keepAndTell((before) => putOff(before, here))).then(() => null)),
    /** Takes back the last answer of this visit, and shows that pair again. */
    undo: () =>
      alone(async () => {
        if (last === null) return null;
        const { a, b } = last;
        const told = await tell(reopenPair, { investigation, a, b });
        if (!told.ok) return told.refusal;
        keepAndTell((before) => undone(before, last));
        await goTo({ a, b });
        await queries.invalidateQueries();
        return null;
      }),
    /** Takes back the answer that stands about this pair, whoever gave it. */
    reopen: () =>
      alone(async () => {
        const told = await tell(reopenPair, { investigation, ...here });
        if (!told.ok) return told.refusal;
        keepAndTell((before) => undone(before, here));
        await queries.invalidateQueries();
        return null;
      }),
  };
}
export type Deciding = ReturnType<typeof useDeciding>;

const asSentence = (fault: unknown): Refusal => ({
  code: "fault",
  sentence: `The desk did not answer as it should. ${fault instanceof Error ? fault.message : String(fault)}`,
});
