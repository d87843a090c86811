// What the decode bench times as ours: fingerprints of `FILE [TIMES]`, in the sandbox, by a process that starts as the command line does.
import { enableCompileCache } from "node:module";

enableCompileCache();
const { endWarmChildren, fingerprint, isRefusal } = await import("../packages/media/src/index.ts");
const [file = "", times = "1"] = process.argv.slice(2);
for (let i = 0; i < Number(times); i++) {
  const answer = await fingerprint(file, { batch: "bench" });
  if (isRefusal(answer)) throw new Error(`${answer.code}: ${answer.sentence}`);
}
// A child that ends by itself can be counted; one that is killed with its parent cannot.
await endWarmChildren();
