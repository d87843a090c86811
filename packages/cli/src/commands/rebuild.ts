// `sightline rebuild`: the projection made again from the journal, and proof that it is the same.
import { howMany } from "@sightline/count";
import { rebuild } from "@sightline/server";
import { REFUSED } from "../fault.ts";
import type { Global } from "../global.ts";
import { print, statusLine } from "../say.ts";
import { withDesk } from "../with-desk.ts";

export async function rebuildAll(options: { json?: boolean }, global: Global): Promise<void> {
  await withDesk(
    global,
    async (desk) => {
      const status = statusLine();
      const { entries, before, after } = await rebuild(desk.db, (done) =>
        status.show(`${howMany(done, "entry")} replayed`),
      );
      status.done();
      const equal = before === after;
      if (options.json === true) print(JSON.stringify({ entries, before, after, equal }));
      else
        print(
          `${howMany(entries, "entry")} replayed. State hash ${after}: ${equal ? "equal to the one before" : `the one before was ${before}`}.`,
        );
      if (!equal) process.exitCode = REFUSED;
    },
    options.json,
  );
}
