// Tests on videos whose every frame shows its number: hashes, stills and proxies are of the frame that they name.
import { execFileSync } from "node:child_process";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Header } from "../inspected.ts";
import { inspect } from "../inspect.ts";
import { isRefusal } from "../refusal.ts";
import { workingSandbox } from "../sandbox/choose.ts";
import { sniffFile } from "../sniff/sniff.ts";
import { readCounter, scratchFolder } from "../testing/drawn.ts";
import { knownMedia, knownNumbers, makeKnownMedia, numberIn } from "../testing/known-media.ts";
import { decodeFrames } from "./decode-frames.ts";
import { makeProxy } from "./make-proxy.ts";
import { frameAt, seekTo } from "./proxy-times.ts";
import { stillAt } from "./still-at.ts";

/** The number in each frame that is hashed, and their times. */
async function hashedNumbers(path: string, rotation: Header["rotation"], sound: boolean) {
  const sniffed = await sniffFile(path);
  if (sniffed.kind !== "video") throw new Error(`expected a video, got ${sniffed.kind}`);
  const numbers: number[] = [];
  const job = { path, format: sniffed.format, demuxer: sniffed.demuxer, sandbox: await workingSandbox() };
  const seen = (frame: Uint8Array): void => void numbers.push(numberIn(frame, 128, rotation));
  const decoded = await decodeFrames(job, { hashed: { width: 128, height: 128 }, sound, keys: null, seen });
  if (isRefusal(decoded)) throw new Error(`refused: ${decoded.code} ${decoded.detail ?? ""}`);
  return { numbers, ptsUs: decoded.fingerprint.ptsUs };
}

/** The times of all frames as the other tool of the same family tells them, microseconds. */
function probedTimes(path: string): number[] {
  const entries =
    "-v error -select_streams V:0 -show_entries frame=best_effort_timestamp_time -of default=nk=1:nw=1".split(
      " ",
    );
  const lines = execFileSync("ffprobe", [...entries, path], { encoding: "utf8" })
    .trim()
    .split("\n");
  return lines.filter((line) => /^-?\d+\.\d+$/.test(line)).map((line) => Math.round(Number(line) * 1e6));
}

describe.each(knownMedia)("a video with $name", (known) => {
  test("shows the right frame in its hashes, its stills and its proxy", async () => {
    const folder = scratchFolder();
    const path = await makeKnownMedia(known, folder);
    const video = await inspect(path, { outDir: folder });
    if (isRefusal(video)) throw new Error(`refused: ${video.code} ${video.detail ?? ""}`);
    const { header } = video;
    const expected = knownNumbers.slice(known.skipped ?? 0);
    expect(header).toMatchObject({ kind: "video", rotation: known.rotation ?? 0, frames: expected.length });

    const probed = probedTimes(path);
    // In MPEG streams the last frame out of the decoder has no time of its own there.
    expect(probed.length).toBeGreaterThanOrEqual(expected.length - (known.file.endsWith("mpg") ? 1 : 0));
    // The other tool cuts its decimals off.
    for (const us of probed) expect(header.ptsUs.some((time) => Math.abs(time - us) <= 1)).toBe(true);

    const hashed = await hashedNumbers(path, header.rotation, header.stored?.sound !== null);
    expect(hashed).toEqual({ numbers: expected, ptsUs: header.ptsUs });

    for (const n of [11, expected.length - 1]) {
      const outFile = join(folder, "asked.jpg");
      const still = await stillAt(path, header, header.ptsUs[n] ?? -1, { outFile });
      expect(isRefusal(still)).toBe(false);
      expect([n, await readCounter(outFile)]).toEqual([n, expected[n]]);
    }

    const done: number[] = [];
    const outFile = join(folder, "proxy.unfinished");
    const proxy = await makeProxy(path, header, { outFile, progress: (share) => done.push(share) });
    if (isRefusal(proxy)) throw new Error(`refused: ${proxy.code} ${proxy.detail ?? ""}`);
    expect(done.at(-1)).toBe(1);
    expect(proxy.bytes).toBe((await stat(outFile)).size);
    const copy = await hashedNumbers(outFile, 0, header.stored?.sound !== null);
    expect(copy.numbers).toEqual(expected);
    const clock = { ptsUs: header.ptsUs, startUs: proxy.startUs };
    for (const [n, ptsUs] of header.ptsUs.entries()) {
      const seconds = (copy.ptsUs[n] ?? -1) / 1e6;
      expect(Math.abs(seconds * 1e6 + proxy.startUs - ptsUs)).toBeLessThanOrEqual(6);
      expect(frameAt(clock, seconds)).toBe(n);
      expect(frameAt(clock, seekTo(clock, n))).toBe(n);
    }
  });
});
