// What the member who looks may do here: an act that their role does not allow is told as such before it is tried.
import { listInvestigations, mayWrite, type Change } from "@sightline/domain";
import { useAnswer } from "../api.ts";
import { useInvestigation } from "../kit/investigation.ts";

/** Why they may not write one of these; null where they may, and while it is not known: the desk decides all the same. */
export function useWhyNot(...verbs: readonly Change["verb"][]): string | null {
  const investigation = useInvestigation();
  const { data } = useAnswer(listInvestigations, {});
  const role = data?.ok ? data.value.investigations.find(({ id }) => id === investigation)?.role : undefined;
  if (role === undefined || verbs.every((verb) => mayWrite(role, verb))) return null;
  const article = /^[aeiou]/.test(role) ? "an" : "a";
  return `You are ${article} ${role} here, and this is not yours to do; ask an owner.`;
}
