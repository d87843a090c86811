// Shows that originals are stored exactly, once, durably, and that damage and refusals are told.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { array, assert, asyncProperty, uint8Array } from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { originals } from "./originals.ts";
import type { StoredOriginal } from "./refusal.ts";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "sightline-originals-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const fresh = (): Promise<string> => mkdtemp(join(root, "desk-"));
const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

async function stored(result: ReturnType<ReturnType<typeof originals>["put"]>): Promise<StoredOriginal> {
  const put = await result;
  if (!put.ok) throw new Error(put.refusal.sentence);
  return put.original;
}

async function listed(dataDir: string): Promise<string[]> {
  const found: string[] = [];
  for await (const entry of originals(dataDir).each()) {
    found.push(entry.kind === "original" ? entry.sha256 : `stray ${entry.path}`);
  }
  return found;
}

describe("storing", () => {
  test("any bytes in any chunks come back the same, under their SHA-256, read-only", async () => {
    const dataDir = await fresh();
    const store = originals(dataDir);
    await assert(
      asyncProperty(array(uint8Array({ maxLength: 9000 }), { maxLength: 8 }), async (chunks) => {
        const whole = Buffer.concat(chunks);
        const original = await stored(store.put(Readable.from(chunks, { objectMode: false })));
        expect(original).toMatchObject({ sha256: sha256(whole), bytes: whole.length });
        expect(Buffer.from(original.head)).toEqual(whole.subarray(0, 4096));
        const opened = await store.open(original.sha256);
        expect(opened.ok && (await buffer(opened.stream))).toEqual(whole);
        expect((await stat(store.path(original.sha256))).mode & 0o777).toBe(0o444);
      }),
      { seed: 20_221, numRuns: 40 },
    );
    expect(await readdir(join(dataDir, "originals/tmp"))).toEqual([]);
  });

  test("a file of several blocks is stored from its path with the hash an independent reader gets", async () => {
    const dataDir = await fresh();
    const path = join(dataDir, "відео з поля.mp4");
    const bytes = Buffer.alloc(5 * 1024 * 1024 + 20);
    for (let at = 0; at < bytes.length; at += 4096) bytes.writeUInt32LE(at, at);
    await writeFile(path, bytes);
    const original = await stored(originals(dataDir).put(path));
    expect(original).toMatchObject({ sha256: sha256(bytes), bytes: bytes.length, existed: false });
    expect((await readFile(originals(dataDir).path(original.sha256))).equals(bytes)).toBe(true);
  });

  test("the same content sent twice at once is stored once and is new once", async () => {
    const dataDir = await fresh();
    const store = originals(dataDir);
    const send = () => stored(store.put(Readable.from([Buffer.alloc(300_000, 7)])));
    const [one, two] = await Promise.all([send(), send()]);
    expect(one.sha256).toBe(two.sha256);
    expect([one.existed, two.existed].toSorted()).toEqual([false, true]);
    expect((await send()).existed).toBe(true);
    expect(await listed(dataDir)).toEqual([one.sha256]);
    expect(await readdir(join(dataDir, "originals/tmp"))).toEqual([]);
  });

  test("sending an original again mends a stored copy that was damaged", async () => {
    const store = originals(await fresh());
    const { sha256: id } = await stored(store.put(Readable.from([Buffer.from("mass grave, north side")])));
    await flipFirstByte(store.path(id));
    await stored(store.put(Readable.from([Buffer.from("mass grave, north side")])));
    expect(await store.verify(id)).toEqual({ ok: true, bytes: 22 });
  });
});

async function flipFirstByte(path: string): Promise<void> {
  const bytes = await readFile(path);
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  await chmod(path, 0o600);
  await writeFile(path, bytes);
}

