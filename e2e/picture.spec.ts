// Makes the README's picture: the count page of the drawn demo, 1,280 pixels wide.
import { join } from "node:path";
import { expect, test } from "./desk.ts";

test("the count page is pictured @picture", async ({ page, desk, investigation }) => {
  await desk.open(`/i/${investigation}/items`);
  await page.getByRole("button", { name: "Reveal all pictures" }).click();
  await page.setViewportSize({ width: 1280, height: 1700 });
  await desk.open(`/i/${investigation}/count`);
  await expect(page.getByText("Checked in this browser")).toBeVisible();
  await desk.quiet();
  await page.screenshot({ path: join(import.meta.dirname, "..", "docs", "count-page.png") });
});
