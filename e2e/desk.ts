// The test that every story uses: a signed-in page that fails when anything leaves the origin or breaks the policy.
import { test as base, expect, type APIResponse, type Page, type Request } from "@playwright/test";
import { runningDesk, SESSION_FILE } from "./run.ts";
import { SECOND } from "./second-case.ts";

export { expect };

type Desk = {
  readonly url: string;
  /** Addresses of pictures that this page has asked for so far. */
  readonly pictures: readonly string[];
  open(path: string): Promise<void>;
  /** Resolves when all that the page asked for has come, but the event stream, which never ends. */
  quiet(): Promise<void>;
};

export const test = base.extend<{ desk: Desk; investigation: string; second: string }>({
  storageState: SESSION_FILE,
  desk: async ({ page }, use) => {
    const { url } = runningDesk();
    const asked: string[] = [];
    const broken: string[] = [];
    const waiting = new Set<Request>();
    page.on("request", (request) => {
      asked.push(request.url());
      if (request.resourceType() !== "eventsource") waiting.add(request);
    });
    for (const end of ["requestfinished", "requestfailed"] as const)
      page.on(end as "requestfinished", (request) => void waiting.delete(request));
    page.on("pageerror", (error) => broken.push(error.message));
    page.on("console", (message) => {
      if (message.text().includes("Content Security Policy")) broken.push(message.text());
    });
    await use({
      url,
      get pictures() {
        // Without what proves the session, which is another every few minutes.
        return asked
          .map((address) => address.replace(/\?.*/, ""))
          .filter((address) => new URL(address).pathname.startsWith("/media/"));
      },
      open: async (path) => void (await page.goto(`${url}${path}`)),
      async quiet() {
        // What came may ask for more, once it is drawn.
        for (let calm = 0; calm < 3; calm += 1) {
          await page.evaluate("new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))");
          if (waiting.size > 0) calm = -1;
        }
      },
    });
    const elsewhere = asked.filter(
      (address) => !address.startsWith(`${url}/`) && !address.startsWith("blob:"),
    );
    expect(elsewhere, "no request leaves the desk's own origin").toEqual([]);
    expect(broken, "nothing breaks and nothing breaks the policy").toEqual([]);
  },
  /** The demo: without a conflict. */
  investigation: async ({ page }, use) => use(await idOf(page, (name) => name !== SECOND)),
  /** The small one, with two wrong facts. */
  second: async ({ page }, use) => use(await idOf(page, (name) => name === SECOND)),
});

/** Asks the desk as its page does, whatever page is open: with the cookie, and the proof that the browser keeps. */
export async function ask(page: Page, url: string): Promise<APIResponse> {
  const { origins } = await page.context().storageState();
  const kept = origins.flatMap(({ origin, localStorage }) =>
    url.startsWith(`${origin}/`) ? localStorage : [],
  );
  const proof = kept.find(({ name }) => name === "sightline.proof")?.value ?? "";
  return page.request.get(url, { headers: { "x-sightline-proof": proof } });
}

async function idOf(page: Page, isMeant: (name: string) => boolean): Promise<string> {
  const answer = await ask(page, `${runningDesk().url}/api/investigations`);
  const { investigations } = (await answer.json()) as { investigations: { id: string; name: string }[] };
  const found = investigations.filter(({ name }) => isMeant(name));
  expect(found, "one investigation is meant").toHaveLength(1);
  return found[0]?.id ?? "";
}

/** Opens the first verified video of the demo and waits for its player. */
export async function openVideo(page: Page, desk: Desk, investigation: string): Promise<void> {
  await desk.open(`/i/${investigation}/items`);
  const asked = page.waitForResponse((answer) => /verdict=verified&kind=video/.test(answer.url()));
  await page.getByLabel("Kind").selectOption("=video");
  await page.getByLabel("Verdict").selectOption("=verified");
  await asked;
  await expect(page.getByRole("list", { name: "Items" })).toHaveAttribute("aria-busy", "false");
  await page.locator("a[data-tile]").first().click();
  await expect(page.getByRole("slider", { name: "Frame" })).toBeVisible();
}
