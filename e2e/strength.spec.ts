// What stands behind the number: how strong it is, what to do next, how much footage, and facts that cannot all hold.
import type { Page } from "@playwright/test";
import { ask, expect, test } from "./desk.ts";

const OVERHANG = "document.documentElement.scrollWidth - window.innerWidth";

type Losses = { atLeast: number; stillAtLeast: number; losses: { key: string; loss: number }[] };
type Strength = Record<"item" | "source" | "reviewer" | "fact", Losses> & {
  readonly worklist: { steps: { kind: string; ids: string[]; gain: number }[] };
  readonly breaks: { threshold: number; items: string[] }[];
  readonly footage: { atLeast: number; footage: unknown[]; ungrouped: string[] }[];
};

const PARTS = ["item", "source", "reviewer", "worklist", "footage", "breaks", "fact"];

/** What the desk itself says, part by part. */
async function strengthOf(page: Page, url: string, investigation: string): Promise<Strength> {
  const base = `${url}/api/investigations/${investigation}`;
  const counted = (await (await ask(page, `${base}/count`)).json()) as {
    result: { caseHash: string };
  };
  const { caseHash } = counted.result;
  const parts = await Promise.all(
    PARTS.map(async (part) => {
      const answer = await ask(page, `${base}/strength/${part}?caseHash=${caseHash}`);
      return ((await answer.json()) as { strength: object }).strength;
    }),
  );
  return Object.assign({}, ...parts) as Strength;
}

const workedOut = (page: Page) =>
  expect(page.locator("[data-strength=done]")).toContainText("All of it is worked out");

test("the number waits for nothing that is worked out apart, and each part is there as soon as it is ready", async ({
  page,
  desk,
  investigation,
}) => {
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  await page.route("**/strength/source?*", async (route) => {
    await held;
    await route.continue();
  });
  await desk.open(`/i/${investigation}/count`);
  await expect(page.getByText("Checked in this browser")).toBeVisible();
  const strong = page.getByRole("region", { name: "How strong it is" });
  const rows = strong.getByRole("listitem").filter({ hasText: "Without any one" });
  await expect(rows.filter({ hasText: "item" })).toContainText("still at least");
  await expect(strong.getByText("2 of 7: Counting again without each source …")).toBeVisible();
  await expect(rows.filter({ hasText: "Not counted yet." })).toHaveCount(3);
  letGo();
  await workedOut(page);
  await expect(rows.filter({ hasText: "Not counted yet." })).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "How many items would have to fall" })).toBeVisible();
});

test(
  "nothing that somebody reads moves when a part arrives",
  { tag: "@narrow-too" },
  async ({ page, desk, investigation }) => {
    const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
    await page.route("**/strength/*", async (route) => {
      await held;
      await route.continue();
    });
    await desk.open(`/i/${investigation}/count`);
    await expect(page.getByText("Checked in this browser")).toBeVisible();
    for (const name of ["How strong it is", "What to do next"]) {
      await page.getByRole("heading", { name }).scrollIntoViewIfNeeded();
    }
    const top = async () => (await page.getByRole("heading", { name: "What to do next" }).boundingBox())?.y;
    const before = await top();
    await page.evaluate(
      "window.moved = 0; new PerformanceObserver((list) => list.getEntries().forEach((e) => { window.moved += e.value; })).observe({ type: 'layout-shift' })",
    );
    letGo();
    await workedOut(page);
    // Half a pixel is how text of another weight is set, not a move.
    expect(Math.abs(((await top()) ?? 0) - (before ?? 0))).toBeLessThan(1);
    expect(await page.evaluate<number>("window.moved")).toBeLessThan(0.02);
  },
);

