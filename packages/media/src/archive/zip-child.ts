// The program that reads a ZIP: the bytes of each file in it one after the other on standard output, and on the next descriptor a line about each.
import { statSync, writeSync } from "node:fs";
import { crc32 } from "node:zlib";
import yauzl from "yauzl";

/** Bytes of all files in it, how many there may be, and how many times as large as in the ZIP each may become. */
const [file = "", mostBytes = 0, mostFiles = 0, mostRatio = 0] = process.argv
  .slice(2)
  .map((word, i) => (i === 0 ? word : Number(word))) as [string, number, number, number];

/** Small files may be blank paper: what they grow to is little all the same. */
const RATIO_FROM_BYTES = 1_000_000;
/** What one bomb alone may leave to those beside it. */
const SMALL_BOMBS_BYTES = 100_000_000;
const SYMLINK = 0o12;
const REGULAR = 0o10;

type Why = "encrypted" | "link" | "special" | "method" | "bomb" | "size" | "damaged" | "two-names" | "twice";
type Placed = {
  readonly entry: yauzl.Entry;
  readonly name: string;
  readonly dataAt: number;
  readonly differs: boolean;
};

class Refused extends Error {}

function say(line: object): void {
  write(3, Buffer.from(`${JSON.stringify(line)}\n`));
}

/** Who reads may be slow: a pipe that is full is tried again. */
function write(to: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(to, bytes, at);
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== "EAGAIN") process.exit(1);
      Atomics.wait(still, 0, 0, 1);
    }
  }
}
const still = new Int32Array(new SharedArrayBuffer(4));

const isFolder = ({ fileNameRaw }: yauzl.Entry): boolean => fileNameRaw.at(-1) === 0x2f;

async function placesIn(zip: yauzl.ZipFile): Promise<Placed[]> {
  const entries: yauzl.Entry[] = [];
  let [declared, packed] = [0, 0];
  for await (const entry of zip.eachEntry()) {
    if (entries.length >= mostFiles) throw new Refused("too-many-files");
    declared += entry.uncompressedSize;
    packed += entry.compressedSize;
    if (declared > mostBytes) throw new Refused("too-large");
    entries.push(entry);
  }
  // Many small bombs are one large one.
  if (declared > SMALL_BOMBS_BYTES && declared > packed * mostRatio) throw new Refused("too-large");
  const placed: Placed[] = [];
  for (const entry of entries) {
    const local = await zip.readLocalFileHeaderPromise(entry);
    // Two readers must not find two names, or two ways to unpack it.
    const differs =
      !local.fileName.equals(entry.fileNameRaw) || local.compressionMethod !== entry.compressionMethod;
    placed.push({ entry, name: nameIn(entry), dataAt: local.fileDataStart, differs });
  }
  return placed;
}

/** Files that share bytes of the ZIP are a bomb, whatever each of them says. */
function mustNotOverlap(placed: readonly Placed[]): void {
  const spans = placed
    .map(({ entry, dataAt }) => [entry.relativeOffsetOfLocalHeader, dataAt + entry.compressedSize] as const)
    .sort(([a], [b]) => a - b);
  const { size } = statSync(file);
  let end = 0;
  for (const [from, to] of spans) {
    if (from < end || to > size) throw new Refused("overlap");
    end = to;
  }
}

function whyNot({ entry, name, differs }: Placed, twice: ReadonlySet<string>): Why | null {
  const kind = (entry.externalFileAttributes >>> 16) >>> 12;
  if (kind === SYMLINK) return "link";
  if (kind !== 0 && kind !== REGULAR) return "special";
  if (entry.isEncrypted()) return "encrypted";
  if (differs) return "two-names";
  if (twice.has(name)) return "twice";
  if (!entry.canDecodeFileData()) return "method";
  const { compressedSize, uncompressedSize, compressionMethod } = entry;
  if (compressionMethod === 0 && compressedSize !== uncompressedSize) return "size";
  const grows = uncompressedSize > RATIO_FROM_BYTES && uncompressedSize > compressedSize * mostRatio;
  return grows ? "bomb" : null;
}

/** How many bytes went out, and what was wrong with them: those are not to be kept then. */
async function unpack(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<{ bytes: number; why: Why | null }> {
  let [bytes, sum] = [0, 0];
  try {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      if (bytes + chunk.length > entry.uncompressedSize) return { bytes, why: "size" };
      sum = crc32(chunk, sum);
      write(1, chunk);
      bytes += chunk.length;
    }
  } catch {
    return { bytes, why: "damaged" };
  }
  if (bytes !== entry.uncompressedSize) return { bytes, why: "size" };
  return { bytes, why: sum === entry.crc32 ? null : "damaged" };
}

function nameIn({ generalPurposeBitFlag, fileNameRaw, extraFields }: yauzl.Entry): string {
  return yauzl.getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, true);
}

/** Where the ZIP does not say that they are UTF-8, which letters the bytes of a name mean is not decided here. */
const rawIn = ({ fileNameRaw, generalPurposeBitFlag }: yauzl.Entry): object =>
  (generalPurposeBitFlag & 0x800) === 0 && fileNameRaw.some((byte) => byte > 0x7f)
    ? { raw: fileNameRaw.toString("hex") }
    : {};

async function readZip(): Promise<void> {
  // Names and sizes are held against each other here: one that is wrong refuses its file, not all of them.
  const zip = await yauzl.openPromise(file, {
    lazyEntries: true,
    autoClose: false,
    decodeStrings: false,
    validateEntrySizes: false,
  });
  const placed = await placesIn(zip);
  mustNotOverlap(placed);
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { name } of placed) (seen.has(name) ? twice : seen).add(name);
  for (const one of placed) {
    if (isFolder(one.entry) && one.entry.uncompressedSize === 0) continue;
    const why = whyNot(one, twice);
    const done = why === null ? await unpack(zip, one.entry) : { bytes: 0, why };
    say({ name: one.name, ...rawIn(one.entry), ...done });
  }
  zip.close();
}

try {
  await readZip();
  say({ end: true });
} catch (fault) {
  const why = fault instanceof Refused ? fault.message : "unreadable";
  say({ refused: why });
}
