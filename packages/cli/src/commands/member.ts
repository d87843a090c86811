// `sightline member add`: another person at the desk.
import { roleSchema } from "@sightline/domain";
import { actingMember, findInvestigation, writeAs } from "@sightline/server";
import type { Global } from "../global.ts";
import { note, printRefusal } from "../say.ts";
import { withDesk } from "../with-desk.ts";

export type MemberOptions = { investigation?: string; name?: string; role: string };

export async function addMember(id: string, options: MemberOptions, global: Global): Promise<void> {
  await withDesk(global, async (desk) => {
    const found = await findInvestigation(desk, options.investigation);
    if (!found.ok) return printRefusal(found.refusal);
    const acting = await actingMember(desk, found.id, global.as);
    if (!acting.ok) return printRefusal(acting.refusal);
    const order = { investigation: found.id, by: acting.value };
    const payload = { id, name: options.name ?? id, role: roleSchema.parse(options.role) };
    const added = await writeAs(desk, order, { verb: "member.add", subject: id, payload });
    if (!added.ok) return printRefusal(added.refusal);
    note(
      added.value.length > 0
        ? `${id} is now a ${payload.role} of ${found.name}.`
        : `${id} was a member already.`,
    );
  });
}
