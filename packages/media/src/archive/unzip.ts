// Takes the files out of a ZIP, strictly, in the sandbox: what is not plainly one file with one name and one size is refused by name.
import { open } from "node:fs/promises";
import { writeSync } from "node:fs";
import { type Limits, limitsFor } from "../limits.ts";
import { type MediaRefusal, refuse } from "../refusal.ts";
import { isRecord, isWhole } from "../photo/photo-answer.ts";
import { sandboxFor } from "../sandbox/choose.ts";
import { childProgram, nodeNeeds } from "../sandbox/needs.ts";
import { type OutputReader, run } from "../sandbox/run.ts";

export interface ZipLimits {
  /** Of all files in it, unpacked. */
  readonly bytes: number;
  readonly files: number;
  /** How many times as large as in the ZIP a file may become. */
  readonly ratio: number;
}

export const zipLimits: ZipLimits = { bytes: 200_000_000_000, files: 20_000, ratio: 200 };

/** What a file in a ZIP is not taken for. */
export const ZIP_WHY = {
  encrypted: "it is encrypted; unpack the ZIP with its password and bring in the files",
  link: "it is a link, not a file",
  special: "it is a device or a socket, not a file",
  method: "it is packed in a way that is not opened here; pack it anew, or bring in the file itself",
  bomb: "it grows to very many times its size; bring in the file itself",
  size: "it is of another size than the ZIP says; pack it anew",
  damaged: "it is damaged; pack it anew",
  "two-names": "the ZIP says two things about it; pack it anew",
  twice: "the ZIP holds several files of this name; pack it anew",
} as const;
export type ZipWhy = keyof typeof ZIP_WHY;

/** Why nothing of a ZIP is taken. */
export const ZIP_REFUSED = {
  "too-many-files": "it holds too many files; pack it as several",
  "too-large": "its files are too large together; pack it as several",
  overlap: "its files share the same bytes, which no honest ZIP does",
  unreadable: "it is damaged, or no ZIP",
} as const;
export type ZipRefused = keyof typeof ZIP_REFUSED;

export interface Unzipped {
  /** As the ZIP writes it, not yet known to be the name of a file; its bytes where that does not say which letters they mean. */
  readonly name: string;
  readonly raw: Buffer | null;
  /** Where its bytes lie in what was written, and how many. */
  readonly at: number;
  readonly bytes: number;
  /** Null where all of it is there. */
  readonly why: ZipWhy | null;
}

export type Unzipping = { readonly files: readonly Unzipped[] } | { readonly refused: ZipRefused };

interface Options {
  /** All its files are written here, one after the other. */
  readonly outFile: string;
  readonly limits?: ZipLimits;
  readonly allowUnsandboxed?: boolean;
}

/** Throws what the disk says when it takes no more. */
export async function unzip(path: string, options: Options): Promise<Unzipping | MediaRefusal> {
  const sandbox = await sandboxFor(options.allowUnsandboxed);
  if (typeof sandbox !== "string") return sandbox;
  const { bytes, files, ratio } = options.limits ?? zipLimits;
  const program = childProgram("archive/zip-child.ts");
  const asked = [bytes, files, ratio].map(String);
  const command = (at: string): string[] => [process.execPath, program, at, ...asked];
  const limits: Limits = limitsFor("photo", { cpuSeconds: 4 * 3600, wallMs: 4 * 3_600_000 });
  const plan = { input: path, needs: nodeNeeds(), command, memory: "private" as const, limits };
  const target = await open(options.outFile, "w", 0o600);
  const written = writer(target.fd, bytes);
  const lines = collecting();
  try {
    const ended = await run(sandbox, plan, { output: written.reader, sides: [lines.reader] });
    if (written.fault() !== null) throw written.fault();
    if (ended.refusal !== undefined) return ended.refusal;
    const told = ended.code === 0 ? toldIn(lines.text(), written.bytes()) : null;
    return told ?? refuse("odd-answer", ended.complaints);
  } finally {
    await target.close();
  }
}

/** A full disk must not end the process that reads: it stops the child, and is thrown afterwards. */
function writer(fd: number, most: number) {
  let total = 0;
  let fault: unknown = null;
  const reader: OutputReader = (chunk) => {
    if (total + chunk.length > most) return refuse("output-too-large");
    try {
      for (let at = 0; at < chunk.length;) at += writeSync(fd, chunk, at);
    } catch (error) {
      fault = error;
      return refuse("output-too-large");
    }
    total += chunk.length;
    return undefined;
  };
  return { reader, bytes: () => total, fault: () => fault };
}

const MOST_TOLD = 64_000_000;

function collecting() {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader: OutputReader = (chunk) => {
    length += chunk.length;
    if (length > MOST_TOLD) return refuse("output-too-large");
    chunks.push(chunk);
    return undefined;
  };
  return { reader, text: () => Buffer.concat(chunks).toString("utf8") };
}

/** What the child says, held against the bytes that came. Null where the two do not fit. */
function toldIn(text: string, bytes: number): Unzipping | null {
  const files: Unzipped[] = [];
  let at = 0;
  for (const line of text.split("\n")) {
    const value = parsed(line);
    if (value === null) return null;
    if (value["end"] === true) return at === bytes ? { files } : null;
    const { refused } = value;
    if (typeof refused === "string" && refused in ZIP_REFUSED) return { refused: refused as ZipRefused };
    const file = fileIn(value, at);
    if (file === null) return null;
    files.push(file);
    at += file.bytes;
  }
  return null;
}

function fileIn(value: Record<string, unknown>, at: number): Unzipped | null {
  const { name, raw = null, bytes, why } = value;
  const isRaw = raw === null || (typeof raw === "string" && /^(?:[0-9a-f]{2})+$/.test(raw));
  const isWhy = why === null || (typeof why === "string" && why in ZIP_WHY);
  if (typeof name !== "string" || !isRaw || !isWhy || !isWhole(bytes, 0, Number.MAX_SAFE_INTEGER))
    return null;
  const letters = typeof raw === "string" ? Buffer.from(raw, "hex") : null;
  return { name, raw: letters, at, bytes: Number(bytes), why: why as ZipWhy | null };
}

function parsed(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
