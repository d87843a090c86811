// One change at a time in the name of the member who looks; what it touches is asked for again, and a refusal is kept to be shown.
import type { Endpoint, Refusal } from "@sightline/domain";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { z } from "zod";
import { waitsSaid } from "./act/why.ts";
import type { Why } from "./act/store.ts";
import { keyOf, tell } from "./api.ts";
import { desk } from "./desk/reach.ts";

type Options = {
  /** Whose answers the change makes old. */
  readonly invalidates: readonly Endpoint[];
  /** After a refusal what was seen stays on the page, until somebody asks for what is so now. */
  readonly keepsOnRefusal?: boolean;
};

/**
 * `change` resolves once the pages show what is so; `then` comes between the change and that. While the desk is gone it
 * goes on waiting, says so, and what was typed stays.
 */
export function useChange<P extends z.ZodType, A extends z.ZodType>(
  contract: Endpoint<P, A>,
  { invalidates, keepsOnRefusal = false }: Options,
) {
  const queries = useQueryClient();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
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
  const change = async (
    params: z.infer<P>,
    then?: (value: z.infer<A>) => void | Promise<void>,
  ): Promise<void> => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    try {
      const answer = await tell(contract, params, doer);
      setRefusal(answer.ok ? null : answer.refusal);
      if (answer.ok) await then?.(answer.value);
      else if (keepsOnRefusal) return;
      await Promise.all(invalidates.map((one) => queries.invalidateQueries({ queryKey: keyOf(one) })));
    } catch (fault) {
      setRefusal({ code: "fault", sentence: notAnswered(fault) });
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { busy, refusal, change, forget: () => setRefusal(null) };
}

const notAnswered = (fault: unknown): string =>
  desk.now().stopped
    ? "The desk has stopped. Whether this was still kept shows when it runs again; if not, do it again then."
    : `The desk did not answer as it should. ${saidBy(fault)}`;

const saidBy = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault));
