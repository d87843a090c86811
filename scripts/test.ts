// `npm test`: the check, then real decoders, real PostgreSQL (ours and Debian's), a real browser.
import { existsSync } from "node:fs";
import { check, close, noSums, step, tests } from "./steps.ts";

const sums = noSums();
await check(sums);
await step(sums, "pages", "node", ["scripts/build-pages.ts"]);
await tests(sums, "the desk on its own PostgreSQL", { program: "vitest", args: ["--project", "desk"] });
if (existsSync("/usr/lib/postgresql/15/bin/postgres")) {
  const env = { SIGHTLINE_TEST_POSTGRES: "15" };
  // What the desk answers over HTTP rests on the same statements, whichever of the two runs them: once is enough.
  const args = ["--project", "desk", "packages/server", "--exclude", "**/server/src/http/**"];
  await tests(sums, "the desk on PostgreSQL 15", {
    program: "vitest",
    args,
    env,
  });
} else console.error("\n▸ the desk on PostgreSQL 15\nskipped: no PostgreSQL 15 in /usr/lib/postgresql/15");
await tests(sums, "the story in a browser", { program: "playwright", args: ["-c", "e2e"] });
close(sums);
