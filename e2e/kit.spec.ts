// The page of the kit: every part in every state, pictured at two widths and without a violation that a machine can find.
import { join } from "node:path";
import { expect, test, type Page } from "@playwright/test";
import { createServer, type ViteDevServer } from "vite";
import { RUN } from "./run.ts";
import { violationsOf } from "./well.ts";

let server: ViteDevServer;

test.beforeAll(async () => {
  server = await createServer({
    root: join(import.meta.dirname, "..", "packages", "web"),
    server: { host: "127.0.0.1", port: 0, proxy: {} },
    logLevel: "error",
  });
  await server.listen();
});
test.afterAll(() => server.close());

/** Without a desk: its pictures are drawn here. */
async function openKit(page: Page): Promise<void> {
  await page.route("**/media/**", (route) => route.fulfill({ contentType: "image/svg+xml", body: DRAWN }));
  await page.goto(`${server.resolvedUrls?.local[0] ?? ""}kit`);
  await expect(page.getByRole("heading", { level: 1, name: "Kit" })).toBeVisible();
}
const DRAWN =
  '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><rect width="640" height="480" fill="#7b8794"/><circle cx="224" cy="150" r="34" fill="#e8c39e"/><rect x="184" y="184" width="80" height="200" fill="#3d4f6b"/></svg>';

async function expectClean(page: Page): Promise<void> {
  expect(await violationsOf(page)).toEqual([]);
}

for (const [colorScheme, width] of [
  ["light", 1280],
  ["light", 390],
  ["dark", 1280],
] as const) {
  test(`every part is shown, ${width} pixels wide, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await openKit(page);
    await page.getByRole("button", { name: "Reveal mill-p06.jpg" }).click();
    expect(
      await page.evaluate<number>("document.documentElement.scrollWidth - innerWidth"),
    ).toBeLessThanOrEqual(0);
    await expectClean(page);
    await page.evaluate("scrollTo(0, 0)");
    await page.screenshot({ path: join(RUN, `kit-${width}-${colorScheme}.png`), fullPage: true });
  });
}

test("a form says beside its button why it cannot be sent, and then sends what its schema wants", async ({
  page,
}) => {
  await openKit(page);
  const form = page.locator("form").first();
  const send = form.getByRole("button", { name: "State it" });
  await expect(send).toHaveAccessibleDescription("Verdict is missing.");
  await form.getByLabel("Verdict").selectOption("verified");
  await expect(send).toHaveAccessibleDescription("Reason is missing.");
  await form.getByLabel("Reason").fill("it");
  await expect(send).toHaveAccessibleDescription("Reason: say in at least three letters what it rests on.");
  await form.getByLabel("Reason").fill("its shadows");
  await form.getByLabel("At least, if known").fill("12");
  await form.getByLabel("At least, if known").press("Enter");
  await expect(
    page.getByText('{"verdict":"verified","reason":"its shadows","atLeast":12,"seen":false}'),
  ).toBeVisible();
});

test("a menu is walked by arrows, a dialog is left by Escape, and both give the focus back", async ({
  page,
}) => {
  await openKit(page);
  const more = page.getByRole("button", { name: "More" });
  await more.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Copy its address" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Withdraw s7?" });
  await expect(dialog).toBeVisible();
  await expectClean(page);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await more.press("Enter");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toHaveCount(0);
  await expect(more).toBeFocused();
});

test("a table is put in order by the head of any column", async ({ page }) => {
  await openKit(page);
  const firsts = page.getByRole("table").locator("tbody tr td:first-child");
  await expect(firsts).toHaveText(["Aldery prison", "Lome mill", "Pell quarry"]);
  await page.getByRole("button", { name: "Items" }).click();
  await page.getByRole("button", { name: "Items" }).click();
  await expect(firsts).toHaveText(["Pell quarry", "Lome mill", "Aldery prison"]);
  await expect(page.getByRole("columnheader", { name: "Items" })).toHaveAttribute("aria-sort", "descending");
});
