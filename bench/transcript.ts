// The transcript of a film with ten thousand segments in a real browser: how evenly it scrolls, and how soon its words are there; anchors: an empty page, a transcript of ten.
import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { chromium, type Browser, type Page } from "@playwright/test";
import { changeSchema } from "../packages/domain/src/index.ts";
import { drawVideo } from "../packages/media/src/testing/drawn.ts";
import { propose } from "../packages/server/src/investigation/command.ts";
import { findOrOpenInvestigation } from "../packages/server/src/investigation/open.ts";
import { framesWhile } from "./frames.ts";
import { opened } from "./large-desk.ts";
import { median, ms, type Bench } from "./measure.ts";
import { end, quantile, serving, type Served } from "./serving.ts";

const MANY = 10_000;
const FEW = 10;
/** Of a film of 100 seconds. */
const FRAMES = 500;
const LONG_US = 100_000_000;
const NAME = "Transcripts";
const ROUNDS = 5;
const TURNS = 120;
/** Pixels at each turn of the wheel. */
const BY = 400;
const OPENED = 7;

type Say = Parameters<Bench>[0];
type Films = { readonly many: string; readonly few: string };

export const transcript: Bench = async (say, scratch) => {
  const dataDir = join(scratch, "desk");
  const { investigation, films } = await filled(dataDir, scratch);
  const served = await serving(dataDir, "owner");
  const browser = await chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox"],
  });
  try {
    await measured(say, browser, { served, investigation, films });
  } finally {
    await browser.close();
    await end(served.child);
  }
};

/** Two films that are alike but for how much is said in them. */
async function filled(dataDir: string, scratch: string): Promise<{ investigation: string; films: Films }> {
  const files = join(scratch, "files");
  await mkdir(files);
  for (const [i, name] of ["many", "few"].entries()) {
    const numbers = Array.from({ length: FRAMES }, (_, n) => (n * 2731 + i) % 65_536);
    const as = ["-c:v", "libx264", "-pix_fmt", "yuv420p", "-g", "25"];
    await drawVideo({ file: join(files, `${name}.mp4`), numbers, rate: "5", as });
  }
  const main = join(import.meta.dirname, "..", "packages", "cli", "src", "main.js");
  const args = [main, "--data", dataDir, "collect", "--no-compare", "--investigation", NAME, files];
  await promisify(execFile)(process.execPath, args);
  const desk = await opened(dataDir);
  try {
    const found = await findOrOpenInvestigation(desk, NAME, "owner");
    if (!found.ok) throw new Error(found.refusal.sentence);
    const { id: investigation } = found;
    const items = await desk.db.selectFrom("item").select(["id", "name"]).execute();
    const idOf = (name: string): string => items.find((item) => item.name === name)?.id ?? "";
    const films = { many: idOf("many.mp4"), few: idOf("few.mp4") };
    const changes = [...segments("m", films.many, MANY), ...segments("f", films.few, FEW)];
    const done = await propose(desk, { investigation, by: "owner" }, changes);
    if (!done.ok) throw new Error(done.refusal.sentence);
    return { investigation, films };
  } finally {
    await desk.close();
  }
}

const WORDS = "come here now and stop at the gate until somebody tells you where to go";

/** One behind the other, some of them over two lines. */
const segments = (prefix: string, item: string, count: number) =>
  Array.from({ length: count }, (_, n) => {
    const startUs = Math.floor((n * (LONG_US - 1_000_000)) / count);
    return changeSchema.parse({
      verb: "segment.state",
      subject: `${prefix}${n}`,
      payload: {
        item,
        startUs,
        endUs: startUs + 9000,
        text: `${n} ${WORDS.slice(0, 10 + ((n * 7) % 60))}`,
        language: "en",
        speaker: { kind: "unknown" },
        note: null,
      },
    });
  });

type On = { readonly served: Served; readonly investigation: string; readonly films: Films };

async function measured(say: Say, browser: Browser, { served, investigation, films }: On): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const [name = "", value = ""] = (served.session["cookie"] ?? "").split(/=(.*)/s);
  await context.addCookies([{ name, value, url: served.url }]);
  const open = async (page: Page, film: string): Promise<number> => {
    const proof = served.session["x-sightline-proof"];
    const from = performance.now();
    await page.goto(`${served.url}/i/${investigation}/items/${film}/transcript#proof=${proof}`);
    await page.locator("[data-segment]").first().waitFor();
    return performance.now() - from;
  };
  const costs = { many: [] as number[], few: [] as number[] };
  for (let round = 0; round < OPENED; round++)
    for (const which of ["many", "few"] as const) {
      const page = await context.newPage();
      costs[which].push(await open(page, films[which]));
      await page.close();
    }
  const [many, few] = [median(costs.many), median(costs.few)];
  say({
    what: `opening a transcript of ${MANY} segments, until its words are there`,
    anchor: `the same with ${FEW}`,
    ratio: many / few,
    target: { atMost: 5 },
    seen: `${ms(many)} against ${ms(few)}; median of ${OPENED}`,
  });
  const [page, empty] = [await context.newPage(), await context.newPage()];
  await open(page, films.many);
  await empty.setContent(`<div style="height:${ROUNDS * TURNS * BY * 2}px"></div>`);
  const frames = { ours: [] as number[], empty: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    frames.ours.push(...(await framesOf(page)));
    frames.empty.push(...(await framesOf(empty)));
  }
  const [ours, theirs] = [quantile(frames.ours, 0.95), quantile(frames.empty, 0.95)];
  say({
    what: `scrolling a transcript of ${MANY} segments, a frame, p95`,
    anchor: "an empty page",
    ratio: ours / theirs,
    target: { atMost: 2 },
    seen: `${ms(ours)} against ${ms(theirs)}; ${frames.ours.length} and ${frames.empty.length} frames`,
  });
}

/** Milliseconds from frame to frame while a page is scrolled; the page must have moved, and show words where it is. */
async function framesOf(page: Page): Promise<number[]> {
  await page.bringToFront();
  await page.mouse.move(1000, 500);
  const from = await page.evaluate<number>("scrollY");
  const frames = await framesWhile(page, async () => {
    for (let turn = 0; turn < TURNS; turn++) await page.mouse.wheel(0, BY);
  });
  const to = await page.evaluate<number>("scrollY");
  if (to <= from) throw new Error("Expected the page to scroll, and it stood still.");
  return frames;
}
