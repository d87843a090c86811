// Who gets in: only this host, only this origin, only a browser that opened the one-time link.
import { request as rawRequest } from "node:http";
import { ask, expect, test } from "./desk.ts";
import { violationsOf } from "./well.ts";

/** Asks with headers that a browser would not let a page set. */
function statusWith(url: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    rawRequest(url, { headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    })
      .on("error", reject)
      .end();
  });
}

test("without the one-time link there is nothing to see but how to get in", async ({
  browser,
  desk,
  investigation,
}) => {
  const stranger = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  const page = await stranger.newPage();
  for (const path of ["/", `/i/${investigation}/items`, `/i/${investigation}/count`]) {
    await page.goto(`${desk.url}${path}`);
    await expect(
      page.getByRole("heading", { name: "Open the one-time link that the desk printed when it started" }),
    ).toBeVisible();
  }
  expect(await violationsOf(page)).toEqual([]);
  const picture = await page.request.get(`${desk.url}/media/${investigation}/any/thumbnail`);
  expect(picture.status()).toBe(401);
  await stranger.close();
});

test("another host name and another site's origin are refused", async ({ desk }) => {
  const api = `${desk.url}/api/investigations`;
  expect(await statusWith(api, { host: "desk.example" })).toBe(403);
  expect(await statusWith(desk.url, { host: "desk.example" })).toBe(403);
  expect(await statusWith(api, { origin: "https://elsewhere.example" })).toBe(403);
  expect(await statusWith(api, {})).toBe(401);
});

test("pages and pictures say what a browser must not do with them", async ({ page, desk, investigation }) => {
  const html = await page.request.get(`${desk.url}/i/${investigation}/count`);
  expect(html.headers()["content-security-policy"]).toContain("script-src 'self'");
  const list = await ask(page, `${desk.url}/api/investigations/${investigation}/items`);
  const { items } = (await list.json()) as { items: { id: string }[] };
  const picture = await ask(page, `${desk.url}/media/${investigation}/${items[0]?.id ?? ""}/thumbnail`);
  expect(picture.ok()).toBe(true);
  expect(picture.headers()).toMatchObject({
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
  });
  expect(picture.headers()["content-security-policy"]).toContain("sandbox");
});
