// Whoever comes back finds the page as they left it: filters, place and focus.
import { ask, expect, test } from "./desk.ts";

test("filters, place and focus survive Back", async ({ page, desk, investigation }) => {
  await desk.open(`/i/${investigation}/items`);
  await page.getByLabel("Verdict").selectOption("=verified");
  await page.getByRole("button", { name: "With people" }).click();
  await expect(page).toHaveURL(/verdict=verified/);
  await expect(page).toHaveURL(/people=yes/);
  await expect(page.getByRole("list", { name: "Items" })).toHaveAttribute("aria-busy", "false");
  await page.mouse.move(5, 300);
  await page.mouse.wheel(0, 1100);
  await expect.poll(() => page.evaluate<number>("scrollY")).toBeGreaterThan(900);
  const place = await page.evaluate<number>("scrollY");
  const tile = page.locator("a[data-tile]").and(page.locator(":visible"));
  const names = await tile.evaluateAll((links) =>
    links.filter((link) => link.getBoundingClientRect().top > 200).map((link) => link.textContent),
  );
  const name = names[0] ?? "";
  await page.getByRole("link", { name, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await page.goBack();
  await expect(page.getByLabel("Verdict")).toHaveValue("=verified");
  await expect(page.getByRole("button", { name: "With people" })).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("link", { name, exact: true })).toBeFocused();
  await expect(page.getByRole("link", { name, exact: true })).toBeInViewport();
  expect(Math.abs((await page.evaluate<number>("scrollY")) - place)).toBeLessThan(40);
});

test("typed words are in the address, and a fresh page of it finds the same", async ({
  page,
  desk,
  investigation,
}) => {
  await desk.open(`/i/${investigation}/items`);
  await page.getByRole("searchbox").pressSequentially("prisoner guard", { delay: 40 });
  await expect(page).toHaveURL(/text=prisoner/);
  await expect(page).toHaveURL(/guard/);
  await expect(page.getByRole("searchbox")).toHaveValue("prisoner guard");
  const found = await page.getByText(/of \d+ shown$/).textContent();
  await page.reload();
  await expect(page.getByRole("searchbox")).toHaveValue("prisoner guard");
  await expect(page.getByText(/of \d+ shown$/)).toHaveText(found ?? "");
});

test("items are walked in the list that they were found in, and Library leads back to the last of them", async ({
  page,
  desk,
  investigation,
}) => {
  await desk.open(`/i/${investigation}/items?kind=video`);
  await expect(page.locator("a[data-tile]").nth(3)).toBeVisible();
  const names = await page.locator("a[data-tile]").allTextContents();
  await page.locator("a[data-tile]").first().click();
  const title = page.getByRole("heading", { level: 1 });
  await expect(page.getByText(/^1 of \d+ found$/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Previous" })).toHaveAttribute("aria-disabled", "true");
  await page.keyboard.press("n");
  await expect(title).toHaveText(names[1] ?? "");
  await page.getByRole("button", { name: new RegExp(`^Next.*${names[2]}`) }).click();
  await expect(title).toHaveText(names[2] ?? "");
  // A key that comes before it is known where it leads is not lost.
  await page.keyboard.press("n");
  await expect(title).toHaveText(names[3] ?? "");
  await page.keyboard.press("p");
  await expect(title).toHaveText(names[2] ?? "");
  await page.getByRole("main").getByRole("link", { name: "Library" }).click();
  await expect(title).toHaveText("Library");
  await expect(page.getByLabel("Kind")).toHaveValue("=video");
  await expect(page.getByRole("link", { name: names[2] ?? "", exact: true })).toBeFocused();
});

test("a member is called by name, on every page", async ({ page, desk, investigation }) => {
  const answer = await ask(page, `${desk.url}/api/investigations`);
  const { investigations } = (await answer.json()) as {
    investigations: { id: string; members: { id: string; name: string }[] }[];
  };
  const members = investigations.find(({ id }) => id === investigation)?.members ?? [];
  expect(members.length).toBeGreaterThan(1);
  await desk.open(`/i/${investigation}/items?verdict=verified`);
  await page.locator("a[data-tile]").first().click();
  await expect(page.getByText(/, reviewed by /).first()).toBeVisible();
  const said = await page.getByRole("main").innerText();
  for (const { id, name } of members) {
    if (id === name) continue;
    expect(said.split(/[^\p{L}\p{N}_-]+/u)).not.toContain(id);
  }
});
