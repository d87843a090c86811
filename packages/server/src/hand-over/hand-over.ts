// Hands an investigation over as a bag: its journal, its originals and its heads, which another desk restores and any archive checks.
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { ok, refuse, type Result } from "@sightline/domain";
import { backup, whyNotInto, type BackedUp } from "../backup/backup.ts";
import type { Desk } from "../desk.ts";
import { errorCode } from "../postgres/error-code.ts";
import { flushFolder } from "../storage/durable.ts";
import { BAG_FILE, DECLARATION, hashesOf, lineOf, PAYLOAD, walk } from "./bag.ts";

export type HandedOver = Pick<BackedUp, "stateHash"> & {
  readonly entries: number;
  readonly originals: number;
  readonly files: number;
  readonly bytes: number;
};

type Options = {
  readonly investigation: { readonly id: string; readonly name: string };
  readonly onProgress?: (bytes: number) => void;
};

/** The file that makes the folder a bag is written last; what was cut off before it is gone on with. */
export async function handOver(
  desk: Desk,
  into: string,
  { investigation, onProgress = () => undefined }: Options,
): Promise<Result<HandedOver>> {
  const folder = resolve(into);
  const place = await whyNotInto(folder, desk.dataDir, BEGUN);
  if (place) return place;
  if ((await namesIn(folder)).includes(BAG_FILE))
    return refuse(
      "hand-over-done",
      "This folder holds a finished hand-over, which is never changed; name another folder.",
      folder,
    );
  await mkdir(join(folder, PAYLOAD), { recursive: true, mode: 0o700 });
  const payload = await backup(desk, join(folder, PAYLOAD), { only: investigation.id, onProgress });
  if (!payload.ok) return payload;
  const { stateHash, entries, originals } = payload.value;
  const { files } = await walk(join(folder, PAYLOAD));
  const bytes = files.reduce((sum, one) => sum + one.bytes, 0);
  let read = 0;
  const more = (some: number): void => onProgress((read += some));
  await write(
    folder,
    "manifest-sha256.txt",
    await listed(
      folder,
      files.map(({ path }) => `${PAYLOAD}${path}`),
      more,
    ),
  );
  await write(
    folder,
    "bag-info.txt",
    [
      `Bagging-Date: ${desk.now().toISOString().slice(0, 10)}`,
      `Payload-Oxum: ${bytes}.${files.length}`,
      "Bag-Software-Agent: Sightline",
      `External-Identifier: ${investigation.id}`,
      `External-Description: ${oneLine(investigation.name)}`,
      "Internal-Sender-Description: The whole journal of one investigation with its originals. Not for the public: nothing in it is redacted.",
      `State-Hash: ${stateHash}`,
      "",
    ].join("\n"),
  );
  await write(folder, `${BAG_FILE}.unfinished`, DECLARATION);
  const declared = (await hashesOf(join(folder, `${BAG_FILE}.unfinished`), ["sha256"])).get("sha256") ?? "";
  const tags = await listed(folder, ["bag-info.txt", "manifest-sha256.txt"]);
  await write(folder, "tagmanifest-sha256.txt", `${tags}${lineOf(declared, BAG_FILE)}`);
  await rename(join(folder, `${BAG_FILE}.unfinished`), join(folder, BAG_FILE));
  await flushFolder(folder);
  return ok({ stateHash, entries: entries.all, originals: originals.all, files: files.length, bytes });
}

/** What one that was cut off may have left. */
const BEGUN = /^(data|(tag)?manifest-sha256\.txt|bag-info\.txt|bagit\.txt(\.unfinished)?)$/;

const namesIn = (folder: string): Promise<string[]> =>
  readdir(folder).catch((error: unknown) => {
    if (errorCode(error) === "ENOENT") return [];
    throw error;
  });

const oneLine = (text: string): string => text.replaceAll(/\s+/g, " ");

async function listed(
  folder: string,
  paths: readonly string[],
  onRead: (bytes: number) => void = () => undefined,
): Promise<string> {
  let text = "";
  for (const path of paths) {
    const hash = (await hashesOf(join(folder, path), ["sha256"], onRead)).get("sha256") ?? "";
    text += lineOf(hash, path);
  }
  return text;
}

async function write(folder: string, name: string, text: string): Promise<void> {
  const file = join(folder, name);
  await rm(file, { force: true });
  const handle = await open(file, "wx", 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
