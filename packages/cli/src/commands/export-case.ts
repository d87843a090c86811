// `sightline export-case`: the investigation as a case file, on stdout.
import { exportCase } from "@sightline/domain";
import type { Global } from "../global.ts";
import { print } from "../say.ts";
import { withInvestigation } from "../with-investigation.ts";

export const exportCaseFile = (options: { investigation?: string }, global: Global): Promise<void> =>
  withInvestigation(global, options, ({ held }) => {
    print(JSON.stringify(exportCase(held), null, 1));
    return Promise.resolve();
  });
