// Files held against one another without a database: fingerprints, two at once, then every related pair.
import type { AnyCode } from "../say.ts";
import { readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { RelatedIds, Relation } from "@sightline/match";
import {
  atOnce,
  clipOf,
  endWarmChildren,
  fingerprint,
  isRefusal,
  openGeometry,
  pairsAtOnce,
  viewsIn,
  type Geometry,
  type Views,
} from "@sightline/media";
import { relateContents } from "./relate-contents.ts";
import { sha256Of } from "../sha256-of.ts";

type Refusal = { readonly code: AnyCode; readonly sentence: string; readonly path: string };

/** A related pair of files; equal bytes need no decoder, and their evidence is what they hash to. */
export type RelatedFiles = Omit<Relation, "evidence"> & {
  readonly a: string;
  readonly b: string;
  readonly evidence: Relation["evidence"] | { readonly by: "bytes"; readonly sha256: string };
};

type File = { readonly path: string; readonly sha256: string };

export type Matching = {
  readonly onProgress: (what: string, done: number, total: number) => void;
  readonly onRefused: (refusal: Refusal) => void;
};

/** At once. */
const DECODERS = 2;

/** Every refused file is told, and the rest is matched all the same. */
export async function matchFiles(paths: readonly string[], told: Matching): Promise<RelatedFiles[]> {
  const geometry = openGeometry(pairsAtOnce);
  try {
    return await matchWith(geometry, paths, told);
  } finally {
    await Promise.all([geometry.close(), endWarmChildren()]);
  }
}

async function matchWith(
  geometry: Geometry,
  paths: readonly string[],
  told: Matching,
): Promise<RelatedFiles[]> {
  const found: string[] = [];
  for (const path of paths) for await (const file of filesUnder(path, told.onRefused)) found.push(file);
  const looked = new Map<string, Promise<Views | null>>();
  const files: (File | undefined)[] = [];
  let done = 0;
  await atOnce(DECODERS, [...found.entries()], async ([at, path]) => {
    const sha256 = await sha256Of(path);
    if (sha256 === null) told.onRefused({ code: "unreadable", sentence: UNREADABLE, path });
    else {
      // Equal bytes are decoded once, under the name that came first.
      const views = looked.get(sha256) ?? look(path, geometry, told.onRefused);
      looked.set(sha256, views);
      await views;
      files[at] = { path, sha256 };
    }
    told.onProgress("Looked at", (done += 1), found.length);
  });
  const seen = new Map<string, Views>();
  for (const [sha256, views] of looked) {
    const found = await views;
    if (found !== null) seen.set(sha256, found);
  }
  const named = files.filter((file) => file !== undefined);
  const related = await relatedContents(named, seen, { ...told, geometry });
  return pairsOf(named, seen, related);
}

const UNREADABLE = "This file cannot be read; check its path and its rights.";

/** A file as it was named; of a folder all files, by name, at any depth. Links inside a folder are not followed. */
async function* filesUnder(path: string, onRefused: Matching["onRefused"]): AsyncGenerator<string> {
  const seen = await stat(path).catch((error: NodeJS.ErrnoException) => error);
  if (seen instanceof Error) return onRefused({ code: "unreadable", sentence: UNREADABLE, path });
  if (!seen.isDirectory()) return yield path;
  const entries = await readdir(path, { withFileTypes: true });
  for (const entry of entries.sort((p, q) => (p.name < q.name ? -1 : 1))) {
    const inside = join(path, entry.name);
    if (entry.isDirectory()) yield* filesUnder(inside, onRefused);
    else if (entry.isFile()) yield inside;
    else {
      const sentence = "This is a link or a device, not a file; name what it points to.";
      onRefused({ code: "link", sentence, path: inside });
    }
  }
}

async function look(
  path: string,
  geometry: Geometry,
  onRefused: Matching["onRefused"],
): Promise<Views | null> {
  const answer = await fingerprint(path, { batch: "match", keyFrames: true });
  if (!isRefusal(answer)) return viewsIn(clipOf(resolve(path), answer), answer.keyFrames, geometry, LOOKED);
  const { code, sentence } = answer;
  onRefused({ code, sentence, path });
  return null;
}

/** Frames of a file in which points are found. */
const LOOKED = { most: 32 } as const;

/** Contents in the order in which they were named. */
async function relatedContents(
  files: readonly File[],
  seen: ReadonlyMap<string, Views>,
  told: Matching & { readonly geometry: Geometry },
): Promise<readonly RelatedIds[]> {
  const first = new Map<string, string>();
  for (const { sha256, path } of files) if (!first.has(sha256)) first.set(sha256, path);
  const named = [...first].flatMap(([id, name]) => {
    const views = seen.get(id);
    return views ? [{ id, name, views }] : [];
  });
  return relateContents(named, told);
}

/** Every pair of files: those of equal bytes, and for two related contents all files of the one with all of the other. */
function pairsOf(
  files: readonly File[],
  seen: ReadonlyMap<string, Views>,
  contents: readonly RelatedIds[],
): RelatedFiles[] {
  const copies = new Map<string, number[]>();
  files.forEach(({ sha256 }, i) => copies.set(sha256, [...(copies.get(sha256) ?? []), i]));
  const pairs: { a: number; b: number; told: RelatedFiles }[] = [];
  const add = (a: number, b: number, told: Omit<RelatedFiles, "a" | "b">): void =>
    void pairs.push({ a, b, told: { a: files[a]?.path ?? "", b: files[b]?.path ?? "", ...told } });
  for (const [sha256, same] of copies) {
    const told = equalBytes(sha256, seen.get(sha256)?.clip.prints.ptsUs ?? []);
    for (const a of same) for (const b of same) if (a < b) add(a, b, told);
  }
  for (const { a: longer, b: shorter, relation } of contents) {
    for (const a of copies.get(longer) ?? []) for (const b of copies.get(shorter) ?? []) add(a, b, relation);
  }
  return pairs.sort((p, q) => p.a - q.a || p.b - q.b).map(({ told }) => told);
}

/** The whole of both; of what is not decoded, no more is known than its start. */
const equalBytes = (sha256: string, ptsUs: readonly number[]) => ({
  relation: "same-recording" as const,
  kind: "copy" as const,
  offsetUs: 0,
  speed: 1,
  mirrored: false,
  turned: 0 as const,
  fromUs: ptsUs[0] ?? 0,
  toUs: ptsUs.at(-1) ?? 0,
  share: 1,
  distance: 0,
  evidence: { by: "bytes" as const, sha256 },
});
