// The frame that a browser shows is the frame that the desk means: every frame of these films shows its own number.
import { expect, test, type Page } from "@playwright/test";
import { ask } from "./desk.ts";
import { boxLeft, numbersOf, openKnownDesk, SHAPES, type KnownDesk } from "./known-desk.ts";
import { NUMBER_OF } from "./numbered.ts";

let desk: KnownDesk;
let session: Awaited<ReturnType<ReturnType<Page["context"]>["storageState"]>>;

test.beforeAll(async ({ browser }) => {
  desk = await openKnownDesk();
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(desk.link);
  session = await context.storageState();
  await context.close();
});
test.afterAll(async () => desk.close());

type Read = { number: number; left: number };

/** The number in the picture that the player shows, and where the box over it begins, read in one go. */
const READ = `(() => {
  const video = document.querySelector("[data-player] video");
  const box = document.querySelector("[data-player] svg g > rect.pointer-events-auto");
  if (!video || video.seeking || video.videoWidth === 0) return null;
  const { number } = (${NUMBER_OF})(video);
  return { number, left: box === null ? -1 : parseFloat(box.getAttribute("x")) / 100 };
})()`;

const read = (page: Page): Promise<Read | null> => page.evaluate<Read | null>(READ);

async function openFilm(page: Page, file: string): Promise<void> {
  await page.context().addCookies(session.cookies);
  const kept = session.origins.flatMap(({ localStorage }) => localStorage);
  await page.context().addInitScript((items) => {
    for (const { name, value } of items) localStorage.setItem(name, value);
  }, kept);
  await page.goto(desk.url);
  await expect(page.getByRole("heading", { level: 1, name: "Library" })).toBeVisible();
  await page.getByRole("link", { name: file, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: file })).toBeVisible();
  await page.getByRole("button", { name: / Reveal ./ }).click();
  await expect(page.locator("[data-player] video[data-state=ready]")).toBeVisible();
}

const UNEVEN = "uneven times, B-frames and sound";
test("five hundred seeks at random in a film of uneven frames: five hundred times the frame that was meant", async ({
  page,
}) => {
  const numbers = numbersOf(UNEVEN);
  await openFilm(page, SHAPES[UNEVEN]);
  const slider = page.getByRole("slider", { name: "Frame" });
  let state = 20261130;
  const dice = (): number => (state = (state * 1103515245 + 12345) % 2147483648);
  let right = 0;
  for (let seek = 0; seek < 500; seek += 1) {
    const frame = (dice() >> 8) % numbers.length;
    await slider.fill(String(frame));
    await expect
      .poll(async () => (await read(page))?.number, {
        message: `seek ${seek}, frame ${frame}`,
        intervals: [5, 10, 20, 50],
      })
      .toBe(numbers[frame]);
    right += 1;
  }
  expect(right).toBe(500);
});

for (const shape of Object.keys(SHAPES) as (keyof typeof SHAPES)[]) {
  test(`${shape}: the frame stepped to is on show, with the box that was drawn on it`, async ({ page }) => {
    const numbers = numbersOf(shape);
    await openFilm(page, SHAPES[shape]);
    const slider = page.getByRole("slider", { name: "Frame" });
    for (const frame of [0, 1, 2, 7, 8, numbers.length - 1, 11, 10, 3]) {
      await slider.fill(String(frame));
      await expect(page.getByText(`frame ${frame + 1} of ${numbers.length}`)).toBeVisible();
      await expect
        .poll(async () => (await read(page))?.number, { message: `frame ${frame}` })
        .toBe(numbers[frame]);
      await expect
        .poll(async () => (await read(page))?.left, { message: `box of frame ${frame}` })
        .toBeCloseTo(boxLeft(frame), 4);
    }
  });

  test(`${shape}: while it plays, each frame comes with its own number`, async ({ page }) => {
    const numbers = numbersOf(shape);
    await openFilm(page, SHAPES[shape]);
    await page.evaluate(`(() => {
      const video = document.querySelector("[data-player] video");
      window.seen = [];
      let shown = 0;
      const look = (_now, { mediaTime }) => {
        // A callback may come one refresh of the screen late; at this pace a frame stays for several. The first few were
        // on their way before the pace was set.
        video.playbackRate = 0.25;
        const told = ${READ.replaceAll("\n", " ")};
        if (told !== null && (shown += 1) > 3) window.seen.push([mediaTime, told.number]);
        video.requestVideoFrameCallback(look);
      };
      video.requestVideoFrameCallback(look);
    })()`);
    await page.getByRole("button", { name: "Play" }).click();
    await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Play" })).toBeVisible();
    const seen = await page.evaluate<[number, number][]>("window.seen");
    const times = await timesOf(page);
    const right = seen.map(([seconds]) => numbers[times.findLastIndex((at) => at <= seconds + 0.000501)]);
    expect(seen.map(([, number]) => number)).toEqual(right);
    expect(new Set(right).size, "different frames were seen").toBeGreaterThan(10);
  });
}

/** Seconds of each frame in the film, from the desk's own list of frame times. */
async function timesOf(page: Page): Promise<number[]> {
  const [, investigation, item] = /\/i\/([^/]+)\/items\/([^/?]+)/.exec(page.url()) ?? [];
  const answer = await ask(page, `${desk.url}/api/investigations/${investigation}/items/${item}`);
  const { ptsUs } = (await answer.json()) as { ptsUs: number[] };
  return ptsUs.map((at) => (at - (ptsUs[0] ?? 0)) / 1e6);
}
