// What the member who looks may do here: an act that their role does not allow is told as such before it is tried.
import {
  listInvestigations,
  mayRead,
  mayWrite,
  type Change,
  type Reading,
  type Role,
} from "@sightline/domain";
import { useAnswer } from "../api.ts";
import { useInvestigation } from "../kit/investigation.ts";

/** What the member who looks is in the investigation; undefined while it is not known. */
function useRole(): Role | undefined {
  const investigation = useInvestigation();
  const { data } = useAnswer(listInvestigations, {});
  return data?.ok ? data.value.investigations.find(({ id }) => id === investigation)?.role : undefined;
}

/** Whether it is theirs to see; false while it is not known. */
export function useMayRead(reading: Reading): boolean {
  const role = useRole();
  return role !== undefined && mayRead(role, reading);
}

/** Why they may not write one of these; null where they may, and while it is not known: the desk decides all the same. */
export function useWhyNot(...verbs: readonly Change["verb"][]): string | null {
  const role = useRole();
  if (role === undefined || verbs.every((verb) => mayWrite(role, verb))) return null;
  const article = /^[aeiou]/.test(role) ? "an" : "a";
  return `You are ${article} ${role} here, and this is not yours to do; ask an owner.`;
}
