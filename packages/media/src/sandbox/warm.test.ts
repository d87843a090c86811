// Tests that photos of one batch share a child, that nothing suspicious is shared, and that nobody is left behind.
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Fingerprinted, fingerprint } from "../inspect.ts";
import type { MediaRefusal } from "../refusal.ts";
import { drawCounter, drawnHeight, drawnWidth, scratchFolder } from "../testing/drawn.ts";
import { endWarmChildren, letRest } from "./warm.ts";

const shape = { width: drawnWidth, height: drawnHeight, channels: 3 } as const;
const drawn = (number: number) =>
  sharp(drawCounter(number), { raw: shape }).resize(800, 480).jpeg().toBuffer();

async function written(bytes: Buffer): Promise<string> {
  const file = join(scratchFolder(), "original");
  await writeFile(file, bytes);
  return file;
}

const ask = (file: string, batch?: string): Promise<Fingerprinted | MediaRefusal> =>
  fingerprint(file, { batch });

/** Process ids of our own children that open photos. */
async function children(): Promise<number[]> {
  const ids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const ours = await Promise.all(
    ids.map(async (id) => {
      const [line, status] = await Promise.all(
        ["cmdline", "status"].map((file) => readFile(`/proc/${id}/${file}`, "utf8").catch(() => "")),
      );
      return line?.includes("photo-child.ts") && status?.includes(`\nPPid:\t${process.pid}\n`)
        ? [Number(id)]
        : [];
    }),
  );
  return ours.flat();
}

beforeAll(() => letRest(2 ** 31 - 1));
afterEach(endWarmChildren);

describe("the children that open photos", () => {
  test("are one for all photos of a batch, and another for another batch", async () => {
    const [first, second] = [await written(await drawn(1)), await written(await drawn(7))];
    const alone = [await ask(first), await ask(second)];
    expect(await ask(first, "a")).toEqual(alone[0]);
    const [child, ...others] = await children();
    expect(others).toEqual([]);
    expect(await ask(second, "a")).toEqual(alone[1]);
    expect(await children()).toEqual([child]);
    await ask(first, "b");
    expect(await children()).toHaveLength(2);
    await endWarmChildren();
    expect(await children()).toEqual([]);
  });

  test("are one for each photo when no batch is named", async () => {
    await ask(await written(await drawn(3)));
    await expect.poll(children).toEqual([]);
  });

  test("are never used again after a damaged or refused file, whose answer is that of a fresh child", async () => {
    const sound = await drawn(5);
    const good = await written(sound);
    const bad = [sound.subarray(0, sound.length - 900), Buffer.from("\xff\xd8\xff\xe0 no picture", "latin1")];
    for (const bytes of bad) {
      const file = await written(bytes);
      await ask(good, "c");
      const before = await children();
      expect(await ask(file, "c")).toEqual(await ask(file));
      expect(await ask(good, "c")).toEqual(await ask(good));
      const after = await children();
      expect(before).toHaveLength(1);
      expect(after.filter((id) => before.includes(id))).toEqual([]);
      await endWarmChildren();
    }
  });

  test("answer each caller with its own photo when many ask at once", async () => {
    const files = await Promise.all([11, 12, 13, 14].map(async (number) => written(await drawn(number))));
    const together = await Promise.all(files.map((file) => ask(file, "d")));
    const again = await Promise.all(files.map((file) => ask(file, "d")));
    expect(again).toEqual(together);
    for (const [i, file] of files.entries()) expect(await ask(file)).toEqual(together[i]);
  });

  test("end when their caller aborts, and other limits are other children", async () => {
    const file = await written(await drawn(9));
    await ask(file, "e");
    const stop = new AbortController();
    const asked = fingerprint(file, { batch: "e", signal: stop.signal });
    stop.abort(new Error("enough"));
    await expect(asked).rejects.toThrow("enough");
    await fingerprint(file, { batch: "e", limits: { pixels: 500_000 } });
    const refused = await fingerprint(file, { batch: "e", limits: { pixels: 1000 } });
    expect(refused).toMatchObject({ refused: true, code: "too-many-pixels" });
  });
});
