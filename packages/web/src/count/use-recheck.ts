// Checks the proof again in this browser, on the case file as fetched, with the checker that shares no code with the solver.
import { t } from "@lingui/core/macro";
import { checkProof, type Proof } from "@sightline/count";
import { useEffect, useState } from "react";

export type Recheck =
  | { readonly state: "checking" }
  | { readonly state: "holds"; readonly atLeast: number }
  | { readonly state: "fails"; readonly why: string };

/** `caseJson` undefined: still on its way. A proof of another number than the one on the page fails too. */
export function recheck(caseJson: unknown, proof: Proof, printed: number): Recheck {
  const checked = checkProof(caseJson, proof);
  if (!checked.ok) return { state: "fails", why: checked.why };
  return checked.atLeast === printed
    ? { state: "holds", atLeast: checked.atLeast }
    : { state: "fails", why: t`the proof shows ${checked.atLeast}, the page says ${printed}` };
}

export function useRecheck(caseJson: unknown, proof: Proof, printed: number): Recheck {
  const [said, setSaid] = useState<Recheck>({ state: "checking" });
  useEffect(() => {
    // After the paint: a large proof takes a moment, and the page should be there meanwhile.
    const soon = setTimeout(() => {
      if (caseJson !== undefined) setSaid(recheck(caseJson, proof, printed));
    });
    return () => clearTimeout(soon);
  }, [caseJson, proof, printed]);
  return said;
}
