// What the decode bench times as ours: the fingerprint of one file, in the sandbox, by a process that starts as the command line does.
import { enableCompileCache } from "node:module";

enableCompileCache();
const { fingerprint, isRefusal } = await import("../packages/media/src/index.ts");
const answer = await fingerprint(process.argv[2] ?? "");
if (isRefusal(answer)) throw new Error(`${answer.code}: ${answer.sentence}`);
