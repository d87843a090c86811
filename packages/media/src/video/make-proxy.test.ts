// Tests of what a proxy is: small, of kinds that browsers play, without a trace of where its original came from.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { inspect } from "../inspect.ts";
import { isRefusal } from "../refusal.ts";
import { ffmpeg, scratchFolder } from "../testing/drawn.ts";
import { makeProxy } from "./make-proxy.ts";
import { needsProxy } from "./needs-proxy.ts";

async function inspected(file: string, outDir: string) {
  const answer = await inspect(file, { outDir });
  if (isRefusal(answer)) throw new Error(`refused: ${answer.code} ${answer.detail ?? ""}`);
  return answer;
}

describe("a proxy", () => {
  test("of a large film in an old codec plays everywhere, and keeps no word of its original", async () => {
    const folder = scratchFolder();
    const file = join(folder, "a.mov");
    const canaries = ["-metadata", "title=CANARY-title", "-metadata", "location=+50.45+30.52/"];
    const inputs = [
      "-f",
      "lavfi",
      "-i",
      "testsrc2=size=1600x1200:duration=1",
      "-f",
      "lavfi",
      "-i",
      "sine=duration=1",
    ];
    await ffmpeg([...inputs, "-c:v", "mpeg4", "-c:a", "pcm_s16le", ...canaries, file]);
    expect((await readFile(file)).includes("CANARY")).toBe(true);
    const { header } = await inspected(file, folder);
    expect(needsProxy(header)).toBe("codec");
    const proxy = await makeProxy(file, header, { outFile: join(folder, "proxy.unfinished") });
    if (isRefusal(proxy)) throw new Error(`refused: ${proxy.code}`);
    expect(proxy).toMatchObject({ name: "proxy", type: "video/mp4", width: 1280, height: 960, startUs: 0 });
    expect(JSON.stringify(proxy.command)).not.toContain(folder);
    const bytes = await readFile(proxy.file);
    for (const word of ["CANARY", "+50.45", "Lavf", "Lavc", "x264"]) expect(bytes.includes(word)).toBe(false);
    // The index lies before the pictures, so that a player starts before all has come.
    expect(bytes.indexOf("moov")).toBeLessThan(bytes.indexOf("mdat"));
    const copy = await inspected(proxy.file, folder);
    expect(copy.header).toMatchObject({ codec: "h264", stored: { pixelFormat: "yuv420p", sound: "aac" } });
    expect(needsProxy(copy.header)).toBeNull();
  });

  test("stops with the caller's reason, and is refused for a photo, or within too little time", async () => {
    const folder = scratchFolder();
    const file = join(folder, "a.mp4");
    await ffmpeg(["-f", "lavfi", "-i", "testsrc2=size=1280x720:duration=4", "-pix_fmt", "yuv420p", file]);
    const { header } = await inspected(file, folder);
    const outFile = join(folder, "proxy.unfinished");
    const reason = new Error("the desk closes");
    const aborted = AbortSignal.abort(reason);
    await expect(makeProxy(file, header, { outFile, signal: aborted })).rejects.toBe(reason);
    const hasty = await makeProxy(file, header, { outFile, limits: { wallMs: 60 } });
    expect(hasty).toMatchObject({ refused: true, code: "out-of-time" });
    const photo = { ...header, kind: "photo" as const, stored: null };
    expect(await makeProxy(file, photo, { outFile })).toMatchObject({ code: "no-video-stream" });
  });
});
