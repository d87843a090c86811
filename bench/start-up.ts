// Start-up: CPU time of commands that have next to nothing to do; anchor: `node -e 0` on the same Node.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cpuOf, inTurns, ms, type Bench } from "./measure.ts";

const main = join(import.meta.dirname, "..", "packages", "cli", "src", "main.js");
const command = (...args: string[]): string[] => [process.execPath, main, ...args];

/** Two photos of one person each, never said to be two people. */
const tiny = {
  format: "sightline.case/1",
  criteria: { verdicts: ["verified"], subjects: ["prisoner"], attributes: [], until: null },
  items: ["a", "b"].map((id) => ({ id, kind: "photo", verdict: "verified" })),
  sightings: ["a", "b"].map((item) => ({ id: `s-${item}`, item, subject: "prisoner", spans: [[0, 0]] })),
};

export const startUp: Bench = async (say, scratch) => {
  const [file, proof] = [join(scratch, "case.json"), join(scratch, "proof.json")];
  await writeFile(file, JSON.stringify(tiny));
  await cpuOf(command("count", file, "--proof", proof));
  const { anchor, ...seen } = await inTurns(15, {
    anchor: () => cpuOf([process.execPath, "-e", "0"]),
    // A file that is not there: everything is loaded that hashing needs here, and no decoder is started.
    "hash of a missing file": () => cpuOf(command("hash", join(scratch, "missing.jpg")), { mayFail: true }),
    "count of a tiny case": () => cpuOf(command("count", file)),
    "check-proof of a tiny case": () => cpuOf(command("check-proof", file, proof)),
  });
  for (const [what, cpu] of Object.entries(seen)) {
    const figures = `CPU ${ms(cpu)} against ${ms(anchor)}`;
    say({ what, anchor: "node -e 0", ratio: cpu / anchor, target: { atMost: 4 }, seen: figures });
  }
};
