// Asks how strong the number is, one part after the other, so that each is on the page as soon as it is worked out.
import { showStrength, strengthPartSchema, type Strength, type StrengthPart } from "@sightline/domain";
import { useQueries, useQueryClient } from "@tanstack/react-query";
import { keyOf, tell } from "../api.ts";
import { useInvestigation } from "../kit/investigation.ts";
import type { CountShown } from "./CountPage.tsx";

export const PARTS: readonly StrengthPart[] = strengthPartSchema.options;

export type StrengthSoFar = {
  readonly strength: Partial<Strength>;
  /** Of the sightings that the worklist asks to compare. */
  readonly boxes: CountShown["boxes"];
  /** What is being worked out now; null when nothing is. */
  readonly doing: StrengthPart | null;
  /** Why the part that is due did not come: a refusal's sentence, or a fault, which can be tried again. */
  readonly stopped:
    | { readonly refusal: string }
    | { readonly fault: Error; readonly again: () => void }
    | null;
};

/** Of one case: another hash is another question, and an answer never goes stale. */
export function useStrength(caseHash: string, count: string | undefined): StrengthSoFar {
  const investigation = useInvestigation();
  const client = useQueryClient();
  const keyOfPart = (part: StrengthPart) => keyOf(showStrength, { investigation, part, caseHash, count });
  const answers = useQueries({
    queries: PARTS.map((part, place) => ({
      queryKey: keyOfPart(part),
      queryFn: () => tell(showStrength, { investigation, part, caseHash, count }),
      staleTime: Infinity,
      // A browser holds few connections to one desk: seven that wait would keep the pictures waiting.
      enabled: PARTS.slice(0, place).every((before) => client.getQueryData(keyOfPart(before)) !== undefined),
    })),
  });
  const due = answers.findIndex(({ data }) => data?.ok !== true);
  const late = answers[due];
  const stopped = late?.error
    ? { fault: late.error, again: () => void late.refetch() }
    : late?.data?.ok === false
      ? { refusal: late.data.refusal.sentence }
      : null;
  const came = answers.flatMap(({ data }) => (data?.ok ? [data.value] : []));
  return {
    strength: Object.assign({}, ...came.map(({ strength }) => strength)) as Partial<Strength>,
    boxes: came.flatMap(({ boxes }) => boxes),
    doing: stopped ? null : (PARTS[due] ?? null),
    stopped,
  };
}
