// `sightline items`: what is held, and what is known of it.
import { listFacts } from "@sightline/server";
import type { Global } from "../global.ts";
import { oneLine, print } from "../say.ts";
import { withInvestigation } from "../with-investigation.ts";

export const items = (options: { investigation?: string; json?: boolean }, global: Global): Promise<void> =>
  withInvestigation(global, options, async ({ desk, id }) => {
    for (const item of await listFacts(desk, id)) {
      if (options.json === true) print(JSON.stringify(item));
      else {
        const size = item.header ? `${item.header.width}×${item.header.height}` : "";
        const why = item.decoding.state === "refused" ? item.decoding.sentence : "";
        print([item.id, item.kind, item.verdict, size, oneLine(item.name), why].join("\t").trimEnd());
      }
    }
  });
