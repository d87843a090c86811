// Tests that children start from compiled code only where our own process keeps some, and answer the same.
import { execFileSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { drawCounter, drawnHeight, drawnWidth, scratchFolder } from "../testing/drawn.ts";

const ask = `
  import { fingerprint } from ${JSON.stringify(join(import.meta.dirname, "../index.ts"))};
  const { fingerprint: found } = await fingerprint(process.argv[1]);
  console.log(Buffer.from(found.hashes).toString("hex"));`;

function askInProcess(file: string, env: Record<string, string>): string {
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => name !== "NODE_COMPILE_CACHE"),
  );
  const args = ["--input-type=module", "-e", ask, file];
  return execFileSync(process.execPath, args, { env: { ...clean, ...env }, encoding: "utf8" });
}

test("a photo has the same hash from compiled code, which is made once and not by a child with a file", async () => {
  const folder = scratchFolder();
  const file = join(folder, "original");
  const shape = { width: drawnWidth, height: drawnHeight, channels: 3 } as const;
  writeFileSync(file, await sharp(drawCounter(77), { raw: shape }).jpeg().toBuffer());
  const without = askInProcess(file, {});
  expect(without).toMatch(/^[0-9a-f]{64}\n$/);
  const cache = join(folder, "compiled");
  const kept = () => readdirSync(cache, { recursive: true }).map(String).toSorted();
  expect(askInProcess(file, { NODE_COMPILE_CACHE: cache })).toBe(without);
  expect(kept().filter((name) => name.endsWith("photo-child.ts.readable"))).toHaveLength(
    process.getuid?.() === 0 ? 2 : 1,
  );
  const before = kept();
  expect(askInProcess(file, { NODE_COMPILE_CACHE: cache })).toBe(without);
  expect(kept()).toEqual(before);
});
