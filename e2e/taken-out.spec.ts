// An item that does not belong: taken out with a reason, gone from the library, found again and taken in.
import { expect, test } from "./desk.ts";

test("an item is taken out of the investigation, and in again", async ({ page, desk, investigation }) => {
  await desk.open(`/i/${investigation}/items`);
  const cards = page.getByRole("article");
  await expect(cards.first()).toBeVisible();
  const card = cards.nth(1);
  const name = (await card.getByRole("heading").innerText()).trim();
  await card.getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  const address = page.url();

  await page.getByRole("button", { name: "Take it out of the investigation" }).click();
  const dialog = page.getByRole("dialog", { name: `Take ${name} out?` });
  await expect(dialog.getByText("Why is missing.")).toBeVisible();
  await dialog.getByLabel("Why").fill("It shows another street");
  await page.screenshot({ path: "e2e/test-results/take-out.png" });
  await page.keyboard.press("Enter");
  const told = page.getByText("This item was taken out of the investigation");
  await expect(told).toBeVisible();
  await page.screenshot({ path: "e2e/test-results/taken-out.png" });

  await desk.open(`/i/${investigation}/items`);
  await expect(cards.first()).toBeVisible();
  await expect(page.getByRole("heading", { name, exact: true })).toBeHidden();
  await page.goto(address);
  await page.getByRole("button", { name: "Take it in again" }).click();
  await expect(told).toBeHidden();
});
