// `sightline fsck`: every byte, every link and every row, read again and held against each other.
import { howMany } from "@sightline/count";
import { fsck, givenHeads, type Checked } from "@sightline/server";
import { REFUSED } from "../fault.ts";
import type { Global } from "../global.ts";
import { print, printRefusal, statusLine } from "../say.ts";
import { withDesk } from "../with-desk.ts";

export async function check(
  { json = false, head: heads = [] }: { json?: boolean; head?: string[] },
  global: Global,
): Promise<void> {
  await withDesk(
    global,
    async (desk) => {
      const given = await givenHeads(heads);
      if (!given.ok) return printRefusal(given.refusal, json);
      const status = statusLine();
      const onProgress = (bytes: number): void => status.show(`${howMany(bytes, "byte")} read`);
      const checked = await fsck(desk, { given: given.value, onProgress });
      status.done();
      if (json) print(JSON.stringify(checked));
      else tell(checked);
      if (checked.problems.length > 0) process.exitCode = REFUSED;
    },
    json,
  );
}

function tell(checked: Checked): void {
  const { problems, heads, unseen } = checked;
  for (const { what, sentence } of problems) print(`${what}: ${sentence}`);
  print(
    `Read ${howMany(checked.bytes, "byte")} of ${howMany(checked.originals, "original")}, ${howMany(checked.renditions, "picture")} made from them, and ${howMany(checked.entries, "entry")} of ${howMany(checked.investigations, "chain")}, held against ${howMany(checked.rows, "row")}.`,
  );
  for (const head of heads) print(`${head.investigation} ends at entry ${head.seq}, ${head.hash}.`);
  print(problems.length === 0 ? "All of it is as it was." : `${howMany(problems.length, "problem")}.`);
  print("This could not have been seen:");
  for (const sentence of unseen) print(`  ${sentence}`);
}
