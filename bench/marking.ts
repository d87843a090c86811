// Marking in a real browser: a frame while somebody drags, chooses and draws among 2,000 boxes, and a time line of 10,000 segments; anchors: the same with 20, and with 10.
import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { chromium, type Browser, type Page } from "@playwright/test";
import sharp from "sharp";
import { changeSchema } from "../packages/domain/src/index.ts";
import { drawVideo } from "../packages/media/src/testing/drawn.ts";
import { propose } from "../packages/server/src/investigation/command.ts";
import { findOrOpenInvestigation } from "../packages/server/src/investigation/open.ts";
import { framesWhile } from "./frames.ts";
import { opened } from "./large-desk.ts";
import { median, ms, type Bench } from "./measure.ts";
import { end, quantile, serving, type Served } from "./serving.ts";

const MANY = 2_000;
const FEW = 20;
const SEGMENTS = 10_000;
const FEW_SEGMENTS = 10;
/** Of a film of 20 seconds. */
const FRAMES = 500;
const FRAME_US = 40_000;
const NAME = "Marking";
const ROUNDS = 3;
const STEPS = 15;
const DRAWN = 10;

type Say = Parameters<Bench>[0];

export const marking: Bench = async (say, scratch) => {
  const dataDir = join(scratch, "desk");
  const investigation = await filled(dataDir, scratch);
  const served = await serving(dataDir, "owner");
  const browser = await chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox"],
  });
  try {
    await sayBoxes(say, await pagesOf(browser, served, { investigation, files: ["many.png", "few.png"] }));
    await sayTimeLine(say, await pagesOf(browser, served, { investigation, files: ["many.mp4", "few.mp4"] }));
  } finally {
    await browser.close();
    await end(served.child);
  }
};

/** Two photos and two films, with many and with few who are marked. */
async function filled(dataDir: string, scratch: string): Promise<string> {
  const files = join(scratch, "files");
  await mkdir(files);
  for (const [i, name] of ["many", "few"].entries()) {
    const background = { r: 90 + i, g: 96, b: 88 };
    await sharp({ create: { width: 1600, height: 1000, channels: 3, background } })
      .png()
      .toFile(join(files, `${name}.png`));
    const numbers = Array.from({ length: FRAMES }, (_, n) => (n * 2731 + i) % 65_536);
    const as = ["-c:v", "libx264", "-pix_fmt", "yuv420p", "-g", "25"];
    await drawVideo({ file: join(files, `${name}.mp4`), numbers, rate: "25", as });
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
    const changes = [
      ...boxes("m", idOf("many.png"), MANY),
      ...boxes("f", idOf("few.png"), FEW),
      ...segments("M", idOf("many.mp4"), SEGMENTS),
      ...segments("F", idOf("few.mp4"), FEW_SEGMENTS),
    ];
    const done = await propose(desk, { investigation, by: "owner" }, changes);
    if (!done.ok) throw new Error(done.refusal.sentence);
    return investigation;
  } finally {
    await desk.close();
  }
}

type Marked = {
  readonly item: string;
  readonly spans: readonly (readonly [number, number])[];
  readonly track: readonly (readonly number[])[] | null;
};
const sighting = (id: string, { item, spans, track }: Marked) =>
  changeSchema.parse({
    verb: "sighting.mark",
    subject: id,
    payload: { item, subject: "prisoner", attributes: [], spans, track },
  });

const COLUMNS = 50;
/** Side by side, in rows from the top: the first of all lies at the same place however many there are. */
const boxes = (prefix: string, item: string, count: number) =>
  Array.from({ length: count }, (_, n) => {
    const [left, top] = [((n % COLUMNS) + 0.2) / COLUMNS, (Math.floor(n / COLUMNS) + 0.2) / 45];
    return sighting(`${prefix}${n}`, { item, spans: [[0, 0]], track: [[0, left, top, 0.012, 0.014]] });
  });

const EACH = 20;
/** Each comes and goes twenty times; of few, one does ten times. */
const segments = (prefix: string, item: string, count: number) =>
  Array.from({ length: Math.ceil(count / EACH) }, (_, n) => {
    const spans = Array.from({ length: Math.min(EACH, count) }, (__, k) => {
      const from = k * (FRAMES / EACH) + (n % 7);
      return [from * FRAME_US, (from + 9) * FRAME_US] as const;
    });
    return sighting(`${prefix}${n}`, { item, spans, track: null });
  });

type Opening = { readonly investigation: string; readonly files: readonly [string, string] };
type Two = { readonly many: Page; readonly few: Page };

async function pagesOf(browser: Browser, served: Served, of: Opening): Promise<Two> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const [name = "", value = ""] = (served.session["cookie"] ?? "").split(/=(.*)/s);
  await context.addCookies([{ name, value, url: served.url }]);
  const open = async (file: string): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(`${served.url}/i/${of.investigation}/items#proof=${served.session["x-sightline-proof"]}`);
    await page.getByRole("link", { name: file, exact: true }).click();
    await page.getByRole("heading", { level: 1, name: file }).waitFor();
    await page.getByRole("button", { name: / Reveal ./ }).click();
    return page;
  };
  return { many: await open(of.files[0]), few: await open(of.files[1]) };
}

