// Runs the stories in a real browser against the real desk: `npm run e2e`, and with PICTURE=1 the README's picture too.
import { defineConfig, type Project } from "@playwright/test";
import { RUN } from "./run.ts";

const wide = { viewport: { width: 1280, height: 900 } };
const narrow = { viewport: { width: 390, height: 844 }, hasTouch: true };
/** Stories that draw a small desk of their own, and take longest: `npm test` runs them after those of the demo. */
const LONG = ["accounts", "first-half"];
/** Stories that draw a small desk of their own. */
const ALONE = [
  "checks",
  "claims",
  "blind",
  "film",
  "inbox",
  "kept",
  "kit",
  "library",
  "live",
  "looking",
  "map",
  "marking",
  "people",
  "pins",
  "points",
  "restricted",
  "said",
  "shot",
  "states",
  "suggested",
  "through",
  "tiles",
  "together",
  "transcript",
  "triage",
  "upload",
  "viewer",
  "voices",
  "wanted",
];
const stories = {
  testMatch: "*.spec.ts",
  testIgnore: [...LONG, ...ALONE, "picture"].map((name) => `${name}.spec.ts`),
  dependencies: ["desk"],
};

const picture: Project = { name: "picture", testMatch: "picture.spec.ts", use: wide, dependencies: ["desk"] };

export default defineConfig({
  testDir: ".",
  outputDir: `${RUN}/results`,
  workers: 1,
  forbidOnly: true,
  // A story takes seconds: these are for one that hangs, so that it is told before the run is given up.
  timeout: 600_000,
  expect: { timeout: 60_000 },
  // `npm test` sums up from the second.
  reporter: process.env["PLAYWRIGHT_JSON_OUTPUT_FILE"] === undefined ? [["list"]] : [["list"], ["json"]],
  use: {
    browserName: "chromium",
    actionTimeout: 60_000,
    launchOptions: {
      executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "desk", testMatch: "desk.setup.ts", teardown: "stop", timeout: 2_700_000 },
    { name: "stop", testMatch: "desk.teardown.ts" },
    { name: "wide", use: wide, ...stories },
    // What another width may change: how parts lie, what touches them, what a machine finds. The rest is the same story.
    { name: "narrow", use: narrow, grep: /@narrow-too/, ...stories },
    { name: "film", testMatch: ALONE.map((name) => `${name}.spec.ts`), use: wide },
    { name: "long", testMatch: LONG.map((name) => `${name}.spec.ts`), use: wide },
    ...(process.env["PICTURE"] === undefined ? [] : [picture]),
  ],
});
