// What an act on chosen items did, in words.
import { plural, t } from "@lingui/core/macro";
import { NOBODY, type Setting } from "@sightline/domain";

/** `name` is what a member is called. */
export function actSaid(set: Setting, changed: number, name: (member: string) => string): string {
  const on = plural(changed, { one: "# item", other: "# items" });
  switch (set.what) {
    case "stage":
      return set.begun ? t`${on} set in progress.` : t`${on} set to triage.`;
    case "warning":
      return set.on ? t`${on} warned of: ${set.warning}.` : t`The warning “${set.warning}” taken off ${on}.`;
    case "assignee":
      return set.assignee === null
        ? t`${on} looked after by nobody.`
        : t`${on} looked after by ${name(set.assignee)}.`;
    case "credit":
      return set.credit === null ? t`No credit on ${on}.` : t`${on} credited: ${set.credit}.`;
    case "source":
      return t`A source noted on ${on}.`;
  }
}

/** For a list out of which a member is chosen, with nobody first. */
export const assigneesOf = (members: readonly { readonly id: string; readonly name: string }[]) =>
  Object.fromEntries([[NOBODY, t`Nobody`], ...members.map(({ id, name }) => [id, name])]);