type Doing = (page: Page, round: number) => Promise<void>;
type Told = { readonly what: string; readonly anchor: string; readonly atMost: number };

/** In turns on both pages: each time the longest frame, or, while a hand moves on and on, all but the longest twentieth. */
async function compare(
  say: Say,
  { many, few }: Two,
  of: Told & { readonly works: Doing; readonly times: number; readonly moves: boolean },
) {
  const costs = { many: [] as number[], few: [] as number[] };
  for (let round = 0; round < of.times; round++)
    for (const [name, page] of [
      ["many", many],
      ["few", few],
    ] as const) {
      const frames = await framesWhile(page, () => of.works(page, round), of.moves ? 2 : 12);
      costs[name].push(of.moves ? quantile(frames, 0.95) : Math.max(...frames));
    }
  const [ours, theirs] = [median(costs.many), median(costs.few)];
  say({
    what: of.what,
    anchor: of.anchor,
    ratio: ours / theirs,
    target: { atMost: of.atMost },
    seen: `${ms(ours)} against ${ms(theirs)}; median of ${of.times}`,
  });
}

/** The middle of the box of this number, in the first row. */
const spotOf = async (page: Page, n: number): Promise<readonly [number, number]> => {
  const box = await page.locator("[data-marking]").boundingBox();
  if (!box) throw new Error("Expected a picture to mark on.");
  return [box.x + ((n + 0.5) / COLUMNS) * box.width, box.y + (0.5 / 45) * box.height];
};

async function sayBoxes(say: Say, two: Two): Promise<void> {
  for (const page of [two.many, two.few]) {
    await page.bringToFront();
    await page.keyboard.press("v");
    await page.locator("[data-mark]").first().waitFor();
    await page.locator("[data-picture]").evaluate("(picture) => picture.scrollIntoView({ block: 'center' })");
  }
  const anchor = `the same with ${FEW} boxes`;
  await compare(say, two, {
    what: `choosing one of ${MANY} boxes, the longest frame`,
    anchor,
    atMost: 2,
    times: 15,
    moves: false,
    works: async (page, round) => {
      await page.mouse.click(...(await spotOf(page, 1 + round)));
      await page.locator(`[data-at-hand$="${1 + round}"]`).waitFor();
    },
  });
  await compare(say, two, {
    what: `dragging one of ${MANY} boxes, a frame, p95`,
    anchor,
    atMost: 2,
    times: ROUNDS,
    moves: true,
    works: async (page, round) => {
      const [x, y] = await spotOf(page, 10 + round);
      await page.mouse.click(x, y);
      await page.mouse.down();
      for (let step = 1; step <= 60; step++) await page.mouse.move(x + step * 3, y + step * 3);
      await page.mouse.up();
    },
  });
  for (const page of [two.many, two.few]) {
    await page.bringToFront();
    await page.keyboard.press("b");
  }
  await compare(say, two, {
    what: `drawing one more beside ${MANY} boxes, the longest frame`,
    anchor,
    atMost: 2,
    times: DRAWN,
    moves: false,
    works: async (page, round) => {
      const box = await page.locator("[data-marking]").boundingBox();
      if (!box) throw new Error("Expected a picture to mark on.");
      const [x, y] = [box.x + (0.1 + round * 0.06) * box.width, box.y + 0.93 * box.height];
      // Until it is kept, and the item says it itself.
      const kept = page.waitForResponse((answer) => /\/items\/[^/?]+$/.test(new URL(answer.url()).pathname));
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + 10, y + 10);
      await page.mouse.move(x + 18, y + 20);
      await page.mouse.up();
      await (await kept).finished();
    },
  });
  await expectDone(two);
}

/** What was measured was done: some moved, some drawn. */
async function expectDone(two: Two): Promise<void> {
  for (const [page, count, prefix] of [
    [two.many, MANY, "m"],
    [two.few, FEW, "f"],
  ] as const) {
    const marked = await page.locator("[data-marked]").getAttribute("data-marked");
    const left = await page.locator(`[data-mark="${prefix}11"] rect`).first().getAttribute("x");
    if (marked !== String(count + DRAWN) || left === `${((11.2 / COLUMNS) * 100).toFixed(3)}%`)
      throw new Error(`Expected ${count + DRAWN} boxes, one of them moved; got ${marked}, from ${left}.`);
  }
}

async function sayTimeLine(say: Say, two: Two): Promise<void> {
  await compare(say, two, {
    what: `a step on a time line of ${SEGMENTS} segments, the longest frame`,
    anchor: `the same with ${FEW_SEGMENTS}`,
    atMost: 2,
    times: STEPS,
    moves: false,
    // By key: looking for a control among so many words would be measured with it.
    works: (page) => page.keyboard.press("ArrowRight"),
  });
  for (const page of [two.many, two.few])
    if ((await page.getByRole("slider", { name: "Frame" }).inputValue()) !== String(STEPS))
      throw new Error("Expected each key to step one frame, and it did not.");
}
