// What an act on chosen items did, in words.
import { NOBODY, type Setting } from "@sightline/domain";
import { counted } from "../desk/words.ts";

/** `name` is what a member is called. */
export function actSaid(set: Setting, changed: number, name: (member: string) => string): string {
  const on = counted(changed, "item");
  switch (set.what) {
    case "stage":
      return `${on} set ${set.begun ? "in progress" : "to triage"}.`;
    case "warning":
      return set.on ? `${on} warned of: ${set.warning}.` : `The warning “${set.warning}” taken off ${on}.`;
    case "assignee":
      return `${on} looked after by ${set.assignee === null ? "nobody" : name(set.assignee)}.`;
    case "credit":
      return set.credit === null ? `No credit on ${on}.` : `${on} credited: ${set.credit}.`;
    case "source":
      return `A source noted on ${on}.`;
  }
}

/** For a list out of which a member is chosen, with nobody first. */
export const assigneesOf = (members: readonly { readonly id: string; readonly name: string }[]) =>
  Object.fromEntries([[NOBODY, "Nobody"], ...members.map(({ id, name }) => [id, name])]);