test("a fault while it is worked out leaves the number standing and can be tried again", async ({
  page,
  desk,
  investigation,
}) => {
  await page.route("**/strength/item?*", (route) => route.fulfill({ status: 500, body: "broken" }), {
    times: 1,
  });
  await desk.open(`/i/${investigation}/count`);
  const strong = page.getByRole("region", { name: "How strong it is" });
  await expect(strong.getByRole("alert")).toContainText("The number and its proof are not touched by that.");
  await expect(page.getByText("Checked in this browser")).toBeVisible();
  await strong.getByRole("button", { name: "Try again" }).click();
  await workedOut(page);
});

test("facts that changed after the number was counted are said, never mixed with it", async ({
  page,
  desk,
  second,
}) => {
  const answer = await ask(
    page,
    `${desk.url}/api/investigations/${second}/strength/item?caseHash=${"0".repeat(64)}`,
  );
  expect(answer.status()).toBe(409);
  expect(await answer.json()).toMatchObject({ code: "evidence-changed" });
});

test("what stands without any one thing is drawn, and every loss can be walked to its item", async ({
  page,
  desk,
  investigation,
}) => {
  const { breaks, ...sensitivity } = await strengthOf(page, desk.url, investigation);
  await desk.open(`/i/${investigation}/count`);
  const strong = page.getByRole("region", { name: "How strong it is" });
  for (const kind of ["item", "source", "reviewer", "fact"] as const) {
    const row = strong.getByRole("listitem").filter({ hasText: `Without any one ${kind}` });
    await expect(row).toContainText(`still at least ${sensitivity[kind].stillAtLeast}`);
  }
  const broken = breaks.find(({ items }) => items.length > 1);
  await expect(
    page.getByText(`To fall below ${broken?.threshold}, ${broken?.items.length} items`),
  ).toBeVisible();

  await strong.getByRole("button", { name: /^Show what each of the \d+ items costs/ }).click();
  const losses = strong.getByRole("list", { name: "What each item costs, the largest first" });
  const costing = sensitivity.item.losses.filter(({ loss }) => loss !== 0);
  await expect(losses.getByRole("listitem")).toHaveCount(costing.length);
  await expect(losses.getByRole("listitem").first()).toContainText(`${costing[0]?.loss} fewer`);
  await strong.getByRole("button", { name: "Show these too" }).click();
  await expect(losses.getByRole("listitem")).toHaveCount(sensitivity.item.losses.length);
  const name = (await losses.getByRole("link").first().textContent()) ?? "";
  await losses.getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
});

test("next steps are ranked, named and conditional; footage is counted as footage", async ({
  page,
  desk,
  investigation,
}) => {
  const { worklist, footage } = await strengthOf(page, desk.url, investigation);
  await desk.open(`/i/${investigation}/count`);
  const next = page.getByRole("region", { name: "What to do next" });
  const cards = next.getByRole("listitem");
  await expect(cards).toHaveCount(worklist.steps.length);
  await expect(cards.first()).toContainText(`+${worklist.steps[0]?.gain}`);
  for (const card of await cards.all())
    await expect(card).toContainText(/more (person|people) proved, (if|once)/);
  await expect(next.getByText(/was tried|better step may be missing/)).toBeVisible();

  const shown = page.getByRole("region", { name: "In how much footage" });
  const [first] = footage;
  await expect(shown).toContainText(
    `In at least${first?.atLeast}distinct pieces of footage somebody is marked “says conscript”.`,
  );
  await expect(shown.getByText("no footage recorded", { exact: false }).last()).toContainText(
    `${first?.ungrouped.length} items here`,
  );
});

