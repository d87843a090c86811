// Checks a bag of anybody's by RFC 8493: complete and valid, or each thing that is wrong with it, by its file.
import { lstat, readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { ok, refuse, type Result } from "@sightline/domain";
import {
  ALGORITHMS,
  BAG_FILE,
  decoded,
  hashesOf,
  PAYLOAD,
  walk,
  type Algorithm,
  type Walked,
} from "./bag.ts";

export type BagChecked = {
  readonly files: number;
  readonly bytes: number;
  readonly algorithms: readonly Algorithm[];
  /** None where the bag is complete and valid. */
  readonly problems: readonly BagProblem[];
};
export type BagProblem = { readonly file: string; readonly sentence: string };

/** Tag files are read whole. */
const MOST_BYTES = 256 * 1024 * 1024;

/** Nothing is ever fetched. Refuses what is no folder with a declaration; all else is a problem. */
export async function checkBag(
  from: string,
  onProgress: (bytes: number) => void = () => undefined,
): Promise<Result<BagChecked>> {
  const folder = resolve(from);
  const isThere = await lstat(join(folder, BAG_FILE)).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!isThere)
    return refuse("not-a-bag", `This folder holds no ${BAG_FILE}; name the folder of a bag.`, folder);
  const { files, odd } = await walk(folder);
  const problems: BagProblem[] = odd.map((file) => ({
    file,
    sentence: "This is a link or no file; a bag holds files and folders.",
  }));
  const say = (file: string, sentence: string): void => void problems.push({ file, sentence });
  const texts = await tagTexts(folder, files, say);
  await declared(folder, say);
  const manifests = [...texts].flatMap(([name, text]) => manifestOf(name, text, say));
  const payload = files.filter(({ path }) => path.startsWith(PAYLOAD));
  const ofPayload = manifests.filter(({ ofTags }) => !ofTags);
  if (ofPayload.length === 0) say("manifest-sha256.txt", "No manifest lists what the bag holds.");
  const hasData = await stat(join(folder, PAYLOAD)).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!hasData) say(PAYLOAD, "The folder of what the bag holds is missing.");
  tellListed(files, { manifests, elsewhere: fetchedIn(texts.get("fetch.txt"), say) }, say);
  let read = 0;
  const onRead = (some: number): void => onProgress((read += some));
  for (const { path } of files) await compare(folder, path, { manifests, say, onRead });
  const bytes = payload.reduce((sum, one) => sum + one.bytes, 0);
  oxum(texts.get("bag-info.txt"), `${bytes}.${payload.length}`, say);
  const algorithms = [...new Set(ofPayload.map(({ algorithm }) => algorithm))];
  return ok({ files: payload.length, bytes, algorithms, problems });
}

type Listed = { readonly manifests: readonly Manifest[]; readonly elsewhere: ReadonlySet<string> };

/** What is listed and what is there, each way. `elsewhere` is what is to be fetched. */
function tellListed(files: readonly Walked[], { manifests, elsewhere }: Listed, say: Say): void {
  const there = new Set(files.map(({ path }) => path));
  const ofPayload = manifests.filter(({ ofTags }) => !ofTags);
  for (const path of there)
    for (const { name, hashes } of ofPayload)
      if (path.startsWith(PAYLOAD) && !hashes.has(path))
        say(path, `${name} does not list it; each manifest lists every file.`);
  for (const { name, hashes, ofTags } of manifests)
    for (const path of hashes.keys()) {
      if (path.startsWith(PAYLOAD) === ofTags || !staysInside(path)) say(path, `${name} may not list it.`);
      else if (there.has(path)) continue;
      else if (elsewhere.has(path))
        say(
          path,
          "It is to be fetched from elsewhere, and nothing is fetched here: the bag is not complete.",
        );
      else say(path, `It is missing; ${name} lists it.`);
    }
  for (const path of elsewhere)
    for (const { name, hashes } of ofPayload)
      if (!hashes.has(path)) say(path, `fetch.txt names it, and ${name} does not list it.`);
}

type Comparing = {
  readonly manifests: readonly Manifest[];
  readonly say: Say;
  readonly onRead: (bytes: number) => void;
};

