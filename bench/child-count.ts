// What the count bench measures the memory of: `FILE` reads and counts one case file; without arguments it only loads.
import { readFileSync } from "node:fs";
import { count, readCase } from "@sightline/count";

const [file] = process.argv.slice(2);
if (file !== undefined) {
  const read = readCase(JSON.parse(readFileSync(file, "utf8")));
  if (!read.ok) throw new Error(read.refusals[0]?.sentence);
  count(read.case);
}
console.log(process.resourceUsage().maxRSS * 1024);
