// What a fault came of when it came of the machine: a full disk, no file handles left, a database that is gone. It is told in
// the words of its cause, and the work waits until that is mended.
import { statfsSync } from "node:fs";
import { open, rm } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { OutageCode } from "@sightline/domain";
import { errorCode } from "../postgres/error-code.ts";

export type Outage = { readonly code: OutageCode; readonly sentence: string };

/** Carries an outage that was seen to where faults are caught. */
export class OutageError extends Error {
  readonly outage: Outage;

  constructor(outage: Outage, cause?: unknown) {
    super(outage.sentence, { cause });
    this.outage = outage;
  }
}

/** By codes of the operating system and of PostgreSQL (its appendix A). */
const BY_CODE: Readonly<Record<string, OutageCode>> = {
  ENOSPC: "disk-full",
  EDQUOT: "disk-full",
  "53100": "disk-full",
  EROFS: "read-only",
  "25006": "read-only",
  EMFILE: "out-of-handles",
  ENFILE: "out-of-handles",
  ENOMEM: "out-of-memory",
  EAGAIN: "out-of-memory",
  "53200": "out-of-memory",
  "53300": "database-busy",
  "57P01": "database-gone",
  "57P02": "database-gone",
  "57P03": "database-gone",
  "08000": "database-gone",
  "08003": "database-gone",
  "08006": "database-gone",
  ECONNREFUSED: "database-gone",
};

/** What the driver of the database says without a code. Nothing that a file could make a decoder say is looked at. */
const CUT_OFF = /^Connection terminated|^Client .* not queryable|^timeout exceeded when trying to connect/;

/** Null where the fault is one of ours. `folder` is the one that was written to. */
export function outageOf(fault: unknown, folder: string): Outage | null {
  for (let at = fault, deep = 0; at instanceof Error && deep < 8; at = at.cause, deep++) {
    if (at instanceof OutageError) return at.outage;
    const { message } = at;
    // A socket that is not there is the database's; any other file that is missing is a fault.
    const isSocket = errorCode(at) === "ENOENT" && "syscall" in at && at.syscall === "connect";
    const code = isSocket ? "database-gone" : BY_CODE[errorCode(at) ?? ""];
    const known = code ?? (CUT_OFF.test(message) || isCutSocket(at) ? "database-gone" : undefined);
    if (known) return told(known, folder, message);
  }
  return null;
}

/** The same as an outage that somebody else saw. */
export function told(code: OutageCode, folder: string, said = ""): Outage {
  const disk = diskOf(folder);
  // A database of ours without room neither runs nor starts: the room is what is missing.
  if (code === "database-gone" && disk && (disk.free === 0 || disk.names === 0))
    return told("disk-full", folder);
  if (code === "database-gone" && disk && disk.free < ONE_MORE_LOG) {
    const sentence = `The database does not answer (${oneLine(said)}), and the disk that holds ${folder} has only ${sizeOf(disk.free)} free: a database there needs ${sizeOf(ONE_MORE_LOG)} to go on. ${KEPT} Make room there. ${ON}`;
    return { code: "disk-full", sentence };
  }
  if (code === "disk-full" && disk && isShortOfNames(disk))
    return {
      code: "out-of-inodes",
      sentence: `The disk that holds ${folder} takes no more files: ${disk.names} of its ${disk.allNames} inodes are free, and ${sizeOf(disk.free)}. ${KEPT} Remove small files there. ${ON}`,
    };
  return { code, sentence: sentenceOf(code, folder, said) };
}

/** A pipe to a decoder breaks with the same codes, and says nothing of the database. */
const isCutSocket = (fault: Error): boolean =>
  ["EPIPE", "ECONNRESET"].includes(errorCode(fault) ?? "") &&
  /node_modules.(pg|kysely)\b/.test(fault.stack ?? "");

const KEPT = "Nothing acknowledged is lost.";
const ON = "An open desk goes on by itself; a command that stopped is run again.";

