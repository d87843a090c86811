// What the member who looks may do here: an act that their role, or the investigation, does not allow is told before it is tried.
import { listInvestigations, mayRead, mayWrite, type Change, type Reading } from "@sightline/domain";
import { useAnswer } from "../api.ts";
import { useInvestigation } from "../kit/investigation.ts";

/** The investigation as it is listed; undefined while it is not known. */
export function useListed() {
  const investigation = useInvestigation();
  const { data } = useAnswer(listInvestigations, {});
  return data?.ok ? data.value.investigations.find(({ id }) => id === investigation) : undefined;
}

/** Whether it is theirs to see; false while it is not known. */
export function useMayRead(reading: Reading): boolean {
  const role = useListed()?.role;
  return role !== undefined && mayRead(role, reading);
}

type Verb = Change["verb"];

/** Why they may not write one of these; null where they may, and while it is not known: the desk decides all the same. */
export function useWhyNot(...verbs: readonly Verb[]): string | null {
  const listed = useListed();
  if (listed === undefined) return null;
  const { role, state } = listed;
  if (!verbs.every((verb) => mayWrite(role, verb))) {
    const article = /^[aeiou]/.test(role) ? "an" : "a";
    return `You are ${article} ${role} here, and this is not yours to do; ask an owner.`;
  }
  if (state === "open" || verbs.every((verb) => verb === "investigation.state")) return null;
  return `This investigation is ${state}: nothing in it changes until an owner opens it again.`;
}
