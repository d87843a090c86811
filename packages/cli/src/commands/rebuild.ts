// `sightline rebuild`: the projection made again from the journal, and what it said otherwise before.
import { howMany } from "@sightline/count";
import { rebuild, type Rebuilt } from "@sightline/server";
import { REFUSED } from "../fault.ts";
import type { Global } from "../global.ts";
import { print, printRefusal, statusLine } from "../say.ts";
import { withDesk } from "../with-desk.ts";

export async function rebuildAll({ json = false }: { json?: boolean }, global: Global): Promise<void> {
  await withDesk(
    global,
    async (desk) => {
      const status = statusLine();
      const rebuilt = await rebuild(desk.db, (done) => status.show(`${howMany(done, "entry")} replayed`));
      status.done();
      const equal = rebuilt.before === rebuilt.after;
      const [first] = rebuilt.broken;
      if (first !== undefined) {
        const sentence = `Nothing was rebuilt, because the journal cannot be trusted: ${first} Restore a backup; sightline fsck tells all of it.`;
        return printRefusal({ code: "journal-broken", sentence }, json);
      }
      if (json) {
        const { broken: _, ...told } = rebuilt;
        print(JSON.stringify({ ...told, equal }));
      } else tell(rebuilt);
      if (!equal) process.exitCode = REFUSED;
    },
    json,
  );
}

function tell({ entries, before, after, differed }: Rebuilt): void {
  for (const { investigation, table, id, sentence } of differed)
    print(`${investigation} ${table} ${id}: ${sentence}`);
  print(
    `${howMany(entries, "entry")} replayed. State hash ${after}: ${before === after ? "equal to the one before" : `the one before was ${before}; ${howMany(differed.length, "row")} differed and are as the journal says now`}.`,
  );
}
