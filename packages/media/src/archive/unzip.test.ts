// ZIPs of any kind: what comes out is what went in, and every way to lie is refused, by file or as a whole.
import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isRefusal } from "../refusal.ts";
import { zipOf, type ZipFile } from "../testing/zips.ts";
import { unzip, zipLimits, type ZipLimits } from "./unzip.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "sightline-zip-"));
});
afterAll(() => rm(folder, { recursive: true }));

const hash = (of: Uint8Array): string => createHash("sha256").update(of).digest("hex");

/** By name: the hash of the bytes that came out, or why not. */
async function opened(zip: Buffer, limits: Partial<ZipLimits> = {}): Promise<unknown> {
  const path = join(folder, "in.zip");
  const outFile = join(folder, "out");
  await writeFile(path, zip);
  const done = await unzip(path, { outFile, limits: { ...zipLimits, ...limits }, allowUnsandboxed: true });
  expect((await readdir(folder)).sort()).toEqual(["in.zip", "out"]);
  if (isRefusal(done)) return done.code;
  if ("refused" in done) return done.refused;
  const bytes = await readFile(outFile);
  return done.files.map(({ name, at, bytes: many, why }) => [
    name,
    why ?? hash(bytes.subarray(at, at + many)),
  ]);
}

const data = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.integer({ min: 0, max: 200_000 }).map((size) => randomBytes(size)),
);
const right = fc.record({
  name: fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }).map((name) => `${name}.jpg`),
  data,
  stored: fc.boolean(),
  descriptor: fc.boolean(),
  zip64: fc.boolean(),
});
const asked = (files: readonly ZipFile[]) =>
  files.map(({ name, data: bytes }) => [String(name), hash(bytes)]);

test("whatever was packed, with descriptors, as ZIP64, stored or not, comes out the same", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(right, { maxLength: 8, selector: ({ name }) => name }), async (files) => {
      expect(await opened(zipOf(files))).toEqual(asked(files));
    }),
    { numRuns: 25, seed: 11 },
  );
});

const bytes = Buffer.from("some bytes of a photo, which are no photo");
const other: ZipFile = { name: "beside.jpg", data: Buffer.from("beside") };
const kept = asked([other])[0];

const LIES: readonly (readonly [string, NonNullable<ZipFile["lie"]>, string])[] = [
  ["a symbolic link", { mode: 0o120777 }, "link"],
  ["a device", { mode: 0o020666 }, "special"],
  ["a socket", { mode: 0o140777 }, "special"],
  ["encrypted", { encrypted: true }, "encrypted"],
  ["packed in another way", { method: 12 }, "method"],
  ["larger than it says", { size: bytes.length - 1 }, "size"],
  ["smaller than it says", { size: bytes.length + 1 }, "size"],
  ["of another checksum", { crc: 1 }, "damaged"],
  ["called otherwise before its bytes", { localName: "b.jpg" }, "two-names"],
];
test.each(LIES)("a file that is %s is refused, and the one beside it is not", async (_, lie, why) => {
  for (const stored of [false, true])
    for (const descriptor of [false, true]) {
      const files = [{ name: "a.jpg", data: bytes, stored, descriptor, lie }, other];
      expect(await opened(zipOf(files))).toEqual([["a.jpg", why], kept]);
    }
});

test("several files of one name are all refused: who reads the first, and who the last, must agree", async () => {
  const twice = [1, 2].map((n) => ({ name: "a.jpg", data: Buffer.from(`version ${n}`) }));
  expect(await opened(zipOf([...twice, other]))).toEqual([["a.jpg", "twice"], ["a.jpg", "twice"], kept]);
});

test("a file that grows to very many times its size is refused before it is unpacked", async () => {
  const bomb = { name: "bomb.jpg", data: Buffer.alloc(30_000_000) };
  expect(await opened(zipOf([bomb, other]))).toEqual([["bomb.jpg", "bomb"], kept]);
  // One that says that it is small is stopped where it says that it ends.
  const small = Array.from({ length: 120 }, (_, n) => ({ name: `${n}.jpg`, data: Buffer.alloc(999_999) }));
  expect(await opened(zipOf(small))).toBe("too-large");
  const liar = { ...bomb, lie: { size: 1000 } };
  expect(await opened(zipOf([liar, other]))).toEqual([["bomb.jpg", "size"], kept]);
});

test("files that share bytes are refused with all of the ZIP, before anything is unpacked", async () => {
  const core = { name: "0.jpg", data: randomBytes(100_000) };
  const copies = Array.from({ length: 50 }, (_, i) => ({
    ...core,
    name: `${i + 1}.jpg`,
    lie: { sameAs: 0 },
  }));
  expect(await opened(zipOf([core, ...copies]))).toBe("overlap");
  // One whose bytes reach over those of the next.
  const reaching = { ...core, stored: true, lie: { packed: 100_010, size: 100_010 } };
  expect(await opened(zipOf([reaching, other]))).toBe("overlap");
});

test("too many files, or too many bytes in all, are refused before anything is unpacked", async () => {
  const files = Array.from({ length: 5 }, (_, i) => ({ name: `${i}.jpg`, data: randomBytes(1000) }));
  expect(await opened(zipOf(files), { files: 4 })).toBe("too-many-files");
  expect(await opened(zipOf(files), { bytes: 4999 })).toBe("too-large");
  expect(await opened(zipOf(files), { files: 5, bytes: 5000 })).toEqual(asked(files));
});

test("names are told as they are, for the desk to judge, and folders are passed over", async () => {
  const names = ["../out.jpg", "/etc/passwd", "C:\\x.jpg", "a\\..\\b.jpg", "a/b.jpg"];
  const files: ZipFile[] = names.map((name) => ({ name, data: bytes }));
  const done = await opened(zipOf([{ name: "a/", data: Buffer.alloc(0), stored: true }, ...files]));
  expect(done).toEqual(asked(files));
});

test("whatever of a ZIP is cut off or changed, nothing comes out that did not go in", async () => {
  const files = [{ name: "a.jpg", data: randomBytes(500) }, { name: "b.jpg", data: bytes }, other];
  const zip = zipOf(files);
  const went = new Set(asked(files).map((one) => one[1]));
  const spoiled = fc.record({
    cut: fc.nat(zip.length),
    changes: fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { maxLength: 4 }),
    cuts: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(spoiled, async ({ cut, changes, cuts }) => {
      const copy = Buffer.from(zip);
      for (const [at, value] of changes) copy[at] = value;
      const done = await opened(cuts ? copy.subarray(0, cut) : copy);
      if (typeof done === "string") return;
      const came = (done as string[][]).map(([, what = ""]) => what);
      expect(came.filter((what) => what.length === 64 && !went.has(what))).toEqual([]);
    }),
    { numRuns: 40, seed: 3 },
  );
});
