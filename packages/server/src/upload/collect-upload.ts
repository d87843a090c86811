// The last step of an upload: its file, or each file of a ZIP, is collected like any other, and what became of it is kept.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import {
  nameOf,
  ok,
  OUTAGES,
  refuse,
  sourceOf,
  whyNotPath,
  type Brought,
  type Refusal,
  type Result,
} from "@sightline/domain";
import {
  isOfMachine,
  isRefusal,
  sniffFile,
  unzip,
  ZIP_REFUSED,
  ZIP_WHY,
  type Unzipped,
} from "@sightline/media";
import type { Desk } from "../desk.ts";
import { answersAbout } from "../item/collect-all.ts";
import type { CollectOrder } from "../item/collect.ts";
import { readablePath } from "../item/name-on-disk.ts";
import { NotDecodedHere } from "../jobs/inspect.ts";
import { OutageError, pressing } from "../outage/outage.ts";
import { bytesOf, findUpload, noteBrought, type Kept, type Owner } from "./folder.ts";
import type { Turns } from "../http/turns.ts";
import { holding } from "./hold.ts";
import { noSuchUpload } from "./receive.ts";

export async function collectWhole(
  desk: Desk,
  owner: Owner,
  { upload: id, unpacking }: { readonly upload: string; readonly unpacking: Turns },
): Promise<Result<{ brought: Brought[] }>> {
  const found = await findUpload(desk, owner, id);
  if (found === null) return noSuchUpload();
  if (found.brought !== null) return ok({ brought: [...found.brought] });
  return holding(desk, found.folder, async () => {
    const kept = await findUpload(desk, owner, id);
    if (kept === null) return noSuchUpload();
    if (kept.brought !== null) return ok({ brought: [...kept.brought] });
    const { offset, about } = kept;
    if (offset !== about.bytes) {
      const sentence = `${offset} of the ${about.bytes} bytes of ${about.described.path} are here; send the rest first.`;
      return refuse("upload-not-whole", sentence);
    }
    const brought = await bring(desk, owner, { kept, unpacking });
    if (brought.ok) await noteBrought(kept.folder, brought.value);
    return brought.ok ? ok({ brought: brought.value }) : brought;
  });
}

type Whole = { readonly kept: Kept; readonly unpacking: Turns };

async function bring(desk: Desk, owner: Owner, { kept, unpacking }: Whole): Promise<Result<Brought[]>> {
  const { path } = kept.about.described;
  const file = bytesOf(kept.folder);
  // Documents and programs are ZIPs too: what is called one and begins like one is opened.
  const isZip = /\.zip$/i.test(path) && (await sniffFile(file)).format === "zip";
  if (isZip) {
    const turn = await unpacking(() => bringZip(desk, owner, kept));
    return turn.ok ? turn.value : turn;
  }
  return collectOne(desk, orderOf(owner, kept), { path, at: file });
}

type Order = Omit<CollectOrder, "path" | "at">;

const orderOf = ({ investigation, member: as }: Owner, { about }: Kept): Order => ({
  investigation,
  as,
  source: sourceOf(about.described.provenance),
  again: "source",
});

/** What says nothing of the file: its bytes stay, to be collected when it is otherwise. */
const LATER: ReadonlySet<string> = new Set(["not-allowed", "unwritable", "investigation-not-open"]);

/** The file, and the films inside it. What the machine lacks ends all of it, to be asked for again. */
async function collectOne(
  desk: Desk,
  order: Order,
  found: { readonly path: string; readonly at: string },
): Promise<Result<Brought[]>> {
  const all: Brought[] = [];
  for await (const { path, answer } of answersAbout(desk, order, found)) {
    if (!answer.ok) {
      const { code, sentence } = answer.refusal;
      if (code in OUTAGES || LATER.has(code)) return answer;
      all.push({ state: "refused", path, code, sentence });
      continue;
    }
    const { item, sha256, held, added } = answer;
    all.push({ state: held ? "held" : added ? "added" : "collected", path, item, sha256 });
  }
  return ok(all);
}

async function bringZip(desk: Desk, owner: Owner, kept: Kept): Promise<Result<Brought[]>> {
  const { path } = kept.about.described;
  const outFile = join(kept.folder, "unzipped");
  try {
    const unzipped = await unzip(bytesOf(kept.folder), { outFile });
    if (isRefusal(unzipped)) {
      const outage = await pressing(kept.folder);
      if (outage) throw new OutageError(outage);
      if (isOfMachine(unzipped.code)) throw new NotDecodedHere(unzipped);
      return ok([refusedZip(path, unzipped.sentence)]);
    }
    if ("refused" in unzipped)
      return ok([refusedZip(path, `Nothing of this ZIP is taken: ${ZIP_REFUSED[unzipped.refused]}.`)]);
    const zip = { name: nameOf(path), sha256: await hashOf(bytesOf(kept.folder)) };
    const order = orderOf(owner, kept);
    const all: Brought[] = [];
    for (const file of unzipped.files) {
      const inside = { ...order, source: { ...order.source, zip }, part: { at: file.at, bytes: file.bytes } };
      const brought = await bringFile(desk, inside, { file, path, outFile });
      if (!brought.ok) return brought;
      all.push(...brought.value);
    }
    return ok(all);
  } finally {
    await rm(outFile, { force: true });
  }
}

async function bringFile(
  desk: Desk,
  order: Order,
  { file, path, outFile }: { readonly file: Unzipped; readonly path: string; readonly outFile: string },
): Promise<Result<Brought[]>> {
  const name = file.raw === null ? file.name : readablePath(file.raw);
  const at = `${path}/${name
    .slice(0, 1000)
    .toWellFormed()
    .replaceAll(/\p{Cc}/gu, "\uFFFD")}`;
  if (whyNotPath(name) !== null || name.length > 1000)
    return ok([refusedZip(at, "Its name leads out of the ZIP, or is none for a file; pack it anew.")]);
  if (file.why !== null) return ok([refusedZip(at, `This file is not taken: ${ZIP_WHY[file.why]}.`)]);
  return collectOne(desk, order, { path: at, at: outFile });
}

const refusedZip = (path: string, sentence: string): Brought => ({
  state: "refused",
  path,
  code: "zip-refused" satisfies Refusal["code"],
  sentence,
});

async function hashOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}
