// One change at a time in the name of the member who looks; what it touches is asked for again, and a refusal is kept to be shown.
import { t } from "@lingui/core/macro";
import type { Endpoint, Refusal } from "@sightline/domain";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { z } from "zod";
import { waitsSaid } from "./act/why.ts";
import { newestIn, whichStands } from "./act/both.ts";
import { withSeen } from "./act/seen.ts";
import type { Doer } from "./act/acts.ts";
import type { Act, Why } from "./act/store.ts";
import { turns } from "./act/turns.ts";
import { keyOf, tell, type Answer } from "./api.ts";
import { desk } from "./desk/reach.ts";

type Then<A extends z.ZodType> = (value: z.infer<A>) => void | Promise<void>;

type Options = {
  /** Whose answers the change makes old. */
  readonly invalidates: readonly Endpoint[];
  /** After a refusal what was seen stays on the page, until somebody asks for what is so now. */
  readonly keepsOnRefusal?: boolean;
};

/**
 * `change` resolves once the pages show what is so; `then` comes between the change and that. While the desk is gone it
 * goes on waiting, says so, and what was typed stays. While one is on its way another is passed over, and its button is
 * off; what can be pressed at any time goes `inTurn`: it waits for the one before it, and is never lost.
 */
export function useChange<P extends z.ZodType, A extends z.ZodType>(
  contract: Endpoint<P, A>,
  { invalidates, keepsOnRefusal = false }: Options,
) {
  const queries = useQueryClient();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const [turn] = useState(turns);
  const under = useRef(0);
  const there = useRef(true);
  useEffect(() => {
    there.current = true;
    return () => {
      there.current = false;
    };
  }, []);
  const doer = {
    onWait: (why: Why) => setRefusal({ code: "not-yet-kept", sentence: waitsSaid(why) }),
    isThere: () => there.current,
  };
  const run = async (params: z.infer<P>, then?: Then<A>, onRefusal?: () => void): Promise<void> => {
    try {
      const answer = await told(contract, withSeen(queries, contract as Endpoint, params, invalidates), doer);
      setRefusal(answer.ok ? null : answer.refusal);
      if (!answer.ok) onRefusal?.();
      // What a page showed before this act is asked for again when it is opened: the act itself is no news to its member.
      if (answer.ok) await queries.invalidateQueries({ type: "inactive", refetchType: "none" });
      if (answer.ok) await then?.(answer.value);
      else if (keepsOnRefusal) return;
      await Promise.all(invalidates.map((one) => queries.invalidateQueries({ queryKey: keyOf(one) })));
    } catch (fault) {
      setRefusal({ code: "fault", sentence: notAnswered(fault) });
    }
  };
  const counted = async (going: Promise<void>): Promise<void> => {
    under.current += 1;
    setBusy(true);
    await going;
    under.current -= 1;
    if (under.current === 0) setBusy(false);
  };
  return {
    busy,
    refusal,
    change: async (params: z.infer<P>, then?: Then<A>): Promise<void> => {
      if (under.current === 0) await counted(turn.now(() => run(params, then)));
    },
    inTurn: (params: z.infer<P>, then?: Then<A>): Promise<void> =>
      counted(turn.once(JSON.stringify(params), (cameToNothing) => run(params, then, cameToNothing))),
    forget: () => setRefusal(null),
  };
}

/** Where somebody else was in the same place meanwhile it is asked which of the two stands. */
export async function told<P extends z.ZodType, A extends z.ZodType>(
  contract: Endpoint<P, A>,
  params: z.infer<P>,
  doer: Doer,
): Promise<Answer<z.infer<A>>> {
  const answer = await tell(contract, params, doer);
  const theirs = answer.ok ? undefined : answer.refusal.meanwhile;
  if (theirs === undefined || !doer.isThere()) return answer;
  const own = params as Act["params"];
  const mine = { path: contract.path, params: own, investigation: String(own["investigation"]) };
  if ((await whichStands({ theirs, mine })) === "theirs") return answer;
  return told(contract, { ...own, seen: newestIn(theirs) } as z.infer<P>, doer);
}

export const notAnswered = (fault: unknown): string =>
  desk.now().stopped
    ? t`The desk has stopped. Whether this was still kept shows when it runs again; if not, do it again then.`
    : t`The desk did not answer as it should. ${saidBy(fault)}`;

const saidBy = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault));
