// Answering a matter, and undoing the last answer: each through the one way that its change has in.
import { t } from "@lingui/core/macro";
import { decidePair, listInbox, proposeChanges, reopenPair, type Act, type Change } from "@sightline/domain";
import { turns } from "../act/turns.ts";
import { BY_PAIRS } from "../desk/touched.ts";
import { useInvestigation } from "../kit/investigation.ts";
import { useChange } from "../use-change.ts";
import { givenIn, keepGiven, useGiven, withGiven } from "./visit.ts";

const TOUCHED = { invalidates: [listInbox, ...BY_PAIRS], keepsOnRefusal: true };

const turn = turns();

type How = { readonly seen?: number; readonly reason?: string };

export function useAnswering() {
  const investigation = useInvestigation();
  const given = useGiven(investigation);
  const propose = useChange(proposeChanges, TOUCHED);
  const decide = useChange(decidePair, TOUCHED);
  const reopen = useChange(reopenPair, TOUCHED);
  const all = [propose, decide, reopen];
  const busy = all.some((one) => one.busy);

  /** True once it is written and the pages show what is so. */
  const perform = async (change: Change, how: How = {}): Promise<boolean> => {
    let done = false;
    const then = () => void (done = true);
    for (const { forget } of all) forget();
    if (change.verb === "pair.decide") {
      const { with: b, answer, evidence } = change.payload;
      await decide.change({ investigation, a: change.subject, b, answer, evidence }, then);
    } else if (change.verb === "pair.reopen")
      await reopen.change({ investigation, a: change.subject, b: change.payload.with }, then);
    else await propose.change({ investigation, changes: [change], ...how }, then);
    return done;
  };

  return {
    busy,
    refusal: all.find(({ refusal }) => refusal !== null)?.refusal ?? null,
    forget: () => all.forEach(({ forget }) => forget()),
    last: given.at(-1) ?? null,
    perform,
    /** `seen` is the newest entry that was on show. */
    async answer(key: string, act: Act, { basis = "", seen }: { basis?: string; seen: number }) {
      if (busy) return false;
      let done = false;
      await turn.now(async () => {
        done = await perform(act.change(basis), { seen });
        if (done)
          keepGiven(investigation, (before) => withGiven(before, { key, does: act.does, undo: act.undo }));
      });
      return done;
    },
    /** The matter that is back, or null. */
    async undo(): Promise<string | null> {
      let back: string | null = null;
      await turn.next(async () => {
        const undoes = givenIn(investigation).at(-1);
        if (!undoes || !(await perform(undoes.undo, { reason: t`Undone in the inbox.` }))) return;
        keepGiven(investigation, (before) => before.filter(({ key }) => key !== undoes.key));
        back = undoes.key;
      });
      return back;
    },
  };
}
export type Answering = ReturnType<typeof useAnswering>;
