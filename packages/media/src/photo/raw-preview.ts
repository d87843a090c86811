// The largest picture inside a camera's raw photo, taken out in the sandbox.
import { limitsFor } from "../limits.ts";
import { type MediaRefusal, refuse, refuseSaying } from "../refusal.ts";
import { childProgram, exiftoolLibrary } from "../sandbox/needs.ts";
import type { SandboxKind } from "../sandbox/plan.ts";
import { run } from "../sandbox/run.ts";
import { rawFormats } from "../sniff/photo-format.ts";
import { isRecord, isWhole } from "./photo-answer.ts";

export interface RawPreview {
  /** "dng", "nef" … */
  readonly format: string;
  /** A JPEG; null where only the first picture of a TIFF is left to look at. */
  readonly jpeg: Buffer | null;
  /** EXIF orientation of the raw photo, 1–8: its previews seldom tell one. */
  readonly orientation: number;
  /** Says that it is a preview, and how large it and the raw picture are. */
  readonly notice: string;
}

/** Formats that a raw photo may begin as, or is told as once it was looked at. */
export function mayBeRaw(format: string): boolean {
  return format === "tiff" || tiffRaws.includes(format) || rawFormats.includes(format);
}

const tiffRaws = [
  "dng",
  "nef",
  "nrw",
  "arw",
  "sr2",
  "srf",
  "pef",
  "srw",
  "3fr",
  "erf",
  "iiq",
  "kdc",
  "mef",
].concat(["mos", "mrw", "rwl", "dcr", "k25", "gpr", "fff"]);

/** Null for a TIFF that is none. */
export async function rawPreview(
  {
    path,
    format,
    sandbox,
  }: { readonly path: string; readonly format: string; readonly sandbox: SandboxKind },
  signal: AbortSignal | undefined,
): Promise<RawPreview | null | MediaRefusal> {
  const program = childProgram("photo/raw-child.pl");
  const library = exiftoolLibrary();
  // A preview as large as the raw picture is a JPEG of tens of megabytes.
  const limits = limitsFor("metadata", { outputBytes: 200_000_000 });
  const command = (at: string): string[] => ["perl", program, library, at];
  const plan = { input: path, needs: [program, library], command, memory: "addresses" as const, limits };
  const ended = await run(sandbox, plan, { signal });
  if (ended.refusal !== undefined) return ended.refusal;
  const told = ended.code === 0 ? factsIn(ended.output) : undefined;
  if (told === undefined) return format === "tiff" ? null : refuse("undecodable", ended.complaints);
  const { type, width, height, rawWidth, rawHeight, orientation, jpeg } = told;
  if (format === "tiff" && !tiffRaws.includes(type)) return null;
  const name = `This is a camera's raw photo (${type.toUpperCase()}).`;
  if (jpeg.length > 0) {
    const notice = `${name} The largest preview in it is looked at, of ${width} × ${height} pixels; the raw picture has ${rawWidth} × ${rawHeight}.`;
    return { format: type, jpeg, orientation, notice };
  }
  if (format === "tiff" || tiffRaws.includes(format)) {
    const notice = `${name} It holds no preview: only the first picture in it is looked at; the raw picture has ${rawWidth} × ${rawHeight} pixels.`;
    return { format: type, jpeg: null, orientation, notice };
  }
  return refuseSaying(
    "unsupported-format",
    "This camera's raw photo holds no preview that can be opened; its bytes are kept: develop it to JPEG or PNG and collect that copy beside it.",
  );
}

interface Facts {
  readonly type: string;
  readonly width: number;
  readonly height: number;
  readonly rawWidth: number;
  readonly rawHeight: number;
  readonly orientation: number;
  readonly jpeg: Buffer;
}

function factsIn(output: Buffer): Facts | undefined {
  const end = output.indexOf(10);
  if (end < 0 || end > 4096) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(output.toString("utf8", 0, end));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  if (!isRecord(value)) return undefined;
  const { type, width, height, rawWidth, rawHeight, orientation } = value;
  const sizes = [width, height, rawWidth, rawHeight].every((side) => isWhole(side, 0, 1_000_000));
  if (typeof type !== "string" || !/^[\w]{1,8}$/.test(type) || !sizes || !isWhole(orientation, 1, 8))
    return undefined;
  return {
    type: type.toLowerCase(),
    width: Number(width),
    height: Number(height),
    rawWidth: Number(rawWidth),
    rawHeight: Number(rawHeight),
    orientation,
    jpeg: output.subarray(end + 1),
  };
}
