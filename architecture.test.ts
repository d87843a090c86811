// Reads every import of every package and holds it against the map in ARCHITECTURE.md; the lock file against its platforms.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { build } from "vite";
import { describe, expect, test } from "vitest";
import { MAP } from "./architecture.map.ts";

const root = import.meta.dirname;

type Manifest = Record<
  "dependencies" | "devDependencies" | "optionalDependencies",
  Record<string, string> | undefined
>;

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));

const isTest = (file: string): boolean => /\.test\.tsx?$|\/testing\//.test(file);

/** Every module named by a static import, a re-export or an `import()` with a literal. */
const importsOf = (file: string): string[] =>
  [
    ...readFileSync(file, "utf8").matchAll(
      /(?:^|\s)(?:import|export)\s[^;"']*?from\s+["']([^"']+)["']|(?:^|\W)import(?:\(|\s+)["']([^"']+)["']|createRequire\([^)]*\)\(["']([^"']+)["']\)/g,
    ),
  ].map((match) => match[1] ?? match[2] ?? match[3] ?? "");

const packages = Object.keys(MAP);
const sources = new Map(packages.map((name) => [name, filesOf(join(root, "packages", name, "src"))]));

const libraryOf = (module: string): string =>
  module
    .split("/")
    .slice(0, module.startsWith("@") ? 2 : 1)
    .join("/");
const allowed = (library: string, list: readonly string[]): boolean =>
  list.some((one) => one === library || (one.endsWith("/*") && library.startsWith(one.slice(0, -1))));

test("enough was read to mean something", () => {
  const tooFew = [...sources].filter(([name, files]) => files.length < (name === "report" ? 2 : 6));
  expect(tooFew).toEqual([]);
  const all = [...sources.values()].flat();
  expect(all.length).toBeGreaterThan(120);
  expect(all.flatMap(importsOf).length).toBeGreaterThan(400);
});

test("there is no package that the map does not know, and each has one index.ts", () => {
  expect(readdirSync(join(root, "packages")).sort()).toEqual([...packages].sort());
  const without = packages.filter((name) => {
    const index = join(root, "packages", name, "src", "index.ts");
    return name !== "web" && !sources.get(name)?.includes(index);
  });
  expect(without).toEqual([]);
});

describe.each(packages)("%s", (name) => {
  const may = MAP[name];
  const files = (sources.get(name) ?? []).filter((file) => !isTest(file));
  const imports = files.flatMap((file) => importsOf(file).map((module) => ({ file, module })));

  test("imports only the packages that the map allows, by their name alone", () => {
    const ours = imports.filter(({ module }) => module.startsWith("@sightline/"));
    const wrong = ours.filter(({ module }) => !may?.ours.includes(module.slice("@sightline/".length)));
    expect(wrong).toEqual([]);
  });

  test("reaches into no other package by a path", () => {
    const home = join(root, "packages", name);
    const outside = imports.filter(
      ({ file, module }) => module.startsWith(".") && !join(file, "..", module).startsWith(`${home}/`),
    );
    // The demo draws its world with the fixtures; nothing else leaves its package.
    const wrong = outside.filter(
      ({ module }) => !(name === "cli" && module.endsWith("/fixtures/demo/index.ts")),
    );
    expect(wrong).toEqual([]);
  });

  test("takes from Node and from the registry only what it may", () => {
    const others = imports.filter(
      ({ module }) => !module.startsWith(".") && !module.startsWith("@sightline/"),
    );
    const wrong = others.filter(({ module }) =>
      module.startsWith("node:") ? may?.node !== true : !allowed(libraryOf(module), may?.libraries ?? []),
    );
    expect(wrong).toEqual([]);
  });
});

/** What the product's files import of each other, by path. */
const inside = new Map(
  [...sources.values()].flat().flatMap((file) => {
    if (isTest(file)) return [];
    const own = importsOf(file).filter((module) => module.startsWith("."));
    return [[file, own.map((module) => join(dirname(file), module))] as const];
  }),
);

