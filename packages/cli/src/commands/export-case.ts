// `sightline export-case`: the investigation as a case file, on stdout.
import { caseOf } from "@sightline/server";
import type { Global } from "../global.ts";
import { print, printRefusal } from "../say.ts";
import { withInvestigation } from "../with-investigation.ts";

export const exportCaseFile = (options: { investigation?: string }, global: Global): Promise<void> =>
  withInvestigation(global, options, async ({ desk, id }) => {
    const file = await caseOf(desk, id);
    if (!file.ok) return printRefusal(file.refusal);
    print(JSON.stringify(file.value, null, 1));
  });
