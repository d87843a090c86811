// Tests of PNGs that were cut short or damaged: what is there is shown, and how much is missing is told.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { inspect } from "../inspect.ts";
import { isRefusal } from "../refusal.ts";
import { scratchFolder } from "../testing/drawn.ts";

const [width, height] = [160, 120];
/** No two rows alike, and nothing that packs well: a cut takes rows away. */
const noise = Buffer.alloc(width * height * 3);
for (let i = 0, state = 7; i < noise.length; i++) {
  state = (Math.imul(state, 1103515245) + 12345) >>> 0;
  noise[i] = 64 + ((state >>> 16) & 127);
}

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, sum]);
}

/** So many of its rows, packed whole; the header says that there are more. */
function png(rows = height, inOneChunk = true): Buffer {
  const header = Buffer.from("000000000000000008020000 00".replaceAll(" ", ""), "hex");
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  const raw = Buffer.concat(
    Array.from({ length: rows }, (_, y) =>
      Buffer.concat([Buffer.of(0), noise.subarray(y * width * 3, (y + 1) * width * 3)]),
    ),
  );
  const packed = deflateSync(raw);
  const parts = inOneChunk ? [packed] : [packed.subarray(0, 9000), packed.subarray(9000)];
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", header),
    ...parts.map((part) => chunk("IDAT", part)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const touched = (at: number): Buffer => {
  const file = png();
  file[at] = (file[at] ?? 0) ^ 0xff;
  return file;
};

async function shown(file: Buffer) {
  const folder = scratchFolder();
  const path = join(folder, "a.png");
  await writeFile(path, file);
  const answer = await inspect(path, { outDir: folder });
  if (isRefusal(answer)) return { refused: answer.code, warnings: [], rows: 0 };
  const grey = await sharp(join(folder, "still.jpg")).greyscale().raw().toBuffer();
  const lit = Array.from({ length: height }, (_, y) => {
    const row = grey.subarray(y * width, (y + 1) * width);
    return row.reduce((sum, level) => sum + level, 0) / width > 40;
  });
  return { refused: null, warnings: answer.decode.warnings, rows: lit.lastIndexOf(true) + 1 };
}

const told = (rows: number): string =>
  `The picture is cut short: ${rows} of ${height} rows are there, and what is shown below them is no part of it.`;

describe("a PNG", () => {
  test.each([true, false])("that is whole is told nothing of (one chunk of pixels: %s)", async (one) => {
    expect(await shown(png(height, one))).toEqual({ refused: null, warnings: [], rows: height });
  });

  test.each([0.25, 0.5, 0.9])(
    "cut after %d of its bytes shows the rows that are there, and tells how many",
    async (part) => {
      for (const one of [true, false]) {
        const whole = png(height, one);
        const { warnings, rows } = await shown(whole.subarray(0, whole.length * part));
        expect(Math.abs(rows - part * height)).toBeLessThan(4);
        expect(warnings[0]).toBe(told(rows));
      }
    },
  );

  test("that ends well after too few rows is told of too", async () => {
    expect(await shown(png(80))).toMatchObject({ warnings: [told(80)], rows: 80 });
  });

  test("whose packed bytes make no sense from some place on shows what comes before it", async () => {
    const { warnings, rows } = await shown(touched(Math.round(png().length / 2)));
    expect(warnings[0]).toMatch(/^The picture is cut short: \d+ of 120 rows|^Damaged/);
    expect(rows).toBeGreaterThan(40);
  });

  test("whose rows are all there, with something around them wrong, is told as damaged", async () => {
    expect(await shown(touched(png().length - 13))).toMatchObject({
      warnings: [expect.stringMatching(/all of its rows are there/)],
      rows: height,
    });
  });

  test("of whose picture nothing is there is refused", async () => {
    expect(await shown(png().subarray(0, 60))).toMatchObject({ refused: "undecodable" });
    expect(await shown(png(0))).toMatchObject({ refused: "undecodable" });
  });

  test("in passes that was cut short tells which share is there", async () => {
    const raw = { width, height, channels: 3 } as const;
    const file = await sharp(noise, { raw }).png({ progressive: true }).toBuffer();
    expect((await shown(file)).warnings).toEqual([]);
    const { warnings } = await shown(file.subarray(0, file.length / 2));
    expect(warnings[0]).toMatch(/^The picture is cut short: (4\d|50) of 100 parts/);
  });
});
