// Exact search within 31 bits: CPU time of a query against FAISS and against our own brute force, recall 100 % in all.
import { spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { HashIndex, hashBlock } from "@sightline/match";
import { flipped, randomHashes } from "../packages/match/src/search/testing/hashes.ts";
import { inTurns, type Bench } from "./measure.ts";

const LIMIT = 31;
const million = 1_000_000;

export const search: Bench = async (say, scratch) => {
  const [small] = await measured(100_000, 2000, null);
  const [middle, faiss] = await measured(million, 1000, scratch);
  if (typeof faiss === "string") console.log(`no anchor: ${faiss}`);
  else if (faiss !== null)
    say({
      what: "exact search among 1,000,000 hashes",
      anchor: "the speed of FAISS IndexBinaryFlat",
      ratio: faiss / middle.tables,
      target: { atLeast: 30 },
      seen: `CPU ${us(middle.tables)} a query against ${us(faiss)}, one thread each`,
    });
  const [large] = await measured(10 * million, 500, null);
  say({
    what: "exact search among 10,000,000 hashes",
    anchor: "the speed of our brute force in WebAssembly",
    ratio: large.bruteForce / large.tables,
    target: { atLeast: 15 },
    seen: `CPU ${us(large.tables)} a query against ${us(large.bruteForce)}`,
  });
  for (const [less, more] of [
    [small, middle],
    [middle, large],
  ] as const)
    say({
      what: `a query among ${more.count.toLocaleString("en")} hashes`,
      anchor: "one among a tenth of them",
      ratio: more.tables / less.tables,
      target: { atMost: 5 },
      seen: `CPU ${us(more.tables)} against ${us(less.tables)}`,
    });
};

interface Measured {
  readonly count: number;
  /** CPU milliseconds a query. */
  readonly tables: number;
  readonly bruteForce: number;
}

/** With a scratch folder also what FAISS needs a query, in ms; or why there is no telling. */
async function measured(
  count: number,
  asked: number,
  scratch: string | null,
): Promise<[Measured, number | string | null]> {
  const hashes = randomHashes(count, 1);
  const queries = queriesAmong(hashes, asked);
  const index = new HashIndex();
  index.add(hashes);
  index.seal();
  const block = hashBlock(hashes);
  // Few enough that brute force is asked for about a second; one at a time, as the index is.
  const few = queries.slice(0, Math.max(5, Math.floor((100 * million) / count)));
  const truth = few.reduce((sum, query) => sum + block.within(query, LIMIT).places.length, 0);
  const found = few.reduce((sum, query) => sum + index.search(query, LIMIT).length, 0);
  if (found !== truth) throw new Error(`Expected the ${truth} hits of brute force, got ${found}.`);
  const { tables, bruteForce } = await inTurns(3, {
    tables: () => cpuOfThis(() => queries.forEach((query) => index.search(query, LIMIT))) / queries.length,
    bruteForce: () => cpuOfThis(() => few.forEach((query) => block.within(query, LIMIT))) / few.length,
  });
  const faiss = scratch === null ? null : await faissOf(scratch, hashes, few, truth);
  return [{ count, tables, bruteForce }, faiss];
}

/** Every other query is a stored hash with 0 to 31 bits flipped, the others are near nothing. */
function queriesAmong(hashes: Uint8Array, asked: number): Uint8Array[] {
  const others = randomHashes(asked, 2);
  return Array.from({ length: asked }, (_, n) => {
    const other = others.subarray(n * 32, n * 32 + 32);
    if (n % 2 === 1) return other;
    const row = ((n * 7919) % (hashes.length / 32)) * 32;
    return flipped(hashes.subarray(row, row + 32), [...other.subarray(0, n % 32)]);
  });
}

function cpuOfThis(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const python = `
import json, sys, time
import faiss, numpy
faiss.omp_set_num_threads(1)
read = lambda name: numpy.fromfile(name, dtype=numpy.uint8).reshape(-1, 32)
index = faiss.IndexBinaryFlat(256)
index.add(read(sys.argv[1]))
queries = read(sys.argv[2])
costs = []
for _ in range(3):
    start = time.process_time()
    # Its radius is exclusive.
    limits, distances, rows = index.range_search(queries, ${LIMIT + 1})
    costs.append((time.process_time() - start) * 1000 / len(queries))
print(json.dumps({"ms": sorted(costs)[1], "hits": int(limits[-1])}))
`;

async function faissOf(
  scratch: string,
  hashes: Uint8Array,
  queries: readonly Uint8Array[],
  hits: number,
): Promise<number | string> {
  const files = [join(scratch, "hashes.bin"), join(scratch, "queries.bin")] as const;
  await writeFile(files[0], hashes);
  await writeFile(files[1], Buffer.concat(queries));
  // Debian's packages are seen only by Debian's own Python, which need not be the first one in the path.
  for (const name of ["python3", "/usr/bin/python3"]) {
    const { status, stdout } = spawnSync(name, ["-c", python, ...files], { encoding: "utf8" });
    if (status !== 0) continue;
    const answer = JSON.parse(stdout) as { ms: number; hits: number };
    if (answer.hits !== hits)
      throw new Error(`Expected the ${hits} hits of brute force, FAISS has ${answer.hits}.`);
    return answer.ms;
  }
  return "python3-faiss is not installed";
}

const us = (milliseconds: number): string => `${(milliseconds * 1000).toFixed(0)} µs`;
