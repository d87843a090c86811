// Opens the operator's own map: a file in the form of PMTiles 3, looked at before anything of it is served.
import { open, type FileHandle } from "node:fs/promises";
import { ok, refuse, type Refused, type Result, type TILE_KINDS } from "@sightline/domain";

export type Tiles = {
  readonly kind: (typeof TILE_KINDS)[number];
  readonly bytes: number;
  /** Up to `length` bytes from there. */
  readonly read: (from: number, length: number) => Promise<Buffer>;
  readonly close: () => Promise<void>;
};

/** Bytes of its head. */
const HEAD = 127;
const MAGIC = "PMTiles";

/** Refuses what is no such file, or one that is cut. It stays open: what takes its place on the disk later is not served. */
export async function openTiles(path: string): Promise<Result<Tiles>> {
  const file = await open(path, "r").catch((fault: NodeJS.ErrnoException) => fault);
  if (file instanceof Error) {
    if (!UNREADABLE.includes(file.code ?? "")) throw file;
    return unusable(`${path} cannot be read; check its path and its rights.`);
  }
  const seen = await look(path, file);
  if (!seen.ok) await file.close();
  return seen;
}

const UNREADABLE = ["ENOENT", "ENOTDIR", "EACCES", "EPERM", "ELOOP", "ENAMETOOLONG", "EISDIR"];

const unusable = (sentence: string): Refused => refuse("tiles-unusable", sentence);

async function look(path: string, file: FileHandle): Promise<Result<Tiles>> {
  const about = await file.stat();
  if (!about.isFile()) return unusable(`${path} is no file; name a map in the form of PMTiles.`);
  const read = async (from: number, length: number): Promise<Buffer> => {
    const part = Buffer.alloc(Math.max(0, Math.min(length, about.size - from)));
    const { bytesRead } = await file.read(part, 0, part.length, from);
    return part.subarray(0, bytesRead);
  };
  const head = await read(0, HEAD);
  if (head.length < HEAD || head.toString("latin1", 0, MAGIC.length) !== MAGIC)
    return unusable(`${path} is no map in the form of PMTiles; make one, or convert what you have.`);
  if (head[MAGIC.length] !== 3)
    return unusable(
      `${path} is PMTiles of version ${head[MAGIC.length]}, and version 3 is read; convert it.`,
    );
  // Where its directory, what it says of itself, its further directories and its tiles lie, each with its length.
  const parts = [8, 24, 40, 56].map(
    (at) => [head.readBigUInt64LE(at), head.readBigUInt64LE(at + 8)] as const,
  );
  if (parts.some(([from, length]) => from + length > BigInt(about.size)))
    return unusable(`${path} ends before its tiles do, so it was cut; copy it once more.`);
  const kind = KINDS[head[99] ?? 0];
  if (kind === undefined)
    return unusable(
      `${path} holds tiles of a kind that pages do not draw; they draw vector tiles, PNG, JPEG, WebP and AVIF.`,
    );
  return ok({ kind, bytes: about.size, read, close: () => file.close() });
}

/** By the number in its head. */
const KINDS: Readonly<Partial<Record<number, Tiles["kind"]>>> = {
  1: "vector",
  2: "raster",
  3: "raster",
  4: "raster",
  5: "raster",
};
