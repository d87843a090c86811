// Tests of films whose clock goes back or is not told, that begin or end within something, and of bare streams.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { greyFrames } from "../pixels/grey-frames.ts";
import { inspect } from "../inspect.ts";
import { isRefusal } from "../refusal.ts";
import { corpus } from "../testing/corpus.ts";
import { drawVideo, ffmpeg, readCounter, scratchFolder } from "../testing/drawn.ts";
import { jumpsIn } from "./clock.ts";
import { makeProxy } from "./make-proxy.ts";
import { stillAt } from "./still-at.ts";

const numbers = (count: number, seed: number): number[] =>
  Array.from({ length: count }, (_, n) => ((n + seed) * 2731 + 4097) % 65_536);
const h264 = ["-c:v", "libx264", "-qp", "4", "-pix_fmt", "yuv420p", "-bf", "2"];

async function inspected(file: string, outDir: string) {
  const answer = await inspect(file, { outDir });
  if (isRefusal(answer)) throw new Error(`refused: ${answer.code} ${answer.detail ?? ""}`);
  return answer;
}

/** A piece of a broadcast that begins at so many seconds of its clock. */
async function piece(
  folder: string,
  drawn: readonly number[],
  startS: number,
  sound = false,
): Promise<Buffer> {
  const file = join(folder, "piece.ts");
  const hum = ["-f", "lavfi", "-i", `sine=duration=${drawn.length / 25}`, "-c:a", "mp2"];
  const as = [...(sound ? hum : []), ...h264, "-output_ts_offset", String(startS)];
  await drawVideo({ file, numbers: drawn, rate: "25", as });
  return readFile(file);
}

