// `npm run golden`: writes again the files that tests hold to the sources, so that a reviewer sees what changed in them.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { cataloguesNow } from "./catalogues.ts";
import { refusalsPage } from "./refusals.ts";
import { sentencesPage } from "./sentences.ts";
import { run } from "./steps.ts";

const docs = join(import.meta.dirname, "..", "docs");
writeFileSync(join(docs, "refusals.md"), refusalsPage());
writeFileSync(join(docs, "sentences.md"), sentencesPage());
for (const [file, text] of await cataloguesNow()) writeFileSync(file, text);
process.exitCode = await run("vitest", ["run", "--project", "unit", "--update"]);
