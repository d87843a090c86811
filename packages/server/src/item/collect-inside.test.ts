// Collecting what lies inside and beside photos: the film of a Motion Photo is an item of its own; other files are named.
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { collectInto, drawPhoto, testDesk, type TestDesk } from "../testing/desk.ts";
import { tilesIn } from "../testing/asked.ts";

let at: TestDesk;
beforeAll(async () => void (at = await testDesk()));
afterAll(() => at.end());

test("the film inside a photo is collected as an item of its own, which says where it was found", async () => {
  const folder = join(at.folder, "in");
  const film = join(at.folder, "film.mp4");
  const drawn = ["-f", "lavfi", "-i", "testsrc2=size=320x240:rate=15:duration=1", "-pix_fmt", "yuv420p"];
  await promisify(execFile)("ffmpeg", ["-v", "error", ...drawn, film]);
  const picture = await readFile(await drawPhoto(join(at.folder, "a.png"), 3));
  const jpeg = await sharp(picture).jpeg().toBuffer();
  await writeFile(join(folder, "PXL.MP.jpg"), Buffer.concat([jpeg, await readFile(film)]));

  const { investigation, summary, events } = await collectInto(at.desk, [folder]);
  expect(summary).toMatchObject({ collected: 2, held: 0, refused: 0, unopened: [] });
  const [photo, inside] = events.filter((event) => event.event === "collected");
  expect(photo).toMatchObject({ kind: "photo", path: join(folder, "PXL.MP.jpg") });
  expect(inside).toMatchObject({ kind: "video", path: join(folder, "PXL.MP.jpg (film)") });
  const rows = await at.desk.db.selectFrom("item").select(["id", "name", "source"]).orderBy("name").execute();
  expect(rows).toMatchObject([
    { name: "PXL.MP.jpg", id: photo?.item },
    { name: "PXL.MP.jpg (film)", id: inside?.item, source: { foundIn: photo?.item } },
  ]);
  expect(rows[0]?.source).not.toHaveProperty("foundIn");
  const { tiles } = await tilesIn(at.desk, investigation);
  expect(tiles.map(({ kind, decoding, durationUs }) => [kind, decoding.state, durationUs])).toEqual([
    ["photo", "done", null],
    ["video", "done", 1_000_000],
  ]);
  const bytes = await readFile(at.desk.originals.path(inside?.sha256 ?? ""));
  expect(bytes.equals(await readFile(film))).toBe(true);

  const again = await collectInto(at.desk, [folder]);
  expect(again.summary).toMatchObject({ collected: 0, held: 2 });
});

test("of two films inside a photo both are collected, each under its name", async () => {
  const folder = join(at.folder, "two");
  await promisify(execFile)("mkdir", [folder]);
  const film = await readFile(join(at.folder, "film.mp4"));
  const other = join(at.folder, "other.mp4");
  const drawn = ["-f", "lavfi", "-i", "testsrc=size=320x240:rate=15:duration=1", "-pix_fmt", "yuv420p"];
  await promisify(execFile)("ffmpeg", ["-v", "error", ...drawn, other]);
  const jpeg = await sharp(await readFile(await drawPhoto(join(at.folder, "b.png"), 4)))
    .jpeg()
    .toBuffer();
  await writeFile(join(folder, "two.jpg"), Buffer.concat([jpeg, film, await readFile(other)]));
  const { events } = await collectInto(at.desk, [folder]);
  const kept = events.flatMap((event) => (event.event === "collected" ? [event] : []));
  expect(kept.map(({ path, kind }) => [path, kind])).toEqual([
    [join(folder, "two.jpg"), "photo"],
    [join(folder, "two.jpg (film)"), "video"],
    [join(folder, "two.jpg (film 2)"), "video"],
  ]);
  const [, , second] = kept;
  expect(await readFile(at.desk.originals.path(second?.sha256 ?? ""))).toEqual(await readFile(other));
});

test("what is not opened is told by the name of its format, with what to do", async () => {
  const folder = join(at.folder, "others");
  await promisify(execFile)("mkdir", [folder]);
  await writeFile(join(folder, "a.mxf"), Buffer.from("060e2b34020501010d01020101020400", "hex"));
  await writeFile(join(folder, "b.jp2"), Buffer.from("0000000c6a5020200d0a870a", "hex"));
  const { summary } = await collectInto(at.desk, [folder]);
  expect(summary.unopened.map(({ code, sentence }) => [code, sentence])).toEqual([
    [
      "unsupported-format",
      "This is an MXF film, which is not opened here; its bytes are kept: convert it to MP4 and collect that copy beside it.",
    ],
    [
      "unsupported-format",
      "This is a JPEG 2000 picture, which is not opened here; its bytes are kept: convert it to PNG or JPEG and collect that copy beside it.",
    ],
  ]);
});