describe("reading back", () => {
  test("verify reads every byte and finds one flipped bit", async () => {
    const store = originals(await fresh());
    const { sha256: id } = await stored(store.put(Readable.from([Buffer.alloc(3_000_000, 1)])));
    expect(await store.verify(id)).toEqual({ ok: true, bytes: 3_000_000 });
    await flipFirstByte(store.path(id));
    const altered = await store.verify(id);
    expect(altered).toMatchObject({
      ok: false,
      refusal: { code: "original-altered" },
      found: { bytes: 3_000_000 },
    });
  });

  test("an original that is not there is named, and a hash that is none is a fault", async () => {
    const store = originals(await fresh());
    const missing = "0".repeat(64);
    expect(await store.verify(missing)).toMatchObject({ ok: false, refusal: { code: "original-missing" } });
    expect(await store.open(missing)).toMatchObject({ ok: false, refusal: { code: "original-missing" } });
    expect(() => store.path("../../etc/passwd")).toThrow(RangeError);
  });

  test("the list is in order and names files that lie where they should not", async () => {
    const dataDir = await fresh();
    const store = originals(dataDir);
    expect(await listed(dataDir)).toEqual([]);
    const ids = [];
    for (const word of ["a", "b", "c"])
      ids.push((await stored(store.put(Readable.from([Buffer.from(word)])))).sha256);
    const stray = join(dataDir, "originals/sha256/zz.txt");
    await writeFile(stray, "");
    expect(await listed(dataDir)).toEqual([...ids.toSorted(), `stray ${stray}`]);
  });
});

describe("refusals leave nothing behind", () => {
  test("a source that breaks off, is missing, or is a folder", async () => {
    const dataDir = await fresh();
    const store = originals(dataDir);
    const broken = Readable.from(
      (async function* () {
        yield Buffer.alloc(100_000);
        throw new Error("the line was cut");
      })(),
    );
    for (const source of [broken, join(dataDir, "none.jpg"), dataDir]) {
      expect(await store.put(source)).toMatchObject({ ok: false, refusal: { code: "unreadable" } });
    }
    expect(await listed(dataDir)).toEqual([]);
    expect(await readdir(join(dataDir, "originals/tmp"))).toEqual([]);
  });

  test("a transfer that the caller interrupts while it stalls", async () => {
    const dataDir = await fresh();
    const stop = new AbortController();
    const stalled = new Readable({ read: () => undefined });
    stalled.push(Buffer.alloc(1000));
    const put = originals(dataDir).put(stalled, { signal: stop.signal });
    setTimeout(() => stop.abort(), 50);
    expect(await put).toMatchObject({ ok: false, refusal: { code: "interrupted" } });
    expect(await readdir(join(dataDir, "originals/tmp"))).toEqual([]);
  });

  test("a data folder that cannot be made", async () => {
    const dataDir = await fresh();
    await writeFile(join(dataDir, "originals"), "a file in the way");
    const put = await originals(dataDir).put(Readable.from([Buffer.from("x")]));
    expect(put).toMatchObject({ ok: false, refusal: { code: "unwritable" } });
  });
});

describe("crashes", () => {
  test("what a killed writer left is swept, what a living one writes is not", async () => {
    const dataDir = await fresh();
    const unfinished = join(dataDir, "originals/tmp");
    const writer = `
      import { Readable } from "node:stream";
      import { originals } from ${JSON.stringify(new URL("originals.ts", import.meta.url).href)};
      const endless = new Readable({ read() { this.push(Buffer.alloc(3_000_000)); this._read = () => { process.stdout.write("writing"); setInterval(() => {}, 1000); }; } });
      await originals(${JSON.stringify(dataDir)}).put(endless);`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", writer], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(child.stdout, "data");
    await mkdir(unfinished, { recursive: true });
    await writeFile(join(unfinished, "left over from an unknown time"), "x");
    expect(await originals(dataDir).sweep()).toEqual({ removed: 1, kept: 1 });
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(await originals(dataDir).sweep()).toEqual({ removed: 1, kept: 0 });
    expect(await listed(dataDir)).toEqual([]);
  });
});
