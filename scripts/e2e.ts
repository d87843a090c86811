// `npm run e2e`: the stories in a real browser. With `--pictures [DIR]` each state that they meet is pictured, 1280 and 390 pixels wide.
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { run } from "./steps.ts";

const PICTURES = join(import.meta.dirname, "..", "e2e", "test-results", "pictures");

const args = process.argv.slice(2);
const at = args.indexOf("--pictures");
let folder: string | null = null;
if (at >= 0) {
  const named = args[at + 1];
  const isNamed = named !== undefined && !named.startsWith("-");
  folder = isNamed ? resolve(named) : PICTURES;
  args.splice(at, isNamed ? 2 : 1);
  await mkdir(folder, { recursive: true });
}
process.exitCode = await run(
  "playwright",
  ["test", "-c", "e2e", ...args],
  folder === null ? {} : { PICTURES: folder },
);
if (folder !== null) console.log(`\nPictures are in ${folder}`);
