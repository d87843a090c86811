// Bags of anybody's: whatever their files are called they are valid, and whatever is changed in one is told.
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { corpus } from "../../../media/src/testing/corpus.ts";
import { DECLARATION, lineOf, type Algorithm } from "./bag.ts";
import { checkBag } from "./check-bag.ts";

let root: string;
beforeAll(async () => (root = await mkdtemp(join(tmpdir(), "sightline-bags-"))));
afterAll(() => rm(root, { recursive: true, force: true }));

type Files = Readonly<Record<string, string>>;
let made = 0;
async function written(files: Files): Promise<string> {
  const folder = join(root, String((made += 1)));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

const listed = (kind: Algorithm, files: Files): string =>
  Object.entries(files)
    .map(([path, text]) => lineOf(createHash(kind).update(text).digest("hex"), path))
    .join("");

/** A bag that is right, by the standard's own words. */
function bagOf(payload: Files, kinds: readonly Algorithm[]): Files {
  const bytes = Object.values(payload).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const tags: Record<string, string> = {
    "bagit.txt": DECLARATION,
    "bag-info.txt": `Payload-Oxum: ${bytes}.${Object.keys(payload).length}\n`,
  };
  for (const kind of kinds) tags[`manifest-${kind}.txt`] = listed(kind, payload);
  const [first = "sha256"] = kinds;
  return { ...payload, ...tags, [`tagmanifest-${first}.txt`]: listed(first, tags) };
}

const problems = async (folder: string) => {
  const checked = await checkBag(folder);
  if (!checked.ok) return [checked.refusal.code];
  return checked.value.problems.map(({ file, sentence }) => `${file}: ${sentence}`);
};

const name = fc
  .string({
    unit: fc.constantFrom("a", "B", "%", "0", "A", "D", "2", "5", " ", "\n", "\r", "é", "𠮷", "~", ".", "\\"),
    minLength: 1,
    maxLength: 12,
  })
  .filter((one) => one.trim() === one && ![".", ".."].includes(one));
const payload = fc
  .uniqueArray(name, { minLength: 1, maxLength: 5 })
  .chain((names) =>
    fc.tuple(
      ...names.map((one) => fc.string({ maxLength: 40 }).map((text) => [`data/${one}`, text] as const)),
    ),
  )
  .map((pairs) => Object.fromEntries(pairs));
const kinds = fc.uniqueArray(fc.constantFrom<Algorithm>("md5", "sha1", "sha256", "sha512"), {
  minLength: 1,
  maxLength: 3,
});

test("whatever its files are called, and whatever hashes it has, a right bag is valid", async () => {
  await fc.assert(
    fc.asyncProperty(payload, kinds, async (files, algorithms) => {
      expect(await problems(await written(bagOf(files, algorithms)))).toEqual([]);
    }),
    { seed: 8493, numRuns: 100 },
  );
});

/** The standard keeps no hash of what keeps the hashes of the tag files. */
const isKept = (path: string): boolean => !path.startsWith("tagmanifest-");

test("whichever byte of whichever file is another, cut off or one too many, it is told", async () => {
  const change = fc.record({
    which: fc.nat(),
    where: fc.nat(),
    by: fc.constantFrom<(text: string, at: number) => string>(
      (text, at) => `${text.slice(0, at)}${text[at] === "7" ? "8" : "7"}${text.slice(at + 1)}`,
      (text, at) => text.slice(0, at),
      (text, at) => `${text.slice(0, at)}7${text.slice(at)}`,
    ),
  });
  await fc.assert(
    fc.asyncProperty(payload, kinds, change, async (files, algorithms, { which, where, by }) => {
      const bag = bagOf(files, algorithms);
      const all = Object.keys(bag).filter(isKept);
      const path = all[which % all.length] ?? "";
      const text = bag[path] ?? "";
      const other = by(text, where % Math.max(1, text.length));
      fc.pre(other !== text);
      expect(await problems(await written({ ...bag, [path]: other }))).not.toEqual([]);
    }),
    { seed: 8493, numRuns: 300 },
  );
});

describe("told by its file", () => {
  const right = { "data/a.txt": "one", "data/b/c.txt": "two" };
  const bag = bagOf(right, ["sha256", "sha512"]);
  const manifest = bag["manifest-sha256.txt"] ?? "";
  /** With all that tells of the change by its own hash taken away, so that one check alone can find it. */
  const alone = (files: Files): Files => {
    const { "tagmanifest-sha256.txt": _, ...rest } = files;
    return rest;
  };
  const one = alone(bagOf(right, ["sha256"]));
  test.each<[what: string, files: Files, told: string]>([
    [
      "a file too many",
      { ...one, "data/d.txt": "x", "bag-info.txt": "" },
      "data/d.txt: manifest-sha256.txt does not list it; each manifest lists every file.",
    ],
    [
      "a dot file too many",
      { ...one, "data/.d": "x", "bag-info.txt": "" },
      "data/.d: manifest-sha256.txt does not list it; each manifest lists every file.",
    ],
    [
      "a file that one of two manifests lacks",
      alone({ ...bag, "manifest-sha512.txt": listed("sha512", { "data/a.txt": "one" }) }),
      "data/b/c.txt: manifest-sha512.txt does not list it; each manifest lists every file.",
    ],
    [
      "a file twice",
      { ...one, "manifest-sha256.txt": `${manifest}${listed("sha256", { "data/a.txt": "one" })}` },
      "manifest-sha256.txt: Its line 3 lists data/a.txt a second time.",
    ],
    [
      "a file outside",
      { ...one, "manifest-sha256.txt": `${manifest}${"0".repeat(64)}  data/../../etc/passwd\n` },
      "data/../../etc/passwd: manifest-sha256.txt may not list it.",
    ],
    [
      "a tag file among the payload",
      { ...one, "manifest-sha256.txt": `${manifest}${listed("sha256", { "bagit.txt": DECLARATION })}` },
      "bagit.txt: manifest-sha256.txt may not list it.",
    ],
    [
      "a line that is none",
      { ...one, "manifest-sha256.txt": `${manifest}data/a.txt\n` },
      "manifest-sha256.txt: Its line 3 is not a hash and the name of a file.",
    ],
    [
      "hashes that nobody knows",
      { ...one, "manifest-crc32.txt": manifest },
      "manifest-crc32.txt: Hashes of the kind crc32 cannot be checked here.",
    ],
    [
      "no manifest",
      { "bagit.txt": DECLARATION, "data/a.txt": "one" },
      "manifest-sha256.txt: No manifest lists what the bag holds.",
    ],
    [
      "no payload",
      { "bagit.txt": DECLARATION, "manifest-sha256.txt": "" },
      "data/: The folder of what the bag holds is missing.",
    ],
    [
      "another number of bytes",
      { ...one, "bag-info.txt": "payload-oxum: 6.3\n" },
      "bag-info.txt: It says that the bag holds 6.3 (bytes and files); it holds 6.2.",
    ],
    [
      "a declaration with a space",
      { ...one, "bagit.txt": DECLARATION.replace(":", " :") },
      "bagit.txt: It does not declare a bag in the two lines that the standard sets down.",
    ],
    [
      "an older version",
      { ...one, "bagit.txt": DECLARATION.replace("1.0", "0.97") },
      "bagit.txt: It declares version 0.97; only 1.0 is checked here.",
    ],
    [
      "another encoding",
      { ...one, "bagit.txt": DECLARATION.replace("UTF-8", "KOI8-R") },
      "bagit.txt: It declares the encoding KOI8-R; only UTF-8 is read here.",
    ],
    [
      "what is to be fetched",
      {
        ...one,
        "fetch.txt": "https://example.org/x 3 data/x.txt\n",
        "manifest-sha256.txt": `${manifest}${listed("sha256", { "data/x.txt": "abc" })}`,
        "bag-info.txt": "",
      },
      "data/x.txt: It is to be fetched from elsewhere, and nothing is fetched here: the bag is not complete.",
    ],
  ])("%s", async (_, files, told) => {
    expect(await problems(await written(files))).toEqual([told]);
  });

  test("a link, and the bytes behind it are not read", async () => {
    const folder = await written(one);
    await rename(join(folder, "data/a.txt"), join(root, "elsewhere.txt"));
    await symlink(join(root, "elsewhere.txt"), join(folder, "data/a.txt"));
    expect(await problems(folder)).toContain(
      "data/a.txt: This is a link or no file; a bag holds files and folders.",
    );
  });

  test("what is no bag", async () => {
    expect(await problems(root)).toEqual(["not-a-bag"]);
    expect(await problems(join(root, "nowhere"))).toEqual(["not-a-bag"]);
    expect(await readFile(join(root, "elsewhere.txt"), "utf8")).toBe("one");
  });
});

const cases = corpus("interop");
describe.runIf(cases)("the cases of the standard's own suite", () => {
  const folder = join(cases ?? "", "bagit", "v1.0");
  test.each(["basicBag"])("%s is valid", async (one) => {
    expect(await problems(join(folder, "valid", one))).toEqual([]);
  });
  test.each([
    "bagit-with-invalid-whitespace",
    "notAllManifestsListAllFiles",
    "same-filename-listed-twice-with-different-hashes",
    "same-filename-listed-twice-with-the-same-hash",
  ])("%s is not valid", async (one) => {
    const told = await problems(join(folder, "invalid", one));
    expect(told).not.toEqual([]);
    expect(told).not.toEqual(["not-a-bag"]);
  });
});
