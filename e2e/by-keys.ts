// A page worked by keys alone: the focus goes there by Tab, and only then is anything pressed or typed.
import { expect, type Locator, type Page } from "@playwright/test";

const MOST = 400;

/** Presses Tab until the focus is there; it goes round the page, and over a dialog no further than the dialog. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible();
  for (let pressed = 0; pressed < MOST; pressed += 1) {
    if (await wanted.evaluate((one) => one.matches(":focus"))) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Expected to reach ${wanted.toString()} within ${MOST} presses of Tab.`);
}

export async function press(page: Page, wanted: Locator, key = "Enter"): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.press(key);
}

/** In place of what stands there. */
export async function write(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type(text);
  await expect(field).toHaveValue(text);
}

/** The option that begins with these letters, as a closed list finds it. */
export async function pick(page: Page, list: Locator, letters: string, value: string): Promise<void> {
  await tabTo(page, list);
  await page.keyboard.type(letters);
  await expect(list).toHaveValue(value);
}
