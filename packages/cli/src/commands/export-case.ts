// `sightline export-case`: the investigation as a case file, on stdout.
import { caseOf, findInvestigation } from "@sightline/server";
import type { Global } from "../global.ts";
import { print, printRefusal } from "../say.ts";
import { withDesk } from "../with-desk.ts";

export async function exportCaseFile(options: { investigation?: string }, global: Global): Promise<void> {
  await withDesk(global, async (desk) => {
    const found = await findInvestigation(desk, options.investigation);
    if (!found.ok) return printRefusal(found.refusal);
    const file = await caseOf(desk, found.id);
    if (!file.ok) return printRefusal(file.refusal);
    print(JSON.stringify(file.value, null, 1));
  });
}
