// The parts of a bag (RFC 8493): how its files are named in its manifests, and which hashes they may be made with.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";

export const BAG_FILE = "bagit.txt";
export const DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
export const PAYLOAD = "data/";

/** By the name of a manifest, as Node calls it. */
export const ALGORITHMS = ["md5", "sha1", "sha224", "sha256", "sha384", "sha512"] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

export const lineOf = (hash: string, path: string): string => `${hash}  ${encoded(path)}\n`;

/** A path may hold everything but what would end its line. */
const encoded = (path: string): string =>
  path.replaceAll("%", "%25").replaceAll("\n", "%0A").replaceAll("\r", "%0D");

/** Other escapes than those three are letters of the name. */
export const decoded = (path: string): string =>
  path.replaceAll(/%0A/gi, "\n").replaceAll(/%0D/gi, "\r").replaceAll("%25", "%");

export type Walked = { readonly path: string; readonly bytes: number };

/** Every file under the folder, by its path with `/`, in order; what is neither a file nor a folder is `odd`, and not opened. */
export async function walk(
  folder: string,
): Promise<{ readonly files: readonly Walked[]; readonly odd: readonly string[] }> {
  const files: Walked[] = [];
  const odd: string[] = [];
  const into = async (under: string): Promise<void> => {
    for (const name of (await readdir(join(folder, under))).sort()) {
      const path = under === "" ? name : `${under}/${name}`;
      const found = await lstat(join(folder, path));
      if (found.isDirectory()) await into(path);
      else if (found.isFile()) files.push({ path, bytes: found.size });
      else odd.push(path);
    }
  };
  await into("");
  return { files, odd };
}

/** The file is read once for all of them. */
export async function hashesOf(
  file: string,
  algorithms: readonly Algorithm[],
  onRead: (bytes: number) => void = () => undefined,
): Promise<ReadonlyMap<Algorithm, string>> {
  const hashes = algorithms.map((name) => [name, createHash(name)] as const);
  for await (const chunk of createReadStream(file)) {
    const bytes = chunk as Buffer;
    for (const [, hash] of hashes) hash.update(bytes);
    onRead(bytes.length);
  }
  return new Map(hashes.map(([name, hash]) => [name, hash.digest("hex")]));
}
