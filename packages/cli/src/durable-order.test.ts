// The order of the system calls behind one acknowledged file, as the kernel saw them.
import { readFile, writeFile } from "node:fs/promises";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { command, folderFor, jsonLines, succeed } from "./testing/command.ts";
import { commented, draw } from "./testing/draw.ts";
import { brokenStep, callsOf, type Call } from "./testing/trace.ts";

const traceable = spawnSync("strace", ["-f", "-e", "trace=none", "true"]).status === 0;
if (!traceable) process.stdout.write("skipped: no strace\n");
const folder = folderFor("order");
const dataDir = join(folder, "data");

const isSync = (call: Call, path: RegExp): boolean =>
  /^f(data)?sync$/.test(call.name) && path.test(call.text);

function brokenStepWithout(
  calls: readonly Call[],
  sha256: string,
  isGone: (call: Call) => boolean,
): string | null {
  return brokenStep(
    calls.filter((call) => !isGone(call)),
    sha256,
  );
}

describe.skipIf(!traceable)("one collected file, traced", () => {
  let calls: Call[];
  let sha256: string;

  beforeAll(async () => {
    const { photo } = await draw(folder);
    const [first, second] = [join(folder, "first.jpg"), join(folder, "second.jpg")];
    await writeFile(first, commented(photo, "first"));
    await writeFile(second, commented(photo, "second"));
    // Makes the database, which is not what is looked at here.
    await succeed(["--data", dataDir, "collect", first]);
    const trace = join(folder, "trace.txt");
    const names = "trace=fsync,fdatasync,rename,renameat,renameat2,write";
    const prefix = ["strace", "-f", "-y", "-s", "300", "-e", names, "-o", trace];
    const ended = await command(["--data", dataDir, "collect", "--json", second], { prefix });
    if (ended.code !== 0) throw new Error(ended.stderr);
    sha256 = String(jsonLines(ended.stdout)[0]?.["sha256"]);
    calls = callsOf(await readFile(trace, "utf8"));
  });

  test("is synced, renamed, its folder synced, its entry synced, and only then acknowledged", () => {
    const syncs = calls.filter((call) => /^f(data)?sync$/.test(call.name));
    const ofLog = syncs.filter((call) => call.text.includes("/pg_wal/"));
    console.log(`${syncs.length} fsync and fdatasync, ${ofLog.length} of them of the database's log`);
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(brokenStep(calls, sha256)).toBeNull();
  });

  test("would be told apart from one that lacks any of the steps", () => {
    expect(brokenStepWithout(calls, sha256, (call) => isSync(call, /originals\/tmp\//))).toContain(
      "temporary name",
    );
    expect(brokenStepWithout(calls, sha256, (call) => call.name.startsWith("rename"))).not.toBeNull();
    expect(brokenStepWithout(calls, sha256, (call) => isSync(call, /originals\/sha256\/..\/..>/))).toContain(
      "folder",
    );
    expect(brokenStepWithout(calls, sha256, (call) => isSync(call, /pg_wal/))).toContain("log was synced");
    expect(brokenStepWithout(calls, sha256, (call) => call.name === "write")).toContain("acknowledgement");
  });
});
