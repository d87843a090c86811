// Files and folders of this machine dragged over a page and let go, as the hand does.
import { expect, type Page } from "@playwright/test";

export async function drag(page: Page, ...files: string[]): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const data = { items: [], files, dragOperationsMask: 1 };
  const send = (type: "dragEnter" | "dragOver" | "drop") =>
    client.send("Input.dispatchDragEvent", { type, x: 400, y: 300, data });
  await send("dragEnter");
  // A hand that waits over the page goes on telling that it is there.
  await expect(async () => {
    await send("dragOver");
    await expect(page.getByText("Let go to bring these in.")).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 60_000 });
  await send("dragOver");
  await send("drop");
  await client.detach();
}
