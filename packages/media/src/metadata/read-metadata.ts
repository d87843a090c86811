// The metadata embedded in a file, read by exiftool in the sandbox and flattened without trust.
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { DecodeOptions } from "../inspected.ts";
import { limitsFor } from "../limits.ts";
import { isName, isRecord } from "../photo/photo-answer.ts";
import { type MediaRefusal, isRefusal, printable, refuse } from "../refusal.ts";
import { onceMore } from "../sandbox/once-more.ts";
import { sandboxFor } from "../sandbox/choose.ts";
import { childProgram, exiftoolLibrary } from "../sandbox/needs.ts";
import type { Ended } from "../sandbox/run.ts";
import { askWarm, bytesOf } from "../sandbox/warm.ts";

export type MetadataValue = string | number | boolean | readonly (string | number | boolean)[];

export interface EmbeddedMetadata {
  /** By "Group:Tag", e.g. "GPS:GPSLatitude" (decimal degrees); numbers as stored, not as prose. No prototype. */
  readonly tags: Readonly<Record<string, MetadataValue>>;
  /** Values that were left out because of their shape, or over the limits on how many and how long. */
  readonly leftOut: number;
  readonly tool: "exiftool";
  readonly version: string;
}

const most = { tags: 5_000, listItems: 500, characters: 10_000 } as const;

/** Larger files are not sent to a child that is there already: they are bound in the sandbox of one of their own. */
const mostSent = 64_000_000;

/** Reads any file, of any format; one without metadata gives few tags. Throws when it cannot be read. */
export function readMetadata(
  path: string,
  options: DecodeOptions = {},
): Promise<EmbeddedMetadata | MediaRefusal> {
  return onceMore(() => read(path, options));
}

async function read(path: string, options: DecodeOptions): Promise<EmbeddedMetadata | MediaRefusal> {
  const sandbox = await sandboxFor(options.allowUnsandboxed);
  if (typeof sandbox !== "string") return sandbox;
  const limits = limitsFor("metadata", options.limits);
  const { size } = await stat(path);
  const isSent = size <= mostSent;
  const program = childProgram("metadata/metadata-child.pl");
  const library = exiftoolLibrary();
  return askWarm<EmbeddedMetadata | MediaRefusal>({
    work: "metadata",
    sandbox,
    limits,
    batch: isSent ? options.batch : undefined,
    signal: options.signal,
    plan: () => ({
      input: isSent ? null : resolve(path),
      needs: [program, library],
      command: (at) => ["perl", program, library, at],
      memory: "addresses",
      limits,
    }),
    question: () => question(path, isSent ? size : null),
    read: answerOf,
    isClean: (answer) => !isRefusal(answer),
  });
}

async function* question(path: string, bytes: number | null): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`${bytes ?? "-"}\n`);
  if (bytes !== null && bytes > 0) yield* bytesOf(path, bytes);
}

function answerOf(ended: Ended): EmbeddedMetadata | MediaRefusal {
  if (ended.refusal !== undefined) return ended.refusal;
  const record = parsed(ended.output);
  if (record === undefined) return refuse("undecodable", ended.complaints);
  return flattened(record);
}

/** What the child says, as far as it has the right shape. */
interface Told {
  readonly version: unknown;
  readonly tags: Record<string, unknown>;
}

function parsed(output: Buffer): Told | undefined {
  try {
    const value: unknown = JSON.parse(output.toString("utf8"));
    if (!isRecord(value)) return undefined;
    const { version, tags } = value;
    return isRecord(tags) ? { version, tags } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const keyForm = /^[A-Za-z0-9][\w .:#+*()/-]{0,199}$/;
const prototypeKeys = ["constructor", "prototype", "__proto__"];
const ours = ["ExifTool:ExifToolVersion"];

/** Checks every key and value; exported for its tests. */
export function flattened(told: Told): EmbeddedMetadata {
  const tags = Object.create(null) as Record<string, MetadataValue>;
  const version = String(told.version);
  let kept = 0;
  let leftOut = 0;
  for (const [key, value] of Object.entries(told.tags)) {
    if (ours.includes(key)) continue;
    const safe = isSafeKey(key) && kept < most.tags ? safeValue(value) : undefined;
    if (safe === undefined) {
      leftOut++;
      continue;
    }
    tags[key] = safe;
    kept++;
  }
  return { tags, leftOut, tool: "exiftool", version: isName(version) ? version : "unknown" };
}

function isSafeKey(key: string): boolean {
  return keyForm.test(key) && !key.split(":").some((part) => prototypeKeys.includes(part));
}

function safeValue(value: unknown): MetadataValue | undefined {
  if (!Array.isArray(value)) return safeScalar(value);
  if (value.length > most.listItems) return undefined;
  const items = value.map(safeScalar);
  return items.every((item) => item !== undefined) ? items : undefined;
}

function safeScalar(value: unknown): string | number | boolean | undefined {
  if (typeof value === "string") return printable(value, most.characters);
  if (typeof value === "boolean") return value;
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}
