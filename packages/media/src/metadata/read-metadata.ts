// The metadata embedded in a file, read by exiftool in the sandbox and flattened without trust.
import { resolve } from "node:path";
import type { DecodeOptions } from "../inspected.ts";
import { limitsFor } from "../limits.ts";
import { isName, isRecord } from "../photo/photo-answer.ts";
import { type MediaRefusal, printable, refuse } from "../refusal.ts";
import { sandboxFor } from "../sandbox/choose.ts";
import { exiftoolProgram } from "../sandbox/needs.ts";
import { run } from "../sandbox/run.ts";

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

/** Reads any file, of any format; one without metadata gives few tags. Throws when it cannot be read. */
export async function readMetadata(
  path: string,
  options: DecodeOptions = {},
): Promise<EmbeddedMetadata | MediaRefusal> {
  const sandbox = await sandboxFor(options.allowUnsandboxed);
  if (typeof sandbox !== "string") return sandbox;
  const { script, folder } = exiftoolProgram();
  const flags = [
    "-json",
    "-G1",
    "-n",
    "-api",
    "LargeFileSupport=1",
    "--System:all",
    "-charset",
    "filename=utf8",
  ];
  const ended = await run(
    sandbox,
    {
      input: resolve(path),
      needs: [folder],
      // The empty -config must come first: no file of a user's home is ever run as Perl.
      command: (at) => ["perl", script, "-config", "", ...flags, "-ExifToolVersion", "-all", "--", at],
      memory: "addresses",
      limits: limitsFor("metadata", options.limits),
    },
    { signal: options.signal },
  );
  if (ended.refusal !== undefined) return ended.refusal;
  const record = parsed(ended.output);
  if (record === undefined) return refuse("undecodable", ended.complaints);
  return flattened(record);
}

function parsed(output: Buffer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(output.toString("utf8"));
    const first: unknown = Array.isArray(value) ? value[0] : undefined;
    return isRecord(first) ? first : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const keyForm = /^[A-Za-z0-9][\w .:#+*()/-]{0,199}$/;
const prototypeKeys = ["constructor", "prototype", "__proto__"];
const ours = ["SourceFile", "ExifTool:ExifToolVersion"];

/** Checks every key and value; exported for its tests. */
export function flattened(record: Record<string, unknown>): EmbeddedMetadata {
  const tags = Object.create(null) as Record<string, MetadataValue>;
  const version = String(record["ExifTool:ExifToolVersion"]);
  let kept = 0;
  let leftOut = 0;
  for (const [key, value] of Object.entries(record)) {
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