test(
  "with two investigations there is a choice, and a conflict is told where it counts",
  { tag: "@narrow-too" },
  async ({ page, desk }) => {
    await desk.open("/");
    await expect(page.getByRole("heading", { level: 1, name: "Investigations" })).toBeVisible();
    await expect(page.getByRole("main").getByRole("link")).toHaveCount(2);
    await page.getByRole("link", { name: "The same man twice (synthetic)" }).click();
    await expect(page.getByRole("heading", { name: "Library" })).toBeVisible();
    await page.getByRole("link", { name: "Count", exact: true }).click();

    await expect(page.getByText("Checked in this browser")).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("At least2");
    await page.getByRole("link", { name: "1 conflict set aside" }).click();
    const conflicts = page.getByRole("region", { name: "Conflicts" });
    await expect(conflicts).toContainText("2 facts are suspended");
    await expect(conflicts).toContainText("are seen side by side in one frame");
    await expect(conflicts).toContainText("cannot find every wrong fact");
    const again = conflicts.getByRole("list", { name: /^Facts to look at again/ }).getByRole("listitem");
    await expect(again.first()).toContainText("s1 and s3 show the same person.");
    await expect(again.first()).toContainText("First: It is part of the one conflict");
    await expect(page.getByRole("link", { name: "settle the conflict" })).toBeVisible();
    expect(await page.evaluate<number>(OVERHANG)).toBeLessThanOrEqual(0);

    await conflicts.getByRole("button", { name: /Reveal aldery-p02.jpg/ }).click();
    for (const button of await conflicts.getByRole("button", { name: /Reveal aldery-p01.jpg/ }).all()) {
      if (await button.isVisible()) await button.click();
    }
    await expect(conflicts.getByRole("img", { name: /^s[123] in aldery-p0[12].jpg/ })).toHaveCount(3);
    await expect(conflicts.getByText("Two people, says this frame")).toBeVisible();
    await conflicts.getByRole("link").first().click();
    await expect(page.getByRole("heading", { level: 1, name: "aldery-p01.jpg" })).toBeVisible();
  },
);

test("an undecided pair is shown side by side with what settling it would prove", async ({
  page,
  desk,
  second,
}) => {
  const { worklist } = await strengthOf(page, desk.url, second);
  expect(worklist.steps[0]).toMatchObject({ kind: "settle-different", ids: ["s2", "s4"], gain: 1 });
  await desk.open(`/i/${second}/count`);
  await workedOut(page);
  const next = page.getByRole("region", { name: "What to do next" });
  const card = next.getByRole("listitem").first();
  await expect(card).toContainText("+1");
  await expect(card).toContainText("more person proved, if they are different people");
  await expect(card).toContainText("2 signatures");
  await expect(card).toContainText("Are they two people?");
  // Without a mouse: the veils are buttons.
  await card.getByRole("button", { name: /Reveal aldery-p01.jpg/ }).press("Enter");
  await card.getByRole("button", { name: /Reveal aldery-p03.jpg/ }).press("Space");
  const crops = card.getByRole("img", { name: /^s[24] in / });
  await expect(crops).toHaveCount(2);
  for (const crop of await crops.all()) {
    await expect(crop).toHaveJSProperty("complete", true);
    await expect(crop).not.toHaveJSProperty("naturalWidth", 0);
  }
  await card.getByRole("link", { name: "aldery-p03.jpg" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "aldery-p03.jpg" })).toBeVisible();
});

test("members stand behind facts and losses by their names, not their ids", async ({
  page,
  desk,
  investigation,
}) => {
  const { reviewer } = await strengthOf(page, desk.url, investigation);
  await desk.open(`/i/${investigation}/count`);
  await workedOut(page);
  const strong = page.getByRole("region", { name: "How strong it is" });
  await strong.getByRole("button", { name: /^Show what each of the \d+ reviewers costs/ }).click();
  const losses = strong.getByRole("list", { name: "What each reviewer costs, the largest first" });
  await expect(losses.getByRole("listitem")).toHaveCount(
    reviewer.losses.filter(({ loss }) => loss !== 0).length,
  );
  await page.getByRole("button", { name: /^Show \d+ separations?/ }).click();
  await expect(
    page.getByText(/^Basis: .+ Stated by \p{Lu}\p{L}+ \p{Lu}\p{L}+, reviewed by/u).first(),
  ).toBeVisible();
  for (const { key } of reviewer.losses)
    await expect(page.getByRole("main").getByText(new RegExp(`\\b${key}\\b`))).toHaveCount(0);
});
