// Starts the command line.
import { enableCompileCache } from "node:module";

enableCompileCache();
const { run } = await import("./index.ts");
await run(process.argv);
