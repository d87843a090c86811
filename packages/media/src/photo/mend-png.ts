// A PNG that was cut short or damaged, made whole again around what is there of it; inside the sandbox. The library gives up
// all of such a picture, or shows its end black without a word.
import { constants, crc32, createInflate, deflateSync } from "node:zlib";
import { latin } from "../sniff/bytes.ts";

export interface MendedPng {
  readonly png: Buffer;
  /** What is missing, in a sentence; null where every row is there and only something around them is damaged. */
  readonly missing: string | null;
}

/** Bytes of unpacked rows: with more the child would need more memory than it has. */
const mostBytes = 300_000_000;
/** Unlike any picture, and each costs room of its own. */
const mostRows = 1_000_000;
const signature = 8;
/** Samples of a pixel by colour type. */
const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** Adam7: first column and row, step across and down, of each pass. */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** "empty" where no row is there; null where it has no header to go by, or is too large to be mended. */
export async function mendPng(file: Buffer): Promise<MendedPng | "empty" | null> {
  const { before, data } = partsOf(file);
  const [header] = before;
  if (header === undefined || header.length !== 25 || latin(header, 4, 8) !== "IHDR") return null;
  const [width, height] = [header.readUInt32BE(8), header.readUInt32BE(12)];
  if (height > mostRows) return null;
  const bits = (samples[header[17] ?? 0] ?? 0) * (header[16] ?? 0);
  const stride = (pixels: number): number => Math.ceil((pixels * bits) / 8) + 1;
  const interlaced = header[20] === 1;
  const rows = interlaced
    ? passes.flatMap(([x, y, across, down]) => {
        const columns = Math.ceil((width - x) / across);
        const lines = Math.ceil((height - y) / down);
        return columns > 0 ? Array<number>(Math.max(0, lines)).fill(stride(columns)) : [];
      })
    : Array<number>(height).fill(stride(width));
  const whole = rows.reduce((sum, each) => sum + each, 0);
  if (bits === 0 || whole === 0 || whole > mostBytes) return null;
  const unpacked = await inflated(data, whole);
  const there = rowsThere(unpacked, rows);
  if (there.rows === 0) return "empty";
  const padded = Buffer.alloc(whole);
  unpacked.copy(padded, 0, 0, there.bytes);
  const png = Buffer.concat([
    file.subarray(0, signature),
    ...before,
    chunk("IDAT", deflateSync(padded, { level: 1 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
  return { png, missing: there.rows === rows.length ? null : missing(there, { height, whole, interlaced }) };
}

function missing(
  there: { readonly rows: number; readonly bytes: number },
  { height, whole, interlaced }: { height: number; whole: number; interlaced: boolean },
): string {
  const share = Math.floor((100 * there.bytes) / whole);
  return interlaced
    ? `The picture is cut short: ${share} of 100 parts of it are there, and it is coarse or empty where the others are missing.`
    : `The picture is cut short: ${there.rows} of ${height} rows are there, and what is shown below them is no part of it.`;
}

/** The chunks before the pixels as they are, and what there is of the packed pixels. */
function partsOf(file: Buffer): { readonly before: Buffer[]; readonly data: Buffer } {
  const [before, data]: [Buffer[], Buffer[]] = [[], []];
  for (let at = signature; at + 8 <= file.length;) {
    const end = at + 12 + file.readUInt32BE(at);
    const type = latin(file, at + 4, at + 8);
    if (type === "IDAT") data.push(file.subarray(at + 8, Math.min(end - 4, file.length)));
    else if (data.length > 0 || end > file.length) break;
    else before.push(file.subarray(at, end));
    at = end;
  }
  return { before, data: Buffer.concat(data) };
}

/** Rows from the first on whose bytes are all there and begin with a filter that PNG knows. */
function rowsThere(unpacked: Buffer, rows: readonly number[]): { rows: number; bytes: number } {
  let [count, bytes] = [0, 0];
  for (const length of rows) {
    if (bytes + length > unpacked.length || (unpacked[bytes] as number) > 4) break;
    bytes += length;
    count += 1;
  }
  return { rows: count, bytes };
}

const sliceBytes = 4096;

/** All that comes before the packed bytes end or make no sense, `most` bytes of it. */
async function inflated(data: Buffer, most: number): Promise<Buffer> {
  const slices: Buffer[] = [];
  for (let at = 0; at < data.length; at += sliceBytes) slices.push(data.subarray(at, at + sliceBytes));
  const first = await unpack(slices, most);
  if (first.failed === null) return first.bytes;
  // What a slice gives before its first wrong byte is lost with it: that one goes in byte by byte.
  const wrong = slices[first.failed] ?? Buffer.alloc(0);
  const bytewise = Array.from({ length: wrong.length }, (_, i) => wrong.subarray(i, i + 1));
  return (await unpack([...slices.slice(0, first.failed), ...bytewise], most)).bytes;
}

async function unpack(
  slices: readonly Buffer[],
  most: number,
): Promise<{ readonly bytes: Buffer; readonly failed: number | null }> {
  const inflate = createInflate({ finishFlush: constants.Z_SYNC_FLUSH });
  const out: Buffer[] = [];
  let length = 0;
  inflate.on("data", (some: Buffer) => {
    out.push(some);
    length += some.length;
  });
  // Bytes that make no sense end a write with this, and never otherwise.
  let settle: ((isWrong: boolean) => void) | undefined;
  inflate.on("error", () => settle?.(true));
  let failed: number | null = null;
  for (const [i, slice] of slices.entries()) {
    const isWrong = await new Promise<boolean>((resolve) => {
      settle = resolve;
      inflate.write(slice, (error) => resolve(Boolean(error)));
    });
    if (isWrong) failed = i;
    if (isWrong || length >= most || inflate.readableEnded) break;
  }
  if (failed === null && length < most && !inflate.readableEnded) {
    const ended = new Promise<void>((resolve) => {
      settle = () => resolve();
      inflate.once("end", resolve);
    });
    inflate.end();
    await ended;
  }
  inflate.destroy();
  return { bytes: Buffer.concat(out).subarray(0, most), failed };
}

function chunk(type: string, data: Buffer): Buffer {
  const made = Buffer.alloc(12 + data.length);
  made.writeUInt32BE(data.length);
  made.write(type, 4, "latin1");
  data.copy(made, 8);
  made.writeUInt32BE(crc32(made.subarray(4, 8 + data.length)), 8 + data.length);
  return made;
}
