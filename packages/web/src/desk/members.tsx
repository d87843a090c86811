// What the members of the investigation that is open are called: answers name them by their ids, pages by their names.
import { t } from "@lingui/core/macro";
import { listInvestigations, namesOfMembers } from "@sightline/domain";
import { useMemo } from "react";
import { useAnswer } from "../api.ts";
import { useInvestigation } from "../kit/investigation.ts";

/** Where the names could not be had it is a member, whoever it is: an id is no name. */
const unnamed = (): string => t`a member`;

/** Null until the names have come, a moment after the page began. */
export function useMemberName(): ((id: string) => string) | null {
  const investigation = useInvestigation();
  const { data, isPending } = useAnswer(listInvestigations, {});
  const members = data?.ok
    ? data.value.investigations.find(({ id }) => id === investigation)?.members
    : undefined;
  return useMemo(() => {
    if (members) return namesOfMembers(members);
    return isPending ? null : unnamed;
  }, [members, isPending]);
}

/** The same where a name stands alone, and may come a moment later. */
export function MemberName({ id }: { readonly id: string }) {
  const nameOf = useMemberName();
  return nameOf === null ? t`a member` : nameOf(id);
}

type Hands = { readonly statedBy: string | null; readonly reviewedBy: string | null };

/** Whoever stands behind something, by name. */
export const handsByName = <T extends Hands>(hands: T, nameOf: (id: string) => string): T => ({
  ...hands,
  statedBy: hands.statedBy === null ? null : nameOf(hands.statedBy),
  reviewedBy: hands.reviewedBy === null ? null : nameOf(hands.reviewedBy),
});
