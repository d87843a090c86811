// What stands behind the number: how strong it is, what to do next, how much footage, and facts that cannot all hold.
import { expect, test } from "./desk.ts";

const WORKED_OUT = { timeout: 45_000 };
const OVERHANG = "document.documentElement.scrollWidth - window.innerWidth";

type Strength = {
  readonly sensitivity: Record<string, { atLeast: number; stillAtLeast: number; losses: { loss: number }[] }>;
  readonly worklist: { steps: { gain: number }[] };
  readonly breaks: { threshold: number; items: string[] }[];
  readonly footage: { atLeast: number; footage: unknown[]; ungrouped: string[] }[];
};

test("the number and its proof wait for nothing that is worked out apart", async ({
  page,
  desk,
  investigation,
}) => {
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  await page.route("**/strength", async (route) => {
    await held;
    await route.continue();
  });
  await desk.open(`/i/${investigation}/count`);
  await expect(page.getByText("Checked in this browser")).toBeVisible();
  await expect(page.getByText("Counting again without each item, source, reviewer and fact …")).toBeVisible();
  letGo();
  await expect(page.getByText("Counting again")).toHaveCount(0, WORKED_OUT);
  await expect(page.getByRole("heading", { name: "How many items would have to fall" })).toBeVisible();
});

test("a fault while it is worked out leaves the number standing and can be tried again", async ({
  page,
  desk,
  investigation,
}) => {
  await page.route("**/strength", (route) => route.fulfill({ status: 500, body: "broken" }), { times: 1 });
  await desk.open(`/i/${investigation}/count`);
  const strong = page.getByRole("region", { name: "How strong it is" });
  await expect(strong.getByRole("alert")).toContainText("The number and its proof are not touched by that.");
  await expect(page.getByText("Checked in this browser")).toBeVisible();
  await strong.getByRole("button", { name: "Try again" }).click();
  await expect(strong.getByText("Without any one item")).toBeVisible(WORKED_OUT);
});

test("what stands without any one thing is drawn, and every loss can be walked to its item", async ({
  page,
  desk,
  investigation,
}) => {
  const answer = await page.request.get(`${desk.url}/api/investigations/${investigation}/strength`);
  const { sensitivity, breaks } = (await answer.json()) as Strength;
  await desk.open(`/i/${investigation}/count`);
  const strong = page.getByRole("region", { name: "How strong it is" });
  for (const kind of ["item", "source", "reviewer", "fact"]) {
    const row = strong.getByRole("listitem").filter({ hasText: `Without any one ${kind}` });
    await expect(row).toContainText(`still at least ${sensitivity[kind]?.stillAtLeast}`, WORKED_OUT);
  }
  const broken = breaks.find(({ items }) => items.length > 1);
  await expect(
    strong.getByText(`To fall below ${broken?.threshold}, ${broken?.items.length} items`),
  ).toBeVisible();

  await strong.getByRole("button", { name: /^Show what each of the \d+ items costs/ }).click();
  const losses = strong.getByRole("list", { name: "What each item costs, the largest first" });
  const costing = sensitivity["item"]?.losses.filter(({ loss }) => loss !== 0) ?? [];
  await expect(losses.getByRole("listitem")).toHaveCount(costing.length);
  await expect(losses.getByRole("listitem").first()).toContainText(`${costing[0]?.loss} fewer`);
  await strong.getByRole("button", { name: "Show these too" }).click();
  await expect(losses.getByRole("listitem")).toHaveCount(sensitivity["item"]?.losses.length ?? 0);
  const name = (await losses.getByRole("link").first().textContent()) ?? "";
  await losses.getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
});

test("next steps are ranked, named and conditional; footage is counted as footage", async ({
  page,
  desk,
  investigation,
}) => {
  const answer = await page.request.get(`${desk.url}/api/investigations/${investigation}/strength`);
  const { worklist, footage } = (await answer.json()) as Strength;
  await desk.open(`/i/${investigation}/count`);
  const next = page.getByRole("region", { name: "What to do next" });
  const cards = next.getByRole("listitem");
  await expect(cards).toHaveCount(worklist.steps.length, WORKED_OUT);
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

test("with two investigations there is a choice, and a conflict is told where it counts", async ({
  page,
  desk,
}) => {
  await desk.open("/");
  await expect(page.getByRole("heading", { level: 1, name: "Investigations" })).toBeVisible();
  await expect(page.getByRole("main").getByRole("link")).toHaveCount(2);
  await page.getByRole("link", { name: "The same man twice (synthetic)" }).click();
  await expect(page.getByRole("heading", { name: "Library" })).toBeVisible();
  await page.getByRole("link", { name: "Count" }).click();

  await expect(page.getByText("Checked in this browser")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("At least2");
  await page.getByRole("link", { name: "1 conflict set aside" }).click();
  const conflicts = page.getByRole("region", { name: "Conflicts" });
  await expect(conflicts).toContainText("2 facts are suspended");
  await expect(conflicts).toContainText("are seen side by side in one frame");
  await expect(conflicts).toContainText("cannot find every wrong fact");
  await expect(conflicts).toContainText("s1 and s3 show the same person.");
  await expect(page.getByRole("link", { name: "settle the conflict" })).toBeVisible(WORKED_OUT);
  expect(await page.evaluate<number>(OVERHANG)).toBeLessThanOrEqual(0);
  await conflicts.getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1, name: "aldery-p01.jpg" })).toBeVisible();
});