/** With the hash that each manifest has of it; one of which none has any is not read. */
async function compare(folder: string, path: string, { manifests, say, onRead }: Comparing): Promise<void> {
  const its = manifests.flatMap(({ algorithm, hashes, name }) => {
    const hash = hashes.get(path);
    return hash === undefined ? [] : [{ algorithm, hash, name }];
  });
  if (its.length === 0) return;
  const now = await hashesOf(join(folder, path), [...new Set(its.map((one) => one.algorithm))], onRead);
  for (const { algorithm, hash, name } of its)
    if (now.get(algorithm) !== hash) say(path, `Its bytes are not those of which ${name} has the hash.`);
}

type Say = (file: string, sentence: string) => void;

/** Those that are read: text in UTF-8. */
async function tagTexts(
  folder: string,
  files: readonly Walked[],
  say: Say,
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const { path, bytes } of files) {
    if (!/^((tag)?manifest-[^/]+\.txt|fetch\.txt|bag-info\.txt)$/.test(path)) continue;
    if (bytes > MOST_BYTES) {
      say(path, "It is larger than 256 MB, and was not read.");
      continue;
    }
    const read = await readFile(join(folder, path));
    try {
      texts.set(path, new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(read));
    } catch {
      say(path, "It is not text in UTF-8.");
    }
  }
  return texts;
}

async function declared(folder: string, say: Say): Promise<void> {
  const text =
    (await stat(join(folder, BAG_FILE))).size > 1000 ? "" : await readFile(join(folder, BAG_FILE), "utf8");
  const found = /^BagIt-Version: (\d+\.\d+)\r?\nTag-File-Character-Encoding: (\S+)(\r?\n)?$/.exec(text);
  if (!found) say(BAG_FILE, "It does not declare a bag in the two lines that the standard sets down.");
  else if (found[1] !== "1.0")
    say(BAG_FILE, `It declares version ${found[1] ?? ""}; only 1.0 is checked here.`);
  else if (found[2]?.toUpperCase() !== "UTF-8")
    say(BAG_FILE, `It declares the encoding ${found[2] ?? ""}; only UTF-8 is read here.`);
}

type Manifest = {
  readonly name: string;
  readonly ofTags: boolean;
  readonly algorithm: Algorithm;
  readonly hashes: ReadonlyMap<string, string>;
};

function manifestOf(name: string, text: string, say: Say): readonly Manifest[] {
  const [, tag, called] = /^(tag)?manifest-([^/]+)\.txt$/.exec(name) ?? [];
  if (called === undefined) return [];
  const algorithm = ALGORITHMS.find((one) => one === called.toLowerCase());
  if (algorithm === undefined) {
    say(name, `Hashes of the kind ${called} cannot be checked here.`);
    return [];
  }
  const hashes = new Map<string, string>();
  linesOf(text).forEach((line, i) => {
    const [, hash, listed] = /^([0-9a-fA-F]+)[ \t]+(.+)$/.exec(line) ?? [];
    if (hash === undefined || listed === undefined)
      return say(name, `Its line ${i + 1} is not a hash and the name of a file.`);
    const path = decoded(listed.replace(/^\.\//, ""));
    if (hashes.has(path)) return say(name, `Its line ${i + 1} lists ${path} a second time.`);
    hashes.set(path, hash.toLowerCase());
  });
  return [{ name, ofTags: tag !== undefined, algorithm, hashes }];
}

const staysInside = (path: string): boolean =>
  !/^[/~]/.test(path) && path.split("/").every((part) => part !== ".." && part !== "");

function fetchedIn(text: string | undefined, say: Say): ReadonlySet<string> {
  const paths = new Set<string>();
  linesOf(text ?? "").forEach((line, i) => {
    const [, path] = /^\S+[ \t]+(?:\d+|-)[ \t]+(.+)$/.exec(line) ?? [];
    if (path === undefined) say("fetch.txt", `Its line ${i + 1} is not an address, a length and a file.`);
    else paths.add(decoded(path));
  });
  return paths;
}

function oxum(info: string | undefined, counted: string, say: Say): void {
  for (const line of linesOf(info ?? "")) {
    const [, said] = /^Payload-Oxum[ \t]*:[ \t]*(.*?)[ \t]*$/i.exec(line) ?? [];
    if (said !== undefined && said !== counted)
      say("bag-info.txt", `It says that the bag holds ${said} (bytes and files); it holds ${counted}.`);
  }
}

const linesOf = (text: string): readonly string[] => {
  const lines = text.split(/\r\n|\n|\r/);
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
};
