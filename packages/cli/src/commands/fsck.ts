// `sightline fsck`: every byte and every link, read again.
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
      const checked = await fsck(desk, (bytes) => status.show(`${bytes} bytes read`));
      status.done();
      if (options.json === true) print(JSON.stringify(checked));
      else {
        for (const { what, sentence } of checked.problems) print(`${what}: ${sentence}`);
        print(
          `Read ${checked.bytes} bytes of ${checked.originals} originals and ${checked.entries} entries of ${checked.investigations} chains.`,
        );
        for (const head of checked.heads)
          print(`${head.investigation} ends at entry ${head.seq}, ${head.hash}.`);
        print(
          checked.problems.length === 0 ? "All of it is as it was." : `${checked.problems.length} problems.`,
        );
      }
      if (checked.problems.length > 0) process.exitCode = REFUSED;
    },
    options.json,
  );
}
