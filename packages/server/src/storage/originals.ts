// The store of originals: each file's exact bytes under its SHA-256, never rewritten.
import { resolve } from "node:path";
import { folderMaker } from "./durable.ts";
import { layoutOf, pathOf } from "./layout.ts";
import { put } from "./put.ts";
import type { Shelf } from "./put.ts";
import { eachOriginal, openOriginal, verifyOriginal } from "./read-back.ts";
import type { Originals } from "./refusal.ts";
import { sweep } from "./sweep.ts";

/** Touches nothing until used. One store per data folder and process. */
export function originals(dataDir: string): Originals {
  const base = resolve(dataDir);
  const layout = layoutOf(base);
  const shelf: Shelf = { layout, makeFolder: folderMaker(base), filing: new Map() };
  return {
    put: (source, options) => put(shelf, source, options?.signal),
    path: (sha256) => pathOf(layout, sha256),
    open: (sha256) => openOriginal(layout, sha256),
    verify: (sha256) => verifyOriginal(layout, sha256),
    each: () => eachOriginal(layout),
    sweep: () => sweep(layout),
  };
}