describe("a clock that goes back", () => {
  test.each([
    ["ten seconds, with sound", 20, 10, true],
    ["a hundred seconds, which looks like a clock that wrapped", 120, 20, false],
    ["and returns", 20, 5, false],
  ])("by %s: every frame has a time of its own, and is shown at it", async (how, first, second, sound) => {
    const folder = scratchFolder();
    const drawn = [numbers(25, 0), numbers(10, 900), ...(how === "and returns" ? [numbers(25, 300)] : [])];
    const starts = [first, second, first + 1];
    const pieces: Buffer[] = [];
    for (const [i, each] of drawn.entries()) pieces.push(await piece(folder, each, starts[i] ?? 0, sound));
    const file = join(folder, "joined.ts");
    await writeFile(file, Buffer.concat(pieces));
    const { header, decode, wave } = await inspected(file, folder);
    const all = drawn.flat();
    expect(header).toMatchObject({ frames: all.length, durationUs: all.length * 40_000 });
    const [start = 0] = header.ptsUs;
    for (const [n, us] of header.ptsUs.entries())
      expect(Math.abs(us - start - n * 40_000)).toBeLessThan(2000);
    const jumps = drawn.length - 1;
    expect(header.stored?.jumps).toBe(jumps);
    expect(decode.warnings[0]).toMatch(/^The film's clock jumps (once|2 times), first before frame 26:/);
    expect(wave === null).toBe(!sound);
    for (const n of [0, 24, 25, 30, all.length - 1]) {
      const outFile = join(folder, "asked.jpg");
      const still = await stillAt(file, header, header.ptsUs[n] ?? -1, { outFile });
      expect(isRefusal(still)).toBe(false);
      expect([n, await readCounter(outFile)]).toEqual([n, all[n]]);
    }
    const atUs = [header.ptsUs[3] ?? -1, header.ptsUs[28] ?? -1];
    expect(await greyFrames({ path: file, header }, { atUs, longest: 80 })).toHaveLength(2);
    const outFile = join(folder, "proxy.mp4");
    expect(await makeProxy(file, header, { outFile })).toMatchObject({ name: "proxy" });
    const copy = await inspected(outFile, folder);
    expect(copy.header.frames).toBe(all.length);
  });

  test("in Matroska is not sought by its times", async () => {
    const folder = scratchFolder();
    const drawn = numbers(700, 0);
    const file = join(folder, "a.mkv");
    const back = "setpts=if(lt(N\\,350)\\,N\\,N-340)/25/TB";
    const as = ["-vf", back, "-fps_mode", "passthrough", "-c:v", "ffv1", "-g", "10", "-f", "nut"];
    const nut = join(folder, "a.nut");
    await drawVideo({ file: nut, numbers: drawn, rate: "25", as });
    await ffmpeg(["-f", "nut", "-copyts", "-i", nut, "-c", "copy", "-copyts", file]);
    const { header } = await inspected(file, folder);
    expect(header.frames).toBe(700);
    expect(header.ptsUs.every((us, n) => n === 0 || us > (header.ptsUs[n - 1] ?? 0))).toBe(true);
    const outFile = join(folder, "asked.jpg");
    for (const n of [340, 699]) {
      await stillAt(file, header, header.ptsUs[n] ?? -1, { outFile });
      expect([n, await readCounter(outFile)]).toEqual([n, drawn[n]]);
    }
  });

  test("equal times become times of their own, and nothing after them moves", async () => {
    const folder = scratchFolder();
    const drawn = numbers(20, 0);
    const file = join(folder, "a.nut");
    const twice = "settb=1/1000,setpts=40*(N-eq(N\\,5)-2*eq(N\\,11)-eq(N\\,10))";
    const as = ["-vf", twice, "-fps_mode", "passthrough", "-enc_time_base", "1:1000", "-c:v", "ffv1"];
    const mkv = join(folder, "a.mkv");
    await drawVideo({ file, numbers: drawn, rate: "25", as });
    await ffmpeg(["-copyts", "-i", file, "-c", "copy", "-copyts", mkv]);
    const { header, decode } = await inspected(mkv, folder);
    const expected = drawn.map((_, n) => n * 40_000);
    for (const [n, us] of [
      [5, 180_000],
      [10, 380_000],
      [11, 390_000],
    ] as const)
      expected[n] = us;
    expect(header.ptsUs).toEqual(expected);
    expect([header.stored?.jumps, decode.warnings]).toEqual([0, []]);
  });

  test("is told apart from all else that the decoder says", () => {
    expect(jumpsIn("[mpegts @ 0x1] odd\n51.000000\n[Eval @ 0x5] 60.000000\nx 1.000000")).toMatchObject({
      count: 2,
      complaints: "[mpegts @ 0x1] odd\nx 1.000000",
    });
    expect(jumpsIn("")).toEqual({ count: 0, complaints: "", warnings: [] });
  });
});

describe("a film without a beginning, an end or a file around it", () => {
  const drawn = numbers(30, 0);

  test.each([
    ["h264", h264, "h264"],
    ["hevc", ["-c:v", "libx265", "-x265-params", "log-level=none:qp=8"], "hevc"],
    ["mpeg2video", ["-c:v", "mpeg2video", "-q:v", "2", "-f", "mpeg2video"], "mpegvideo"],
    ["ivf", ["-c:v", "libvpx", "-b:v", "4M"], "ivf"],
    ["m4v", ["-c:v", "mpeg4", "-q:v", "2", "-f", "m4v"], "m4v"],
  ])("as a bare %s stream is opened, at 25 frames a second where it tells no rate", async (_, as, format) => {
    const folder = scratchFolder();
    const file = join(folder, `a.${format}`);
    await drawVideo({
      file,
      numbers: drawn,
      rate: "25",
      as: [...as, "-f", as.at(-2) === "-f" ? (as.at(-1) ?? "") : format],
    });
    const { header } = await inspected(file, folder);
    expect(header).toMatchObject({ kind: "video", format, frames: 30, durationUs: 1_200_000 });
    const outFile = join(folder, "asked.jpg");
    for (const n of [0, 17, 29]) {
      await stillAt(file, header, header.ptsUs[n] ?? -1, { outFile });
      expect([n, await readCounter(outFile)]).toEqual([n, drawn[n]]);
    }
  });

  test("as packets that begin within one, and behind a camera's own forty bytes, is opened", async () => {
    const folder = scratchFolder();
    const packets = join(folder, "a.ts");
    await drawVideo({ file: packets, numbers: drawn, rate: "25", as: h264 });
    const bytes = await readFile(packets);
    for (const cut of [1, 77, 187]) {
      await writeFile(packets, Buffer.concat([Buffer.alloc(188 - cut, 0xff), bytes]));
      expect((await inspected(packets, folder)).header).toMatchObject({ format: "mpegts", frames: 30 });
    }
    const program = join(folder, "a.mpg");
    await drawVideo({ file: program, numbers: drawn, rate: "25", as: ["-c:v", "mpeg1video", "-q:v", "2"] });
    const camera = join(folder, "camera.mp4");
    const head = Buffer.alloc(40);
    head.write("IMKH");
    await writeFile(camera, Buffer.concat([head, await readFile(program)]));
    expect((await inspected(camera, folder)).header).toMatchObject({ format: "mpeg", frames: 30 });
  });

  test("in fragments, torn off within the last, gives all that decodes, also with sound", async () => {
    const folder = scratchFolder();
    const file = join(folder, "a.mp4");
    const hum = ["-f", "lavfi", "-i", "sine=duration=3", "-c:a", "aac"];
    const fragments = ["-g", "10", "-movflags", "frag_keyframe+empty_moov"];
    await drawVideo({ file, numbers: numbers(75, 0), rate: "25", as: [...hum, ...h264, ...fragments] });
    const bytes = await readFile(file);
    for (const share of [0.5, 0.7, 0.9]) {
      const torn = join(folder, "torn.mp4");
      await writeFile(torn, bytes.subarray(0, Math.floor(bytes.length * share)));
      const { header, decode } = await inspected(torn, folder);
      const silent = await ffmpeg(["-i", torn, "-map", "0:v", "-f", "framecrc", "-"]).catch(() => null);
      const lines = silent
        ?.toString("latin1")
        .split("\n")
        .filter((line) => line.startsWith("0,"));
      expect(header.frames).toBe(lines?.length);
      expect(decode.warnings.length).toBeGreaterThan(0);
    }
  });

  test("cut together from more edits than are followed is refused before any decoder sees it", async () => {
    const folder = scratchFolder();
    const file = join(folder, "a.mp4");
    await drawVideo({ file, numbers: drawn, rate: "25", as: [...h264, "-movflags", "faststart"] });
    await writeFile(file, withEdits(await readFile(file), 100_000));
    expect(await inspect(file, { outDir: folder, limits: { wallMs: 1 } })).toMatchObject({
      code: "too-many-edits",
      sentence:
        "This film's edit list has 100,000 cuts, and at most 1,000 are followed; collect a copy beside it that was exported without one.",
    });
  });

  test("of more pixels in all than films may have is refused by what its header tells", async () => {
    const folder = scratchFolder();
    const file = join(folder, "a.mp4");
    await drawVideo({ file, numbers: drawn, rate: "25", as: h264 });
    const limits = { pixelsInAll: 160 * 96 * 30 - 1 };
    expect(await inspect(file, { outDir: folder, limits })).toMatchObject({
      code: "too-much-to-decode",
      sentence: expect.stringContaining("30 frames of 160 × 96 pixels") as string,
    });
    // Where the header tells nothing, frames are counted while they decode.
    const silent = join(folder, "a.h264");
    await drawVideo({ file: silent, numbers: drawn, rate: "25", as: [...h264, "-f", "h264"] });
    expect(await inspect(silent, { outDir: folder, limits })).toMatchObject({ code: "too-much-to-decode" });
  });
});

test("a film in colours that only Dolby Vision knows says so", async () => {
  const folder = scratchFolder();
  const file = join(folder, "a.mp4");
  const hevc = ["-c:v", "libx265", "-x265-params", "log-level=none", "-tag:v", "hvc1"];
  await drawVideo({ file, numbers: numbers(3, 0), rate: "25", as: hevc });
  const film = await readFile(file);
  for (const [profile, told] of [
    [5, 1],
    [8, 0],
  ] as const) {
    const record = Buffer.alloc(32);
    record.writeUInt32BE(32, 0);
    record.write("dvcC", 4);
    // Version 1.0, then profile, level and what is there.
    record.set([1, 0, profile << 1, (1 << 3) | 5, 0x10], 8);
    const mended = Buffer.from(film);
    const at = mended.indexOf("hvc1", mended.indexOf("stsd")) - 4;
    const end = at + mended.readUInt32BE(at);
    for (const box of ["moov", "trak", "mdia", "minf", "stbl", "stsd", "hvc1"]) {
      const from = mended.indexOf(box, mended.indexOf("moov")) - 4;
      mended.writeUInt32BE(mended.readUInt32BE(from) + record.length, from);
    }
    await writeFile(file, Buffer.concat([mended.subarray(0, end), record, mended.subarray(end)]));
    const { decode } = await inspected(file, folder);
    expect([profile, decode.refused.filter((line) => line.includes("Dolby")).length]).toEqual([
      profile,
      told,
    ]);
  }
});

/** The film with an edit list of so many cuts in place of its own; sizes of the boxes around it are mended. */
function withEdits(film: Buffer, cuts: number): Buffer {
  const at = film.indexOf("elst", 0, "latin1") - 4;
  const old = film.readUInt32BE(at);
  const list = Buffer.alloc(16 + 12 * cuts);
  list.writeUInt32BE(list.length, 0);
  list.write("elst", 4, "latin1");
  list.writeUInt32BE(cuts, 12);
  for (let n = 0; n < cuts; n++) {
    list.writeUInt32BE(1000, 16 + 12 * n);
    list.writeUInt32BE(0x10000, 24 + 12 * n);
  }
  for (const box of ["moov", "trak", "edts"]) {
    const from = film.indexOf(box, 0, "latin1") - 4;
    film.writeUInt32BE(film.readUInt32BE(from) + list.length - old, from);
  }
  return Buffer.concat([film.subarray(0, at), list, film.subarray(at + old)]);
}

const faults = corpus("faults/media");

describe.skipIf(faults === undefined)("the films that fell short before", () => {
  test.each([
    ["concat-back.ts", { frames: 60, durationUs: 3_000_000 }],
    ["back10s.ts", { frames: 110, durationUs: 5_000_000 }],
    ["gif-noloop.gif", { frames: 5, durationUs: 1_000_000 }],
    ["gif-hold-last-3s.gif", { frames: 4, durationUs: 3_600_000 }],
    ["apng-5.png", { frames: 5, durationUs: 1_000_000 }],
    ["trunc-frag.mp4", { frames: 35, durationUs: 1_423_281 }],
    ["a.m2v", { frames: 50 }],
    ["raw.h264", { frames: 50 }],
    ["midpacket.ts", { frames: 50 }],
    ["imkh.mp4", { frames: 50 }],
  ])("%s", async (name, expected) => {
    const { header } = await inspected(join(faults ?? "", name), scratchFolder());
    expect(header).toMatchObject({ kind: "video", ...expected });
    expect(header.ptsUs.every((us, n) => n === 0 || us > (header.ptsUs[n - 1] ?? 0))).toBe(true);
  });

  test("an empty one is told as empty", async () => {
    const outDir = scratchFolder();
    expect(await inspect(join(faults ?? "", "zero.mp4"), { outDir })).toMatchObject({ code: "empty-file" });
  });
});
