// Builds the pages when their sources are newer than what was built; a second start builds nothing.
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { build } from "vite";

const root = join(import.meta.dirname, "..");
const web = join(root, "packages", "web");
const built = await stat(join(web, "dist", "index.html")).then(
  (file) => file.mtimeMs,
  () => 0,
);

/** The newest change under a folder, in milliseconds. */
async function newest(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const times = await Promise.all(
    files.map(async (file) => (await stat(join(file.parentPath, file.name))).mtimeMs),
  );
  return Math.max(0, ...times);
}

const own = await Promise.all(
  ["index.html", "lingui.config.ts", "macros.ts"].map((name) => stat(join(web, name))),
);
const sources = ["web/src", "web/public", "web/catalogues", "domain/src", "count/src"].map((folder) =>
  join(root, "packages", folder),
);
const changed = Math.max(...own.map(({ mtimeMs }) => mtimeMs), ...(await Promise.all(sources.map(newest))));
if (changed > built) await build({ root: web, logLevel: "warn" });
