// Starts the command line. JavaScript on purpose: the cache starts here, and a first file in TypeScript would cost more than the rest of a start.
import { enableCompileCache } from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";

// Where several threads run WebAssembly, V8 now and then ends the process while it frees old code: it keeps it (decision 0017).
setFlagsFromString("--no-wasm-code-gc");
// In the user's own folder: a shared one under /tmp would run what others put there.
enableCompileCache(join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "sightline", "compiled"));
const { run } = await import("./index.ts");
await run(process.argv);
