// `sightline fsck`: every byte and every link, read again.
import { howMany } from "@sightline/count";
import { fsck } from "@sightline/server";
import { REFUSED } from "../fault.ts";
import type { Global } from "../global.ts";
import { print, statusLine } from "../say.ts";
import { withDesk } from "../with-desk.ts";

export async function check(options: { json?: boolean }, global: Global): Promise<void> {
  await withDesk(
    global,
    async (desk) => {
      const status = statusLine();
      const checked = await fsck(desk, (bytes) => status.show(`${howMany(bytes, "byte")} read`));
      status.done();
      if (options.json === true) print(JSON.stringify(checked));
      else {
        for (const { what, sentence } of checked.problems) print(`${what}: ${sentence}`);
        print(
          `Read ${howMany(checked.bytes, "byte")} of ${howMany(checked.originals, "original")} and ${howMany(checked.entries, "entry")} of ${howMany(checked.investigations, "chain")}.`,
        );
        for (const head of checked.heads)
          print(`${head.investigation} ends at entry ${head.seq}, ${head.hash}.`);
        print(
          checked.problems.length === 0
            ? "All of it is as it was."
            : `${howMany(checked.problems.length, "problem")}.`,
        );
      }
      if (checked.problems.length > 0) process.exitCode = REFUSED;
    },
    options.json,
  );
}
