// Holds security/asvs.csv to what there is: each row once and in order, each claim to a test or a page that is there; and what its rows say of all sources.
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const root = import.meta.dirname;
const read = (file: string): string => readFileSync(join(root, file), "utf8");

/** RFC 4180: fields between commas, quoted where they hold one, a quote in them doubled. */
const rowsOf = (csv: string): string[][] =>
  [...csv.matchAll(/(?:^|\n)(?=[^\n])((?:"(?:[^"]|"")*"|[^"\n])*)/g)].map(([, line = ""]) =>
    [...`,${line.replace(/\r$/, "")}`.matchAll(/,("(?:[^"]|"")*"|[^,]*)/g)].map(([, field = ""]) =>
      field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field,
    ),
  );

type Row = Record<"requirement" | "level" | "applies" | "state" | "because" | "test", string>;
const [head = [], ...lines] = rowsOf(read("security/asvs.csv"));
const rows = lines.map((fields) => Object.fromEntries(head.map((name, i) => [name, fields[i]])) as Row);

/** Chapter, section and number, as three digits each. */
const placeOf = (requirement: string): string =>
  requirement
    .slice(1)
    .split(".")
    .map((number) => number.padStart(3, "0"))
    .join(".");

const cited = rows.flatMap(({ requirement, test: tests }) =>
  tests === ""
    ? []
    : tests.split(" | ").map((one) => {
        const at = one.indexOf(": ");
        return { requirement, file: one.slice(0, at), name: one.slice(at + 2) };
      }),
);

