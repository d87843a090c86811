// `sightline hash` on the reference vectors: the same bits as the reference program, and no database for it.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fromHex, hammingDistance } from "@sightline/match";
import { describe, expect, test } from "vitest";
import { corpus } from "../../media/src/testing/corpus.ts";
import { folderFor, jsonLines, succeed } from "./testing/command.ts";

const pdq = corpus("pdq") ?? "";
const folder = folderFor("hash");

const rowsOf = (file: string): string[][] =>
  readFileSync(join(pdq, file), "utf8")
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(","));

/** One photo has an alpha channel, which decoders blend differently. */
const allowed = (file: string): number => (file === "misc/c.png" ? 2 : 0);

describe.skipIf(pdq === "")("the reference vectors through the command", () => {
  test("are met by every photo, in JSON and in text, and nothing is written", async () => {
    const vectors = rowsOf("expected.csv").slice(1);
    expect(vectors).toHaveLength(18);
    const files = vectors.map(([file = ""]) => join(pdq, "images", file));
    const home = join(folder, "home");
    await mkdir(home);
    const how = {
      cwd: home,
      env: { HOME: home, XDG_DATA_HOME: join(home, "xdg"), XDG_CACHE_HOME: join(folder, "cache") },
    };
    const dataDir = join(folder, "never-made");
    const json = jsonLines(await succeed(["--data", dataDir, "hash", "--json", ...files], how));
    const text = (await succeed(["hash", ...files], how)).split("\n").map((line) => line.split(" "));
    for (const [n, [file = "", hash = "", quality = ""]] of vectors.entries()) {
      const far = hammingDistance(fromHex(String(json[n]?.["pdq"])), fromHex(hash));
      expect([file, far <= allowed(file), far]).toEqual([file, true, far]);
      expect(json[n]).toMatchObject({ file: files[n], quality: Number(quality), kind: "photo" });
      expect(text[n]).toEqual([json[n]?.["pdq"], quality, json[n]?.["sha256"], files[n]]);
    }
    expect(existsSync(dataDir)).toBe(false);
    expect(readdirSync(home)).toEqual([]);
  });

  test("are met by every frame of the video, in its own time", async () => {
    const film = join(pdq, "vpdq/pattern-sd-grey-bar.mp4");
    const vectors = rowsOf("vpdq/pattern-sd-grey-bar.txt");
    const lines = (await succeed(["hash", "--frames", film])).split("\n");
    expect(lines).toHaveLength(vectors.length);
    const distances = lines.map((line, n) => {
      const [pts = "", hash = "", quality = ""] = line.split(" ");
      const [, , expected = "", seconds = ""] = vectors[n] ?? [];
      expect(Math.abs(Number(pts) - Number(seconds) * 1e6)).toBeLessThanOrEqual(501);
      expect(Number(quality)).toBeGreaterThanOrEqual(50);
      return hammingDistance(fromHex(hash), fromHex(expected));
    });
    const mean = distances.reduce((sum, far) => sum + far, 0) / distances.length;
    console.log(
      `${lines.length} frames, mean distance ${mean.toFixed(2)} bits, most ${Math.max(...distances)}`,
    );
    expect(mean).toBeLessThanOrEqual(1.5);
    expect(Math.max(...distances)).toBeLessThanOrEqual(6);
    const [json] = jsonLines(await succeed(["hash", "--frames", "--json", film]));
    expect(json).toMatchObject({ kind: "video", pdq: lines[0]?.split(" ")[1] });
    expect(json?.["frames"]).toHaveLength(vectors.length);
  });
});
