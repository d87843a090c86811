// One change at a time in the name of the member who looks; a refusal is kept to be shown, and the page then shows what is so.
import type { Refusal } from "@sightline/domain";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Answer } from "../api.ts";

export type Act = () => Promise<Answer<unknown>>;

export function useActing() {
  const queries = useQueryClient();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const perform = async (act: Act): Promise<void> => {
    setBusy(true);
    try {
      const answer = await act();
      setRefusal(answer.ok ? null : answer.refusal);
      await queries.invalidateQueries();
    } catch (fault) {
      const message = fault instanceof Error ? fault.message : String(fault);
      setRefusal({ code: "fault", sentence: `The desk did not answer as it should: ${message}` });
    } finally {
      setBusy(false);
    }
  };
  return { busy, refusal, perform };
}
