// `npm test`: the check, then real decoders, real PostgreSQL (ours and Debian's), a real browser.
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { check, close, noSums, step, tests } from "./steps.ts";

/**
 * What PostgreSQL itself does, or runs of what we wrote for it: tables and their guards, triggers, locks, the queue, search,
 * pairs, how it starts and dies. What the desk makes of the answers rests on the same statements, whichever of the two ran them.
 */
const OF_THE_DATABASE = [
  "db/",
  "journal/",
  "postgres/",
  "storage/private-folder",
  "outage/",
  "fsck/guards",
  "fsck/fsck",
  "investigation/readable",
  "investigation/settings",
  "item/search",
  "item/collect",
  "jobs/alive",
  "jobs/comes-back",
  "jobs/match",
  "pair/pairs",
  "http/drafts",
  "http/inbox",
  "http/views",
].map((path) => `packages/server/src/${path}`);

const sums = noSums();
const own = await mkdtemp(join(tmpdir(), "sightline-tests-"));
const demo = join(own, "demo");
await check(sums);
await step(sums, "pages", "node", ["scripts/build-pages.ts"]);
const onOurs = await tests(sums, "the desk on its own PostgreSQL", {
  program: "vitest",
  args: ["--project", "desk"],
  env: { SIGHTLINE_TEST_DEMO: demo },
});
if (existsSync("/usr/lib/postgresql/15/bin/postgres")) {
  await tests(sums, "the desk on PostgreSQL 15", {
    program: "vitest",
    args: ["--project", "desk", ...OF_THE_DATABASE],
    env: { SIGHTLINE_TEST_POSTGRES: "15" },
  });
} else console.error("\n▸ the desk on PostgreSQL 15\nskipped: no PostgreSQL 15 in /usr/lib/postgresql/15");
// A browser waits for its desk half of the time: two at once. The demo is the one that its own test has just drawn.
await Promise.all([
  tests(sums, "the stories of the demo, and long ones, in a browser", {
    program: "playwright",
    args: ["-c", "e2e", "--project=wide", "--project=narrow", "--project=long"],
    env: onOurs.passed && existsSync(demo) ? { SIGHTLINE_E2E_DATA: demo } : {},
  }),
  tests(sums, "the stories of small desks in a browser", {
    program: "playwright",
    args: ["-c", "e2e", "--project=film", "--output=e2e/test-results/results-film"],
  }),
]);
await rm(own, { recursive: true, force: true });
close(sums);
