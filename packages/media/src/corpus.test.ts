// Tests on the corpus beside the repository: reference hashes, real films, and everything hostile.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fromHex, hammingDistance, pdqFromFullFrame } from "@sightline/match";
import { describe, expect, test } from "vitest";
import { fingerprint, inspect } from "./inspect.ts";
import { readMetadata } from "./metadata/read-metadata.ts";
import { openCanary } from "./testing/canary.ts";
import { corpus } from "./testing/corpus.ts";
import { ffmpeg, scratchFolder } from "./testing/drawn.ts";

const pdq = corpus("pdq");
const hostile = corpus("hostile");

function rows(file: string): string[][] {
  const text = readFileSync(join(pdq ?? "", file), "utf8").trim();
  return text.split("\n").map((line) => line.split(","));
}

/** What a file may cost is counted in work, not in time: a machine may be busy with other things. */
const worked = { cpuSeconds: 20, wallMs: 3_000_000 };

const mega = (bytes: number): number => Math.round(bytes / 1e6);

describe.skipIf(hostile === undefined)("everything hostile", () => {
  test("is inspected without a crash, a hang, a connection, or a byte outside", async () => {
    const folder = hostile ?? "";
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    expect(files.length).toBeGreaterThan(250);
    const canary = await openCanary();
    const counts = await sweep(files).finally(() => canary.close());
    const { refused = 0, opened = 0 } = counts;
    console.log(`hostile: ${JSON.stringify(counts)}`);
    expect(refused + opened).toBe(files.length);
    expect(counts["odd-answer"]).toBeUndefined();
    expect(opened).toBeGreaterThan(150);
    expect(canary.hits()).toBe(0);
  });
});

describe.skipIf(pdq === undefined)("the reference vectors", () => {
  test("are met bit by bit by every photo", async () => {
    const vectors = rows("expected.csv").slice(1);
    expect(vectors.length).toBe(18);
    for (const [file = "", hash = "", quality = ""] of vectors) {
      const answer = await fingerprint(join(pdq ?? "", "images", file));
      if ("refused" in answer) throw new Error(`${file}: ${answer.code}`);
      const distance = hammingDistance(answer.fingerprint.hashes, fromHex(hash));
      // This one has an alpha channel, which decoders treat differently.
      expect([file, distance]).toEqual([file, file === "misc/c.png" ? Math.min(distance, 2) : 0]);
      expect([file, answer.fingerprint.qualities[0]]).toEqual([file, Number(quality)]);
    }
  });

  test("are met by full video frames within 6 bits, near 1 on average, and by the stored recipe within 32", async () => {
    const film = join(pdq ?? "", "vpdq/pattern-sd-grey-bar.mp4");
    const vectors = rows("vpdq/pattern-sd-grey-bar.txt");
    const answer = await fingerprint(film);
    if ("refused" in answer) throw new Error(answer.code);
    const { hashes, ptsUs } = answer.fingerprint;
    expect(ptsUs).toHaveLength(vectors.length);
    const pixels = await ffmpeg([
      "-i",
      film,
      "-fps_mode",
      "passthrough",
      "-pix_fmt",
      "rgb24",
      "-f",
      "rawvideo",
      "-",
    ]);
    const size = 480 * 720 * 3;
    const distances = vectors.map(([, , hash = "", seconds = ""], n) => {
      expect(Math.abs((ptsUs[n] ?? 0) - Number(seconds) * 1e6)).toBeLessThanOrEqual(501);
      const full = pdqFromFullFrame(pixels.subarray(n * size, (n + 1) * size), 480, 720).hash;
      const stored = hashes.subarray(n * 32, (n + 1) * 32);
      return [hammingDistance(full, fromHex(hash)), hammingDistance(stored, fromHex(hash))] as const;
    });
    const mean = (of: 0 | 1) => distances.reduce((sum, each) => sum + each[of], 0) / distances.length;
    console.log(
      `full frames: mean ${mean(0).toFixed(2)}; recipe vpdq-128b-1: mean ${mean(1).toFixed(2)} bits`,
    );
    expect(Math.max(...distances.map(([full]) => full))).toBeLessThanOrEqual(6);
    expect(mean(0)).toBeLessThanOrEqual(1.5);
    expect(Math.max(...distances.map(([, stored]) => stored))).toBeLessThanOrEqual(32);
  });
});

/** The address that the corpus' files try to reach; how often it was reached meanwhile. */
async function sweep(files: readonly string[]): Promise<Record<string, number>> {
  const folder = scratchFolder();
  const before = listOutside();
  const counts: Record<string, number> = {};
  const add = (name: string): void => void (counts[name] = (counts[name] ?? 0) + 1);
  const startRss = process.memoryUsage().rss;
  let peakRss = startRss;
  let slowestMs = 0;
  let next = 0;
  const work = async (): Promise<void> => {
    for (let file = files[next++]; file !== undefined; file = files[next++]) {
      const outDir = join(folder, String(next));
      mkdirSync(outDir);
      const started = performance.now();
      const answer = await inspect(file, { outDir, limits: worked });
      slowestMs = Math.max(slowestMs, performance.now() - started);
      const metadata = await readMetadata(file, { limits: worked });
      add("refused" in answer ? "refused" : "opened");
      if ("refused" in answer) add(answer.code);
      add("refused" in metadata ? `metadata ${metadata.code}` : "metadata read");
      const made = "refused" in answer ? [] : [...answer.renditions, answer.strip];
      const written = made.flatMap((each) => (each === null ? [] : `${each.name}.jpg`));
      expect(readdirSync(outDir).toSorted()).toEqual(written.toSorted());
      peakRss = Math.max(peakRss, process.memoryUsage().rss);
    }
  };
  await Promise.all([work(), work()]);
  expect(listOutside()).toEqual(before);
  console.log(
    `RSS of this process: ${mega(startRss)} MB, at most ${mega(peakRss)} MB; slowest ${Math.round(slowestMs)} ms`,
  );
  expect(peakRss - startRss).toBeLessThan(150_000_000);
  return counts;
}

/** The corpus itself and this package: neither may change. */
function listOutside(): string {
  const here = import.meta.dirname;
  return execFileSync("find", [hostile ?? here, here, "-printf", "%p %s %T@\n"], { maxBuffer: 1e8 }).toString(
    "utf8",
  );
}
