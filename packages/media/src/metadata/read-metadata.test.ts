// Tests of embedded metadata: what is told, and what a hostile record cannot do.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { scratchFolder } from "../testing/drawn.ts";
import { flattened, readMetadata } from "./read-metadata.ts";

describe("reading embedded metadata", () => {
  test("gives names, numbers and coordinates as stored", async () => {
    const file = join(scratchFolder(), "original");
    const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: "#888" } });
    const exif = {
      IFD0: { Artist: "A. Photographer", Make: "Drawn" },
      IFD3: {
        GPSLatitude: "51/1 30/1 0/1",
        GPSLatitudeRef: "N",
        GPSLongitude: "0/1 6/1 0/1",
        GPSLongitudeRef: "W",
      },
    };
    await writeFile(file, await picture.withExif(exif).jpeg().toBuffer());
    const metadata = await readMetadata(file);
    expect(metadata).toMatchObject({ tool: "exiftool", leftOut: 0 });
    const tags = "tags" in metadata ? metadata.tags : {};
    expect(tags["IFD0:Artist"]).toBe("A. Photographer");
    expect(tags["Composite:GPSLatitude"]).toBeCloseTo(51.5);
    expect(tags["Composite:GPSLongitude"]).toBeCloseTo(-0.1);
    expect(Object.keys(tags).filter((key) => /System|SourceFile|ExifToolVersion/.test(key))).toEqual([]);
  });

  test("tells little of a file without any, and refuses one that says too much", async () => {
    const file = join(scratchFolder(), "original");
    await writeFile(file, "plain words");
    expect(await readMetadata(file)).toMatchObject({ tags: { "File:FileType": "TXT" } });
    expect(await readMetadata(file, { limits: { outputBytes: 10 } })).toMatchObject({
      code: "output-too-large",
    });
  });

  test("throws when there is no such file", async () => {
    await expect(readMetadata(join(scratchFolder(), "absent"))).rejects.toThrow("ENOENT");
  });
});

describe("a hostile metadata record", () => {
  test("holds no half of a character, not even where a long value is cut, and no NUL", () => {
    const { tags } = flattened({
      version: 13,
      tags: {
        "XMP:Cut": `${"x".repeat(9_999)}🙂`,
        "XMP:Half": "a\uD83Db\uDE42",
        "XMP:Nul": "a\0b",
        "XMP:Whole": "ґ🙂",
      },
    });
    expect({ ...tags }).toEqual({
      "XMP:Cut": "x".repeat(9_999),
      "XMP:Half": "a b",
      "XMP:Nul": "a b",
      "XMP:Whole": "ґ🙂",
    });
  });

  test("cannot reach a prototype", () => {
    const record = JSON.parse(
      '{"__proto__":{"polluted":1},"XMP:constructor":"x","a:prototype":"x","__proto__x y":1}',
    );
    const { tags, leftOut } = flattened({ version: 13, tags: record });
    expect(Object.keys(tags)).toEqual([]);
    expect(leftOut).toBe(4);
    expect("polluted" in {}).toBe(false);
    expect(Object.getPrototypeOf(tags)).toBeNull();
  });

  test("keeps words, numbers, truths and short lists of them, and counts the rest", () => {
    const { tags, leftOut } = flattened({
      version: 13,
      tags: {
        "A:Text": "one\u0000two\u202ethree",
        "A:Long": "x".repeat(20_000),
        "A:List": ["a", 1, true],
        "A:Deep": { inner: 1 },
        "A:Mixed": [1, { inner: 1 }],
        "A:Many": Array.from({ length: 501 }, () => 1),
        "A:Infinite": Number.POSITIVE_INFINITY,
        "A:Null": null,
        "bad key\n": 1,
      },
    });
    expect(tags["A:Text"]).toBe("one two three");
    expect(tags["A:Long"]).toHaveLength(10_000);
    expect(tags["A:List"]).toEqual(["a", 1, true]);
    expect(leftOut).toBe(6);
  });

  test("is cut at five thousand values", () => {
    const record = Object.fromEntries(Array.from({ length: 6000 }, (_, i) => [`A:T${i}`, i]));
    expect(flattened({ version: 13, tags: record }).leftOut).toBe(1000);
  });
});