/** The names of the tests of a file: the first text given to `test` or `it`, or to what `test.each(…)` and the like make of it. */
function testsIn(text: string): string[] {
  const source = text.replaceAll(/^\s*\/\/.*$/gm, "");
  return [...source.matchAll(/(?<![\w.`"'/])(?:test|it)\b/g)].flatMap(({ 0: word, index }) => {
    let rest = source.slice(index + word.length);
    for (;;) {
      const [how] = /^(?:\s*\.\w+)*/.exec(rest) ?? [""];
      if (/\.(?:skip|todo|fails)\b/.test(how)) return [];
      rest = rest.slice(how.length).trimStart();
      const name = /^\(\s*(?:"((?:[^"\\\n]|\\.)*)"|`([^`]*)`)/.exec(rest);
      if (name) return [(name[1] ?? name[2] ?? "").replaceAll('\\"', '"')];
      const end = rest.startsWith("(") ? endOf(rest) : -1;
      if (end < 0) return [];
      rest = rest.slice(end);
    }
  });
}

/** Where the bracket that a text begins with is closed. */
function endOf(text: string): number {
  let depth = 0;
  for (const { 0: sign, index } of text.matchAll(/[()]/g)) {
    depth += sign === "(" ? 1 : -1;
    if (depth === 0) return index + 1;
  }
  return -1;
}

describe("security/asvs.csv", () => {
  test("has six columns, and each requirement once and in its order", () => {
    expect(head).toEqual(["requirement", "level", "applies", "state", "because", "test"]);
    expect(lines.filter((fields) => fields.length !== head.length)).toEqual([]);
    expect(rows.length).toBeGreaterThan(200);
    const places = rows.map(({ requirement }) => placeOf(requirement));
    expect(places).toEqual([...new Set(places)].toSorted());
    expect(rows.filter(({ requirement }) => !/^V\d{1,2}\.\d{1,2}\.\d{1,2}$/.test(requirement))).toEqual([]);
  });

  test("says of each what it is, with a reason of its own; and only of what applies whether it holds", () => {
    const odd = rows.filter(({ level, applies, state, because, test: tests }) => {
      const isSaid = because.length > 3 && because.length < 250 && because === because.trim();
      const isState = applies === "yes" ? ["holds", "partly", "open"].includes(state) : state === "";
      const isShown = state === "holds" ? tests !== "" : applies === "yes" || tests === "";
      return (
        !["1", "2"].includes(level) || !["yes", "no"].includes(applies) || !isSaid || !isState || !isShown
      );
    });
    expect(odd).toEqual([]);
    expect(new Set(rows.map(({ because }) => because)).size).toBe(rows.length);
    for (const state of ["holds", "partly", "open"])
      expect(rows.some((row) => row.state === state)).toBe(true);
  });

  test("names tests that are there", () => {
    expect(cited.length).toBeGreaterThan(150);
    const known = new Map<string, string[]>();
    const missing = cited.filter(({ file, name }) => {
      if (file.endsWith(".md")) return false;
      if (!/\.(?:test|spec)\.ts$/.test(file) || !existsSync(join(root, file))) return true;
      const names = known.get(file) ?? testsIn(read(file));
      known.set(file, names);
      return name.length < 5 || !names.some((one) => one.startsWith(name));
    });
    expect(missing).toEqual([]);
  });

  test("shows by a page only what asks for a page, under a heading that is there", () => {
    const pages = cited.filter(({ file }) => file.endsWith(".md"));
    expect(pages.length).toBeGreaterThan(5);
    const wrong = pages.filter(({ requirement, file, name }) => {
      const headings = existsSync(join(root, file)) ? read(file).match(/^#+ .*/gm) : null;
      const isHeading = headings?.some((one) => one.replace(/^#+ /, "").startsWith(name)) ?? false;
      // The first section of a chapter is what is to be written down; the others are what is to be so.
      return !isHeading || !/^V\d+\.1\.\d+$/.test(requirement);
    });
    expect(wrong).toEqual([]);
  });
});

test("a test that is not there, is only spoken of, or is passed over, is not found", () => {
  const source = `
    // test("in a comment of another test", () => {})
    test.skip("nobody asks", () => {});
    test.skipIf(a(b)("c"))("one", () => {});
    test.each([[1, f("(x)")], [2, "two"]])(
      "two %s", () => {});
    test("three", async ({ skip }) => { expect(mytest("four")).toBe("five"); latest("six"); });
    describe("seven", () => undefined);
    const test = 8; test;
  `;
  expect(testsIn(source)).toEqual(["one", "two %s", "three"]);
});

const plain = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const runs = (words: readonly string[]): string[] =>
  words.flatMap((_, i) => (i + 5 <= words.length ? [words.slice(i, i + 5).join(" ")] : []));

const corpus = join(root, "..", "shared", "data", "asvs", "asvs5.csv");
const isThere = existsSync(corpus);
if (!isThere) process.stdout.write("skipped: no corpus (asvs)\n");

describe.skipIf(!isThere)("held against ASVS 5.0 itself", () => {
  const [, ...all] = isThere ? rowsOf(readFileSync(corpus, "utf8")) : [];
  const wanted = all.filter((fields) => fields.at(-1) !== "3");

  test("the rows are those of levels 1 and 2, no more and no fewer", () => {
    expect(all).toHaveLength(345);
    expect(rows.map(({ requirement, level }) => [requirement, level])).toEqual(
      wanted.map((fields) => [fields[4], fields.at(-1)]),
    );
  });

  test("no text of it stands here: no five words in a row are its own", () => {
    const theirs = new Set(wanted.flatMap((fields) => runs(plain(fields[5] ?? ""))));
    expect(theirs.size).toBeGreaterThan(5000);
    expect(rows.flatMap(({ because }) => runs(plain(because)).filter((run) => theirs.has(run)))).toEqual([]);
  });
});

describe("of all sources", () => {
  const sources = globSync("packages/*/src/**/*.{ts,tsx,js}", { cwd: root })
    .filter((file) => !/\.test\.tsx?$|\/testing\//.test(file))
    .map((file) => ({ file, text: read(file) }));
  const where = (pattern: RegExp): string[] =>
    sources.flatMap(({ file, text }) => [...text.matchAll(pattern)].map(([said]) => `${file}: ${said}`));

  test("no source runs text as a program", () => {
    expect(sources.length).toBeGreaterThan(500);
    expect(where(/(?<![\w.])eval\(|\bnew Function\b|["'](?:node:)?vm["']|shell: true/g)).toEqual([]);
  });

  test("no page makes HTML of text", () => {
    const making =
      /dangerouslySetInnerHTML|\b(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write|srcdoc|DOMParser/gi;
    expect(where(making)).toEqual([]);
  });

  test("no source draws by chance that can be guessed", () => {
    expect(where(/\bMath\.random\b|pseudoRandomBytes/g)).toEqual([]);
    expect(where(/\brandomBytes\(\d+\)/g).length).toBeGreaterThan(8);
  });

  test("no hash is asked of the system but SHA-256 outside of bags that others packed", () => {
    const asked = where(/\bcreate(?:Hash|Hmac)\([^,)]*/g);
    expect(asked.length).toBeGreaterThan(15);
    // A bag that somebody else packed is checked by the hashes that it has, and it is told where they are weak.
    const ofBags = "packages/server/src/hand-over/bag.ts: createHash(name";
    expect(asked.filter((one) => !one.endsWith('("sha256"'))).toEqual([ofBags]);
  });

  test("every package of the lock file comes with its hash", () => {
    type Lock = { packages: Record<string, { integrity?: string; link?: boolean; inBundle?: boolean }> };
    const lock = JSON.parse(read("package-lock.json")) as Lock;
    const installed = Object.entries(lock.packages).filter(
      // What lies in the archive of another is covered by its hash.
      ([name, { link, inBundle }]) => name.includes("node_modules/") && link !== true && inBundle !== true,
    );
    expect(installed.length).toBeGreaterThan(300);
    expect(installed.filter(([, { integrity }]) => !integrity?.startsWith("sha512-"))).toEqual([]);
  });
});
