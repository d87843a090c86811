// What others find of the same films, each by its own published rule: ffmpeg's signature filter, vPDQ, and a 64-bit perceptual hash.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { hammingDistance, hashBytes } from "@sightline/match";
import { fingerprint, isRefusal } from "@sightline/media";
import type { Question } from "../packages/cli/src/testing/recall.ts";
import { cpuOf } from "./measure.ts";

export interface Peer {
  readonly name: string;
  /** Whether it calls the two copies of one another. */
  readonly finds: (question: Question) => boolean;
  /** CPU milliseconds over all films; null where the frames are those that we hashed. */
  readonly cpu: number | null;
}

/** Stills are not asked: the filter compares sequences. */
export const isFilm = (file: string): boolean => file.endsWith(".mp4");

export async function peersOn(files: readonly string[]): Promise<Peer[]> {
  return [await signatures(files), await vpdq(files), await perceptualHash(files)];
}

/** MPEG-7 video signatures with ffmpeg's own thresholds, all films in one run: each is decoded once. */
async function signatures(files: readonly string[]): Promise<Peer> {
  const inputs = files.flatMap((file) => ["-i", file]);
  const graph = `${files.map((_, n) => `[${n}:v]`).join("")}signature=nb_inputs=${files.length}:detectmode=full[out]`;
  const ffmpeg = ["ffmpeg", "-nostdin", "-hide_banner", "-nostats", "-threads", "1"];
  let said = "";
  const cpu = await cpuOf(
    [...ffmpeg, ...inputs, "-filter_complex", graph, "-map", "[out]", "-f", "null", "-"],
    {
      onSaid: (text) => (said += text),
    },
  );
  const found = new Set<string>();
  for (const [, one, other] of said.matchAll(/\] matching of video (\d+) at \S+ and (\d+) at/g))
    found.add(keyOf(files[Number(one)] ?? "", files[Number(other)] ?? ""));
  return { name: "ffmpeg's signature filter", cpu, finds: (asked) => found.has(keyOfTwo(asked)) };
}

/** One frame a second of quality 50 and more; a match within 31 bits; 80 % of the frames of one of the two. */
async function vpdq(files: readonly string[]): Promise<Peer> {
  const hashes = new Map<string, Uint8Array[]>();
  for (const file of files) {
    const answer = await fingerprint(file);
    if (isRefusal(answer)) throw new Error(`${file}: ${answer.sentence}`);
    const { ptsUs, hashes: all, qualities } = answer.fingerprint;
    const chosen: Uint8Array[] = [];
    let nextUs = -Infinity;
    for (const [n, us] of ptsUs.entries()) {
      if (us < nextUs || (qualities[n] ?? 0) < 50) continue;
      chosen.push(all.subarray(n * hashBytes, (n + 1) * hashBytes));
      nextUs = us + 1_000_000;
    }
    hashes.set(file, chosen);
  }
  return { name: "the rule of vPDQ", cpu: null, finds: byShare(hashes, 31) };
}

const side = 32;
const kept = 8;

/** The lowest 8×8 cosines of a 32×32 grey frame against their median, one frame a second; a match within 10 of 64 bits. */
async function perceptualHash(files: readonly string[]): Promise<Peer> {
  const hashes = new Map<string, Uint8Array[]>();
  let cpu = 0;
  for (const file of files) {
    const scale = ["-vf", `fps=1,scale=${side}:${side}:flags=area,format=gray`, "-f", "rawvideo"];
    const decode = ["-nostdin", "-v", "error", "-threads", "1", "-i", file, ...scale];
    cpu += await cpuOf(["ffmpeg", ...decode, "-y", "/dev/null"]);
    const { stdout } = await promisify(execFile)("ffmpeg", [...decode, "-"], {
      encoding: "buffer",
      maxBuffer: 1e9,
    });
    const frames = Math.floor(stdout.length / side ** 2);
    hashes.set(
      file,
      Array.from({ length: frames }, (_, n) =>
        cosineHash(stdout.subarray(n * side ** 2, (n + 1) * side ** 2)),
      ),
    );
  }
  return { name: "a 64-bit perceptual hash", cpu, finds: byShare(hashes, 10) };
}

const wave = (frequency: number, at: number): number =>
  Math.cos((Math.PI * frequency * (2 * at + 1)) / (2 * side));

function cosineHash(pixels: Uint8Array): Uint8Array {
  const cosines: number[] = [];
  for (let v = 0; v < kept; v++)
    for (let u = 0; u < kept; u++) {
      let sum = 0;
      pixels.forEach((level, at) => (sum += level * wave(u, at % side) * wave(v, Math.floor(at / side))));
      cosines.push(sum);
    }
  const median = cosines.toSorted((p, q) => p - q)[cosines.length >> 1] ?? 0;
  // 64 bits, and nothing in the others: distances are taken of 256.
  const hash = new Uint8Array(hashBytes);
  for (const [bit, cosine] of cosines.entries())
    if (cosine > median) hash[bit >> 3] = (hash[bit >> 3] ?? 0) | (1 << (bit & 7));
  return hash;
}

const leastShare = 0.8;

function byShare(hashes: ReadonlyMap<string, readonly Uint8Array[]>, bits: number): Peer["finds"] {
  const share = (from: readonly Uint8Array[], to: readonly Uint8Array[]): number =>
    from.length === 0
      ? 0
      : from.filter((one) => to.some((other) => hammingDistance(one, other) <= bits)).length / from.length;
  return ({ one, other }) => {
    const [a, b] = [hashes.get(one.file) ?? [], hashes.get(other.file) ?? []];
    return Math.max(share(a, b), share(b, a)) >= leastShare;
  };
}

const keyOf = (one: string, other: string): string => [one, other].sort().join("\n");
const keyOfTwo = ({ one, other }: Question): string => keyOf(one.file, other.file);
