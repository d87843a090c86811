// A process that starts a sandboxed child and waits for it, so that `doctor` can kill it and see whether the child goes too.
import { limitsFor } from "../limits.ts";
import { type SandboxKind } from "./plan.ts";
import { run } from "./run.ts";

const [kind = "none", seconds = "0"] = process.argv.slice(2);
await run(kind as SandboxKind, {
  input: null,
  needs: [],
  command: () => ["sleep", seconds],
  memory: "addresses",
  limits: limitsFor("metadata"),
});