/** All files that one needs, through any number of others. */
function neededBy(file: string, needed = new Set<string>()): Set<string> {
  for (const next of inside.get(file) ?? []) if (!needed.has(next)) neededBy(next, needed.add(next));
  return needed;
}

test("no circle of imports joins files of different nouns", () => {
  const circles = [...inside].flatMap(([file, imported]) =>
    imported
      .filter((other) => dirname(other) !== dirname(file) && neededBy(other).has(file))
      .map((other) => `${relative(root, file)} and ${relative(root, other)}`),
  );
  expect(circles).toEqual([]);
});

test.each(packages)("package.json of %s names exactly what its source imports", (name) => {
  const home = join(root, "packages", name);
  const manifest = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as Manifest;
  const imported = (sources.get(name) ?? [])
    .filter((file) => !isTest(file))
    .flatMap(importsOf)
    .filter((module) => !/^(?:\.|node:)/.test(module));
  // A style sheet names its typefaces, and a program that is started is named by its package.
  const others = readdirSync(join(home, "src"), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(?:css|ts)$/.test(file) && !isTest(`/${file}`))
    .flatMap((file) => [
      ...readFileSync(join(home, "src", file), "utf8").matchAll(/(?:url|resolved?)\(\s*"([^"]+)"/g),
    ])
    .map((match) => match[1] ?? "");
  const named = [...imported, ...others].map(libraryOf).filter((library) => library !== ".");
  expect(Object.keys(manifest.dependencies ?? {}).toSorted()).toEqual([...new Set(named)].toSorted());
});

/** The numbers of the rules that a page lists. */
const rulesIn = (page: string): Set<string> =>
  new Set(
    [...readFileSync(join(root, "docs", page), "utf8").matchAll(/^(\d+)\. \*\*/gm)].map(
      ([, number = ""]) => number,
    ),
  );

test("every rule, page and decision that a comment cites is in the repository", () => {
  const rules = { method: rulesIn("method.md"), matching: rulesIn("matching.md") };
  const decisions = readdirSync(join(root, "docs/decisions")).map((file) => file.slice(0, 4));
  const wrong = [...sources.values()].flat().flatMap((file) => {
    const comments = [...readFileSync(file, "utf8").matchAll(/\/\/.*|\/\*[^]*?\*\//g)].join("\n");
    const cited = [...comments.matchAll(/(docs\/matching\.md, )?\brules? (\d+)(?: and (\d+))?/gi)].flatMap(
      ([, page, ...numbers]) => numbers.filter((one) => one && !rules[page ? "matching" : "method"].has(one)),
    );
    const pages = [...comments.matchAll(/\bdocs\/[\w/-]+\.md|\b[A-Z]{3,}\.md/g)]
      .map(([page]) => page)
      .filter((page) => !existsSync(join(root, page)));
    const decided = [...comments.matchAll(/\bdecisions? (\d{4})/g)]
      .map(([, number = ""]) => number)
      .filter((number) => !decisions.includes(number));
    return [...cited, ...pages, ...decided].map((what) => `${relative(root, file)}: ${what}`);
  });
  expect(rules.method.size).toBeGreaterThan(5);
  expect(rules.matching.size).toBeGreaterThan(5);
  expect(wrong).toEqual([]);
});

test("the pure packages read no clock, no chance and no process", () => {
  const pure = ["count", "match", "domain"]
    .flatMap((name) => sources.get(name) ?? [])
    .filter((file) => !isTest(file));
  const wrong = pure.filter((file) =>
    /\bDate\.now|new Date\(\)|Math\.random|performance\.now|process\./.test(readFileSync(file, "utf8")),
  );
  expect(wrong).toEqual([]);
});

const elsewhere = (name: string): string[] =>
  [...sources].filter(([one]) => one !== name).flatMap(([, files]) => files.filter((file) => !isTest(file)));

const pages = (sources.get("web") ?? []).filter((file) => !isTest(file));

test("the pages know five sizes of type and two widths of a page, and no others", () => {
  const style = readFileSync(join(root, "packages", "web", "src", "style.css"), "utf8");
  const tokens = (kind: string) =>
    [...style.matchAll(new RegExp(`^ *--${kind}-([a-z]+):`, "gm"))].map(([, name]) => name);
  expect(tokens("text")).toEqual(["small", "base", "large", "title", "figure"]);
  expect(tokens("container")).toEqual(["wide", "narrow"]);
  const other = /\b(?:text|max-w)-(?:xs|sm|md|lg|\d?xl|\[[\d.]+(?:rem|px|em)\])(?![\w-])/g;
  const odd = pages.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(other)].map(([name]) => `${file}: ${name}`),
  );
  expect(odd).toEqual([]);
});

