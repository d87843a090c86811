// `sightline member`: another person at the desk, and what they may do.
import { roleSchema } from "@sightline/domain";
import { propose } from "@sightline/server";
import type { Global } from "../global.ts";
import { note, printRefusal } from "../say.ts";
import { withMember } from "../with-investigation.ts";
import { writeChange, type Options } from "./write-change.ts";

export type MemberOptions = { investigation?: string; name?: string; role: string };

export const addMember = (member: string, options: MemberOptions, global: Global): Promise<void> =>
  withMember(global, options, async ({ desk, id, name, by }) => {
    const payload = { id: member, name: options.name ?? member, role: roleSchema.parse(options.role) };
    const joining = { verb: "member.add", subject: member, payload } as const;
    const added = await propose(desk, { investigation: id, by }, joining);
    if (!added.ok) return printRefusal(added.refusal);
    const joins = added.value.changes.length > 0;
    note(joins ? `${member} joins ${name} as ${payload.role}.` : `${member} was a member already.`);
  });

export const nameMember = (
  [subject, name]: readonly [member: string, name: string],
  options: Options,
  global: Global,
): Promise<void> => writeChange({ verb: "member.name", subject, payload: { name } }, options, global);

export const setRole = (
  [subject, role]: readonly [member: string, role: string],
  options: Options,
  global: Global,
): Promise<void> =>
  writeChange({ verb: "member.role", subject, payload: { role: roleSchema.parse(role) } }, options, global);
