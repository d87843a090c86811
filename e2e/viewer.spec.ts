// A viewer's desk: what their role does not allow is seen to be off, with the reason, before it is tried.
import { expect, test } from "@playwright/test";
import { openCropDesk, type KnownDesk } from "./known-desk.ts";

let desk: KnownDesk;
test.beforeAll(async () => {
  desk = await openCropDesk("vic");
});
test.afterAll(async () => desk.close());

const WHY = "You are a viewer here, and this is not yours to do; ask an owner.";

test("a viewer takes nothing out and answers nothing, by button or by key, and reads why", async ({
  page,
}) => {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST") asked.push(request.url());
  });
  await page.goto(desk.link);
  await page.getByRole("link", { name: "all.png" }).click();
  const out = page.getByRole("button", { name: "Take it out of the investigation" });
  await expect(out).toHaveAttribute("aria-disabled", "true");
  await expect(out).toHaveAccessibleDescription(WHY);
  await out.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await page.getByRole("link", { name: /^Pairs 1 undecided/ }).click();
  await page.getByRole("link", { name: "Compare part.jpg and all.png" }).click();
  await expect(page.getByText(WHY)).toBeVisible();
  const same = page.getByRole("button", { name: /^Same recording/ });
  await expect(same).toHaveAttribute("aria-disabled", "true");
  await same.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("y");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Do they show the same recording?" })).toBeVisible();
  expect(asked).toEqual([]);
});
