// What is typed at length is kept at the desk a moment after the last key, and is there again after a reload, in any browser.
import { t } from "@lingui/core/macro";
import { keepDraft, showDraft } from "@sightline/domain";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { use, useEffect, useState } from "react";
import { useActs } from "../act/here.ts";
import { ask, keyOf, tell } from "../api.ts";
import { useStopped } from "../desk/reach.ts";
import { clockOf } from "../desk/words.ts";
import type { Filled } from "../kit/fields-of.ts";
import { Investigation } from "../kit/investigation.ts";
import { Keeper } from "./keeper.ts";

export type Drafting = {
  /** What was begun before; null where nothing was, or while it is not known. */
  readonly begun: Filled | null;
  /** It was stated, and the desk has not kept it yet. */
  readonly waits: boolean;
  /** How it stands with what is typed now, for the member who types. */
  readonly note: string | null;
  readonly type: (filled: Filled) => void;
  /** Before it is stated: the act takes the draft with it. */
  readonly settle: () => Promise<void>;
  /** Where it is stated to nobody: there is nothing to go on with. */
  readonly drop: () => Promise<void>;
};

/** `place` is what is being written; undefined where nothing is kept. `given` is what stands there without a draft. */
export function useDraft(place: string | undefined, given: Filled): Drafting {
  const investigation = use(Investigation);
  const isKept = place !== undefined && investigation !== null;
  const params = { investigation: investigation ?? "", place: place ?? "" };
  const queries = useQueryClient();
  const key = keyOf(showDraft, params);
  const { data } = useQuery({
    queryKey: key,
    queryFn: () => ask(showDraft, params),
    enabled: isKept,
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const begun = data?.ok ? data.value.draft : null;
  const [note, setNote] = useState<string | null>(null);
  const [keeper] = useState(() => new Keeper());
  const keep = async (filled: Filled): Promise<boolean> => {
    const isAsGiven = JSON.stringify(textOf(filled)) === JSON.stringify(textOf(given));
    try {
      const answer = await tell(keepDraft, { ...params, filled: isAsGiven ? {} : textOf(filled) });
      const at = answer.ok ? answer.value.at : null;
      setNote(
        answer.ok ? at && t`Kept as your draft at ${clockOf(Date.parse(at))}.` : answer.refusal.sentence,
      );
      return true;
    } catch {
      setNote(t`Not kept as a draft yet: the desk does not answer. Leave this open.`);
      return false;
    }
  };
  const stopped = useStopped();
  useEffect(() => {
    if (!stopped) void keeper.flush();
  }, [keeper, stopped]);
  useEffect(() => {
    const flush = (): void => void keeper.flush();
    addEventListener("pagehide", flush);
    return () => {
      removeEventListener("pagehide", flush);
      flush();
    };
  }, [keeper]);
  const settle = async (): Promise<void> => {
    if (!isKept) return;
    await keeper.settle();
    queries.setQueryData(key, { ok: true, value: { draft: null } });
  };
  const waits = useActs().some(({ params: { draft }, refused }) => draft === place && refused === null);
  return {
    begun: begun?.filled ?? null,
    waits: isKept && waits,
    note: note ?? (begun && t`Your draft of ${clockOf(Date.parse(begun.at))}.`),
    type: (filled) => {
      if (isKept) keeper.type(() => keep(filled));
    },
    settle,
    async drop() {
      await settle();
      if (isKept) await keep(given);
    },
  };
}

/** Without what was left empty. */
const textOf = (filled: Filled): Filled =>
  Object.fromEntries(
    Object.entries(filled)
      .filter(([, value]) => value !== "" && value !== false)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
