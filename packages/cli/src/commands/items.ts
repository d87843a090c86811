// `sightline items`: what is held, and what is known of it.
import { findInvestigation, listFacts } from "@sightline/server";
import type { Global } from "../global.ts";
import { print, printRefusal } from "../say.ts";
import { withDesk } from "../with-desk.ts";

export async function items(
  options: { investigation?: string; json?: boolean },
  global: Global,
): Promise<void> {
  await withDesk(
    global,
    async (desk) => {
      const found = await findInvestigation(desk, options.investigation);
      if (!found.ok) return printRefusal(found.refusal, options.json);
      for (const item of await listFacts(desk, found.id)) {
        if (options.json === true) print(JSON.stringify(item));
        else {
          const size = item.header ? `${item.header.width}×${item.header.height}` : "";
          const why = item.decoding.state === "refused" ? item.decoding.sentence : "";
          print([item.id, item.kind, item.verdict, size, item.name, why].join("\t").trimEnd());
        }
      }
    },
    options.json,
  );
}
