// `npm run golden`: writes again the files that tests hold to the sources, so that a reviewer sees what changed in them.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { refusalsPage } from "./refusals.ts";
import { run } from "./steps.ts";

writeFileSync(join(import.meta.dirname, "..", "docs", "refusals.md"), refusalsPage());
process.exitCode = await run("vitest", ["run", "--project", "unit", "--update"]);
