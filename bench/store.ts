// Storing: CPU time of hashing an original while it is stored (fsync included); anchor: `openssl dgst -sha256` of the same file.
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { dice } from "../packages/count/src/testing/world.ts";
import { cpuOf, inTurns, ms, type Bench } from "./measure.ts";

const MEBIBYTES = 256;
const child = join(import.meta.dirname, "child-store.ts");

export const store: Bench = async (say, scratch) => {
  const file = join(scratch, "original.bin");
  await pipeline(Readable.from(noise(MEBIBYTES)), createWriteStream(file));
  const folder = join(scratch, "store");
  const storing = async (userOnly: boolean): Promise<number> => {
    const cpu = await cpuOf([process.execPath, child, file, folder], { userOnly });
    await rm(folder, { recursive: true });
    return cpu;
  };
  const cpu = await inTurns(4, {
    anchor: () => cpuOf(["openssl", "dgst", "-sha256", file]),
    ours: () => storing(false),
  });
  const anchor = "the speed of openssl dgst -sha256";
  const target = { atLeast: 0.8 };
  say({
    what: `storing one original of ${MEBIBYTES} MiB, all of it`,
    anchor,
    ratio: cpu.anchor / cpu.ours,
    target,
    seen: `CPU ${ms(cpu.ours)} against ${ms(cpu.anchor)}; the kernel's work for writing is in ours only`,
  });
  // What is left without the kernel's reading and writing and without the start of Node is the hashing.
  const user = await inTurns(4, {
    anchor: () => cpuOf(["openssl", "dgst", "-sha256", file], { userOnly: true }),
    ours: () => storing(true),
    idle: () => cpuOf([process.execPath, child], { userOnly: true }),
  });
  const net = user.ours - user.idle;
  say({
    what: "the hashing in it",
    anchor,
    ratio: user.anchor / net,
    target,
    seen: `user CPU ${ms(net)} against ${ms(user.anchor)}, less ${ms(user.idle)} of start`,
  });
};

/** Bytes that no file system can share or compress; each mebibyte is another one. */
function* noise(mebibytes: number): Generator<Buffer> {
  const roll = dice(mebibytes);
  const block = Buffer.alloc(1 << 20);
  for (let at = 0; at < block.length; at += 4) block.writeUInt32LE(roll(2 ** 32), at);
  for (let n = 0; n < mebibytes; n++) {
    block.writeUInt32LE(n, 0);
    yield Buffer.from(block);
  }
}
