// What the member who looks may do here: an act that their role, or the investigation, does not allow is told before it is tried.
import { t } from "@lingui/core/macro";
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

const notYours = (): Readonly<Record<Role, string>> => ({
  owner: t`You are an owner here, and this is not yours to do.`,
  editor: t`You are an editor here, and this is not yours to do; ask an owner.`,
  reviewer: t`You are a reviewer here, and this is not yours to do; ask an owner.`,
  viewer: t`You are a viewer here, and this is not yours to do; ask an owner.`,
  "data-only viewer": t`You are a data-only viewer here, and this is not yours to do; ask an owner.`,
});

type Verb = Change["verb"];

/** Why they may not write one of these; null where they may, and while it is not known: the desk decides all the same. */
export function useWhyNot(...verbs: readonly Verb[]): string | null {
  const listed = useListed();
  if (listed === undefined) return null;
  const { role, state } = listed;
  if (!verbs.every((verb) => mayWrite(role, verb))) return notYours()[role];
  if (state === "open" || verbs.every((verb) => verb === "investigation.state")) return null;
  return state === "locked"
    ? t`This investigation is locked: nothing in it changes until an owner opens it again.`
    : t`This investigation is read-only: nothing in it changes until an owner opens it again.`;
}
