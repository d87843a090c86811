// Whom copies of this item would carry to the frame on show: offered, drawn as no mark is, and nobody until they are taken.
import { acceptSighting, boxAt, listProposals, type Place } from "@sightline/domain";
import { useMemo, useState } from "react";
import { useAnswer } from "../api.ts";
import { BY_MARKS } from "../desk/touched.ts";
import { useInvestigation } from "../kit/investigation.ts";
import { useChange } from "../use-change.ts";

/** A machine that proposes boxes would offer them here too: what is offered never counts. */
export type Offered = Place & { readonly id: string; readonly subject: string };

export function useOffered(item: string, atUs: number | null) {
  const investigation = useInvestigation();
  const { data } = useAnswer(listProposals, { investigation, item });
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const { refusal, inTurn } = useChange(acceptSighting, { invalidates: BY_MARKS });
  const here = useMemo(
    () =>
      (atUs !== null && data?.ok ? data.value.sightings : []).flatMap(({ sighting }): Offered[] => {
        const box = taken.has(sighting.id) ? null : boxAt(sighting, atUs ?? 0);
        return box ? [{ ...box, id: sighting.id, subject: sighting.subject }] : [];
      }),
    [data, taken, atUs],
  );
  return {
    here,
    refusal,
    /** The first that is offered here; false where none is. Several keys are several people, one after the other. */
    takeNext: (): boolean => {
      const [first] = here;
      if (!first) return false;
      setTaken((before) => new Set([...before, first.id]));
      void inTurn({ investigation, item, sighting: first.id });
      return true;
    },
  };
}