function sentenceOf(code: OutageCode, folder: string, said: string): string {
  switch (code) {
    case "disk-full": {
      const disk = diskOf(folder);
      // With the desk's own disk free it is another one that is full: the database's.
      const where =
        disk === null || disk.free > ENOUGH_BYTES
          ? `A disk is full (${oneLine(said)}).`
          : `The disk that holds ${folder} is full: ${sizeOf(disk.free)} of ${sizeOf(disk.all)} free.`;
      return `${where} ${KEPT} Make room there. ${ON}`;
    }
    case "out-of-inodes":
      return `The disk that holds ${folder} takes no more files. ${KEPT} Remove small files there. ${ON}`;
    case "out-of-handles":
      return `Too many files are open (${oneLine(said)}). ${KEPT} Close other programs, or raise the limit (ulimit -n). ${ON}`;
    case "out-of-memory":
      return `The machine has no memory left, or may start no more processes (${oneLine(said)}). ${KEPT} Close other programs. ${ON}`;
    case "read-only":
      return `Nothing can be written there (${oneLine(said)}): ${folder} or its database can be read only. ${KEPT} Make it writable again, after a look at the disk: the system makes one read-only when it fails. ${ON}`;
    case "database-busy":
      return `The database takes no more connections (${oneLine(said)}). ${KEPT} Close other programs that use it. ${ON}`;
    case "database-gone":
      return `The database does not answer (${oneLine(said)}). ${KEPT} See that it runs; a desk's own is started again by itself. ${ON}`;
  }
}

const oneLine = (said: string): string => said.replaceAll(/\s+/g, " ").slice(0, 200).toWellFormed();

/** With less than this a decoder may have stopped in the middle of a picture, and said anything. */
const ENOUGH_BYTES = 4 * 1024 * 1024;
const ENOUGH_NAMES = 16;
/** PostgreSQL stops when it cannot make one more file of its log, which has 16 MB. */
const ONE_MORE_LOG = 17 * 1000 * 1000;
const TRIED_BYTES = 256 * 1024;

/**
 * Whether the folder can be written to now, tried with a small file: decoders that could not write say that a file is
 * damaged, and only this tells the one from the other.
 */
export async function pressing(folder: string): Promise<Outage | null> {
  const file = join(folder, `.tried-${randomUUID()}`);
  try {
    const handle = await open(file, "wx", 0o600);
    try {
      await handle.writeFile(Buffer.alloc(TRIED_BYTES, 1));
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (fault) {
    return outageOf(fault, folder);
  } finally {
    await rm(file, { force: true }).catch(() => undefined);
  }
  const disk = diskOf(folder);
  if (disk && (disk.free < ENOUGH_BYTES || isShortOfNames(disk))) return told("disk-full", folder);
  return null;
}

/** Null where so many bytes are free, as far as that can be known. */
export function roomFor(folder: string, bytes: number): Outage | null {
  const disk = diskOf(folder);
  if (disk === null || disk.free >= bytes) return null;
  const sentence = `The disk that holds ${folder} has ${sizeOf(disk.free)} free, and ${sizeOf(bytes)} are needed with what else is on its way in. ${KEPT} Make room there, then begin again.`;
  return { code: "disk-full", sentence };
}

type Disk = {
  readonly free: number;
  readonly all: number;
  /** Inodes; null where the file system does not count them. */
  readonly names: number | null;
  readonly allNames: number;
};

const isShortOfNames = ({ names }: Disk): boolean => names !== null && names < ENOUGH_NAMES;

function diskOf(folder: string): Disk | null {
  try {
    const { bsize, bavail, blocks, ffree, files } = statfsSync(folder);
    const names = files === 0 ? null : ffree;
    return { free: bsize * bavail, all: bsize * blocks, names, allNames: files };
  } catch {
    return null;
  }
}

/** `0 bytes`, `512 kB`, `64 MB`. */
function sizeOf(bytes: number): string {
  const units = ["bytes", "kB", "MB", "GB", "TB"];
  let [size, unit] = [bytes, 0];
  while (size >= 1000 && unit < units.length - 1) [size, unit] = [size / 1000, unit + 1];
  return `${size < 10 && unit > 0 ? size.toFixed(1) : Math.round(size)} ${units[unit]}`;
}