test("the page of the kit is in nothing that is built", async () => {
  const built = await build({
    root: join(root, "packages", "web"),
    logLevel: "error",
    build: { write: false, minify: false },
  });
  const chunks = [built].flat().flatMap((one) => ("output" in one ? one.output : []));
  const text = chunks.map((chunk) => (chunk.type === "chunk" ? chunk.code : "")).join();
  expect(text).toContain("Reveal all pictures");
  expect(text).not.toContain("Every part that the pages are made of");
});

test("SQL is written in server only, and decoders are started in media only", () => {
  const sql = elsewhere("server").filter((file) =>
    /\bselect \S+ from\b|\binsert into\b/i.test(readFileSync(file, "utf8")),
  );
  expect(sql).toEqual([]);
  const decoders = elsewhere("media").filter((file) =>
    /["'](ffmpeg|ffprobe|exiftool|heif-dec|heif-enc|sharp)["']/.test(readFileSync(file, "utf8")),
  );
  expect(decoders).toEqual([]);
});

test("the picture library is loaded by sandboxed children alone", () => {
  const files = (sources.get("media") ?? []).filter((file) => !isTest(file));
  // libheif is loaded by name, with its compiled part beside it.
  const loading = new Set(
    files.filter((file) => importsOf(file).includes("sharp") || file.endsWith("/libheif.ts")),
  );
  expect(loading.size).toBeGreaterThan(1);
  // Whoever imports what loads it loads it too, up to the programs of the children.
  for (const loaded of loading) {
    if (loaded.endsWith("-child.ts")) continue;
    for (const file of files)
      if (importsOf(file).some((module) => resolve(dirname(file), module) === loaded)) loading.add(file);
  }
  expect([...loading].some((file) => file.endsWith("-child.ts"))).toBe(true);
  const reached = [...loading].filter((file) => !/(-child|photo\/[\w-]+)\.ts$/.test(file));
  expect(reached).toEqual([]);
  const parents = files.filter((file) => !file.includes("/photo/") && !file.endsWith("-child.ts"));
  const loaders = [...loading].filter((file) => !file.endsWith("-child.ts"));
  for (const file of parents)
    for (const module of importsOf(file)) expect(loaders).not.toContain(resolve(dirname(file), module));
});

test("the lock file has an entry for every platform package that it names", () => {
  type Lock = { packages: Record<string, { optionalDependencies?: Record<string, string> }> };
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as Lock;
  const named = Object.entries(lock.packages).flatMap(([from, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).map((name) => ({ from, name })),
  );
  expect(named.length).toBeGreaterThan(20);
  const missing = named.filter(
    ({ from, name }) =>
      !(`node_modules/${name}` in lock.packages) && !(`${from}/node_modules/${name}` in lock.packages),
  );
  expect(missing).toEqual([]);
});

test("versions are exact", () => {
  const manifests = ["package.json", ...packages.map((name) => `packages/${name}/package.json`)];
  for (const manifest of manifests) {
    const read = JSON.parse(readFileSync(join(root, manifest), "utf8")) as Manifest;
    const versions = Object.entries({
      ...read.dependencies,
      ...read.devDependencies,
      ...read.optionalDependencies,
    });
    const loose = versions.filter(([, version]) => !/^\d+\.\d+\.\d+/.test(version));
    expect({ manifest, loose }).toEqual({ manifest, loose: [] });
  }
});
