// Removes what writers that crashed left half done.
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { hasLiveWriter } from "./layout.ts";
import type { Layout } from "./layout.ts";
import { errorCode } from "../postgres/error-code.ts";

export async function sweep(layout: Layout): Promise<{ readonly removed: number; readonly kept: number }> {
  const names = await readdir(layout.unfinished).catch((error: unknown) => {
    if (errorCode(error) === "ENOENT") return [];
    throw error;
  });
  let removed = 0;
  for (const name of names) {
    if (await hasLiveWriter(name)) continue;
    await rm(join(layout.unfinished, name), { recursive: true, force: true });
    removed += 1;
  }
  return { removed, kept: names.length - removed };
}
