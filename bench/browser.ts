// The library of the large investigation in a real browser: how much script comes first, and how evenly it scrolls; anchors: 200 kB, an empty page.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium, type Page } from "@playwright/test";
import { framesWhile } from "./frames.ts";
import { ms, type Bench } from "./measure.ts";
import { quantile, type Served } from "./serving.ts";

type Say = Parameters<Bench>[0];

const DIST = join(import.meta.dirname, "..", "packages", "web", "dist");
const MOST = 200_000;

/** What the page of a desk asks for before it shows anything. */
export async function sayFirstLoad(say: Say): Promise<void> {
  const html = await readFile(join(DIST, "index.html"), "utf8");
  const names = [...html.matchAll(/"\/(assets\/[^"]+\.js)"/g)].map(([, name = ""]) => name);
  const sizes = await Promise.all(
    names.map(async (name) => gzipSync(await readFile(join(DIST, name))).length),
  );
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  if (bytes === 0) throw new Error("Expected pages that are built and ask for scripts, found none.");
  const seen = `${(bytes / 1000).toFixed(1)} kB gzipped in ${names.length} files`;
  say({
    what: "scripts of the first load",
    anchor: "200 kB",
    ratio: bytes / MOST,
    target: { atMost: 1 },
    seen,
  });
}

const ROUNDS = 5;
const TURNS = 120;
/** Pixels at each turn of the wheel. */
const BY = 400;

/** Frame times while the wheel turns, in turns on both pages. */
export async function sayScrolling(say: Say, served: Served, investigation: string): Promise<void> {
  const browser = await chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox"],
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const [name = "", value = ""] = (served.session["cookie"] ?? "").split(/=(.*)/s);
    await context.addCookies([{ name, value, url: served.url }]);
    const [library, empty] = [await context.newPage(), await context.newPage()];
    await library.goto(`${served.url}/i/${investigation}/items#proof=${served.session["x-sightline-proof"]}`);
    await library.locator("a[data-tile]").first().waitFor();
    await empty.setContent(`<div style="height:${ROUNDS * TURNS * BY * 2}px"></div>`);
    const costs = { tiles: [] as number[], empty: [] as number[] };
    for (let round = 0; round < ROUNDS; round++) {
      costs.tiles.push(...(await framesOf(library)));
      costs.empty.push(...(await framesOf(empty)));
    }
    const [ours, theirs] = [quantile(costs.tiles, 0.95), quantile(costs.empty, 0.95)];
    say({
      what: "scrolling the library, a frame, p95",
      anchor: "an empty page",
      ratio: ours / theirs,
      target: { atMost: 1.5 },
      seen: `${ms(ours)} against ${ms(theirs)}; ${costs.tiles.length} and ${costs.empty.length} frames`,
    });
  } finally {
    await browser.close();
  }
}

/** Milliseconds from frame to frame while a page is scrolled; the page must have moved. */
async function framesOf(page: Page): Promise<number[]> {
  await page.mouse.move(640, 500);
  const from = await page.evaluate<number>("scrollY");
  const frames = await framesWhile(page, async () => {
    for (let turn = 0; turn < TURNS; turn++) await page.mouse.wheel(0, BY);
  });
  const to = await page.evaluate<number>("scrollY");
  if (to <= from) throw new Error("Expected the page to scroll, and it stood still.");
  return frames;
}
