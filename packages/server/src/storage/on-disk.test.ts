// Shows, with the kernel as witness, the order of flushes and what a full disk does.
import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { originals } from "./originals.ts";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "sightline-disk-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

function works(command: string, ...args: string[]): boolean {
  return spawnSync(command, args).status === 0;
}

type Call = { readonly name: string; readonly text: string };

/** The file-system calls of a small process that stores one original, in the order of their ends. */
async function traced(dataDir: string): Promise<Call[]> {
  const trace = join(dataDir, "trace");
  const program = `
    import { Readable } from "node:stream";
    import { originals } from ${JSON.stringify(new URL("originals.ts", import.meta.url).href)};
    await originals(${JSON.stringify(dataDir)}).put(Readable.from([Buffer.from("one original")]));
    console.error("acknowledged");`;
  const calls = "trace=fsync,fdatasync,rename,renameat,renameat2,fchmod,write";
  const node = [process.execPath, "--input-type=module", "-e", program];
  const run = spawnSync("strace", ["-f", "-y", "-s", "200", "-e", calls, "-o", trace, ...node]);
  if (run.status !== 0) throw new Error(String(run.stderr));
  const lines = (await readFile(trace, "utf8")).split("\n");
  return lines.flatMap((text) => {
    const name = /^\d+ +(?:<\.\.\. )?(\w+)/.exec(text)?.[1];
    return name === undefined || text.includes("<unfinished") ? [] : [{ name, text }];
  });
}

test("the file is flushed, then renamed, then its folder is flushed, and only then it is acknowledged", async (context) => {
  if (!works("strace", "-o", "/dev/null", "true"))
    context.skip("skipped: strace is not here or not permitted");
  const dataDir = await mkdtemp(join(root, "trace-"));
  const calls = await traced(dataDir);
  const at = (name: RegExp, text: RegExp): number =>
    calls.findIndex((call) => name.test(call.name) && text.test(call.text));
  const renamed = at(/^rename/, /originals/);
  const flushedFile = at(/^fsync|^fdatasync/, /originals\/tmp\/\d+/);
  const readOnly = at(/^fchmod/, /0444/);
  const folder = calls.findIndex(
    (call, index) => index > renamed && call.name === "fsync" && /sha256\/..\/..>/.test(call.text),
  );
  const acknowledged = at(/^write/, /acknowledged/);
  const order = [readOnly, flushedFile, renamed, folder, acknowledged];
  expect(order).not.toContain(-1);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  for (const parent of [/originals>/, /originals\/sha256>/, /sha256\/..>/]) {
    const flushed = at(/^fsync/, parent);
    expect(flushed).toBeGreaterThan(-1);
    expect(flushed).toBeLessThan(renamed);
  }
});

test("a full disk refuses the original, keeps what was stored, and takes new ones when there is room again", async (context) => {
  const dataDir = await mkdtemp(join(root, "full-"));
  if (!works("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", dataDir)) {
    context.skip("skipped: not permitted to mount a small disk");
  }
  try {
    const store = originals(dataDir);
    const first = await store.put(Readable.from([Buffer.alloc(1_000_000, 1)]));
    if (!first.ok) throw new Error(first.refusal.sentence);
    const filler = join(dataDir, "filler");
    await writeFile(filler, Buffer.alloc(1_500_000));
    const refused = await store.put(Readable.from([Buffer.alloc(3_000_000, 2)]));
    expect(refused).toMatchObject({ ok: false, refusal: { code: "disk-full" } });
    expect(await readdir(join(dataDir, "originals/tmp"))).toEqual([]);
    expect(await store.verify(first.original.sha256)).toEqual({ ok: true, bytes: 1_000_000 });
    await rm(filler);
    expect(await store.put(Readable.from([Buffer.alloc(2_000_000, 2)]))).toMatchObject({ ok: true });
  } finally {
    works("umount", dataDir);
  }
});

test("a data folder that is read-only refuses the original and can still be read", async (context) => {
  const dataDir = await mkdtemp(join(root, "read-only-"));
  if (!works("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", dataDir)) {
    context.skip("skipped: not permitted to mount a small disk");
  }
  try {
    const first = await originals(dataDir).put(Readable.from([Buffer.from("kept")]));
    if (!first.ok) throw new Error(first.refusal.sentence);
    await mkdir(join(dataDir, "other"));
    expect(works("mount", "-o", "remount,ro", dataDir)).toBe(true);
    const store = originals(dataDir);
    expect(await store.put(Readable.from([Buffer.from("new")]))).toMatchObject({
      refusal: { code: "read-only" },
    });
    expect(await store.verify(first.original.sha256)).toEqual({ ok: true, bytes: 4 });
  } finally {
    works("umount", dataDir);
  }
});
