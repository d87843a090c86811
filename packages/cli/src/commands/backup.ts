// `sightline backup` and `sightline restore`: a desk kept a second time, and made again from it.
import { howMany } from "@sightline/count";
import { backup, restore, type Restored } from "@sightline/server";
import { REFUSED } from "../fault.ts";
import type { Global } from "../global.ts";
import { print, printRefusal, statusLine } from "../say.ts";
import { withDesk } from "../with-desk.ts";

type Options = { json?: boolean; dryRun?: boolean };

export const backUp = (folder: string, { json = false }: Options, global: Global): Promise<void> =>
  withDesk(
    global,
    async (desk) => {
      const status = statusLine();
      const done = await backup(desk, folder, {
        onProgress: (bytes) => status.show(`${howMany(bytes, "byte")} copied`),
      });
      status.done();
      if (!done.ok) return printRefusal(done.refusal, json);
      const { entries, originals, bytesAdded, stateHash } = done.value;
      if (json) return print(JSON.stringify(done.value));
      print(
        `${howMany(entries.added, "entry")} and ${howMany(originals.added, "original")} (${howMany(bytesAdded, "byte")}) added; the backup holds ${entries.all} and ${originals.all}. What it held before was not read again: \`restore --dry-run\` reads all of it. State hash ${stateHash}.`,
      );
    },
    json,
  );

export const restoreFrom = (folder: string, options: Options, global: Global): Promise<void> =>
  withDesk(
    global,
    async (desk) => {
      const { json = false, dryRun = false } = options;
      const status = statusLine();
      const onProgress = (bytes: number): void => status.show(`${howMany(bytes, "byte")} read`);
      const done = await restore(desk, folder, { dryRun, onProgress });
      status.done();
      if (!done.ok) return printRefusal(done.refusal, json);
      const isOther =
        done.value.sameTables && (done.value.stateHash.restored ?? "") !== done.value.stateHash.backedUp;
      if (json) print(JSON.stringify({ ...done.value, dryRun }));
      else tell(done.value);
      if (isOther && !dryRun) process.exitCode = REFUSED;
    },
    options.json,
  );

function tell({
  entries,
  originals,
  bytes,
  stateHash: { backedUp: then, restored: now },
  sameTables,
}: Restored): void {
  const what = `${howMany(entries, "entry")} and ${howMany(originals, "original")} (${howMany(bytes, "byte")})`;
  if (now === null) return print(`The backup is whole: ${what}. State hash ${then}. Nothing was written.`);
  print(`${what} restored. State hash ${now}: ${comparedTo(then, now, sameTables)}.`);
  print("Pictures and fingerprints are made again by the next open desk.");
}

function comparedTo(then: string, now: string, sameTables: boolean): string {
  if (then === now) return "equal to the one that was backed up";
  if (!sameTables) return "another Sightline made the backup, so it is not compared with the one of then";
  return `the one that was backed up was ${then}, because its tables did not say what the journal says; the journal is right`;
}
