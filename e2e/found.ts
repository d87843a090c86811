// What a newsroom has found, drawn: 39 photos and a film, a folder, a ZIP, and one file of 300 MB.
import { createCipheriv, createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { zipOf } from "../packages/media/src/testing/zips.ts";
import { drawPan, drawTextured } from "../packages/server/src/testing/textured.ts";

const SMALL = { width: 240, height: 180 };
const LONG_BYTES = 300_000_000;
const PART_BYTES = 1_000_000;

export const FILM = "crossing.mp4";

export type Found = {
  /** Forty. */
  readonly files: readonly string[];
  /** Two photos and a note. */
  readonly march: string;
  /** Two photos. */
  readonly zip: string;
  readonly long: { readonly path: string; readonly bytes: number; readonly sha256: string };
  clear(): Promise<void>;
};

export async function drawFound(): Promise<Found> {
  const folder = await mkdtemp(join(tmpdir(), "sightline-found-"));
  let seed = 100;
  const photo = (...name: string[]) => drawTextured(join(folder, ...name), (seed += 1), SMALL);
  const files = [await drawPan(join(folder, FILM), 90)];
  for (let n = 1; n < 40; n += 1) files.push(await photo(`road-${String(n).padStart(2, "0")}.png`));
  const march = join(folder, "march");
  await mkdir(join(march, "first"), { recursive: true });
  await photo("march", "first", "bridge.png");
  await photo("march", "gate.png");
  await writeFile(join(march, "notes.txt"), "Heard at the gate.");
  const zip = join(folder, "from-ann.zip");
  const inside = ["well.png", "yard.png"];
  const packed = inside.map(async (name) => ({
    name: `deep/${name}`,
    data: await readFile(await photo(name)),
  }));
  await writeFile(zip, zipOf(await Promise.all(packed)));
  const long = join(folder, "long-walk.bin");
  const sha256 = await writeLong(long);
  return {
    files,
    march,
    zip,
    long: { path: long, bytes: LONG_BYTES, sha256 },
    clear: () => rm(folder, { recursive: true }),
  };
}

/** No two parts of it are alike; the same each time. */
async function writeLong(path: string): Promise<string> {
  const hash = createHash("sha256");
  function* parts(): Generator<Buffer> {
    const stream = createCipheriv("aes-128-ctr", Buffer.alloc(16, 7), Buffer.alloc(16));
    const empty = Buffer.alloc(PART_BYTES);
    for (let sent = 0; sent < LONG_BYTES; sent += PART_BYTES) {
      const part = stream.update(empty);
      hash.update(part);
      yield part;
    }
  }
  await pipeline(Readable.from(parts()), createWriteStream(path));
  return hash.digest("hex");
}
