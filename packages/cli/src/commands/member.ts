// `sightline member add`: another person at the desk.
import { roleSchema } from "@sightline/domain";
import { writeAs } from "@sightline/server";
import type { Global } from "../global.ts";
import { note, printRefusal } from "../say.ts";
import { withMember } from "../with-investigation.ts";

export type MemberOptions = { investigation?: string; name?: string; role: string };

export const addMember = (member: string, options: MemberOptions, global: Global): Promise<void> =>
  withMember(global, options, async ({ desk, id, name, by }) => {
    const payload = { id: member, name: options.name ?? member, role: roleSchema.parse(options.role) };
    const added = await writeAs(
      desk,
      { investigation: id, by },
      { verb: "member.add", subject: member, payload },
    );
    if (!added.ok) return printRefusal(added.refusal);
    const joins = added.value.length > 0;
    note(joins ? `${member} joins ${name} as ${payload.role}.` : `${member} was a member already.`);
  });
