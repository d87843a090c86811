// An item is checked question by question, two members give a verdict, and an edit of what it rests on makes it void.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { AxeBuilder } from "@axe-core/playwright";
import { ask, expect, test } from "./desk.ts";
import { RUN, runningDesk } from "./run.ts";

const CLI = join(import.meta.dirname, "..", "packages", "cli", "src", "main.js");

test("a verdict rests on its checks", async ({ page, desk, investigation }, { project }) => {
  await desk.open(`/i/${investigation}/items?verdict=none&kind=photo`);
  const cards = page.getByRole("article");
  await expect(cards.first()).toBeVisible();
  // Each width checks another one: both run on one desk.
  const card = cards.nth(project.name === "wide" ? 0 : 1);
  const name = (await card.getByRole("heading").innerText()).trim();
  await card.getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  const item = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  const checks = page.getByRole("region", { name: "Checks" });
  const verdict = page.getByRole("region", { name: "Verdict" });
  const picture = (what: string) =>
    page.screenshot({ path: join(RUN, `checks-${what}-${project.name}.png`), fullPage: true });
  const clean = async (state: string) => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
      state,
    ).toEqual([]);
  };
  await expect(checks.getByText("Open", { exact: true })).toHaveCount(6);
  await picture("open");
  // Whoever said something of it already is the other member; else one of the demo's.
  const shown = await ask(page, `${desk.url}/api/investigations/${investigation}/items/${item}`);
  const { reviews } = (await shown.json()) as { reviews: { by: string }[] };
  const other = reviews[0]?.by ?? "m-ada";

  await checks.getByRole("button", { name: "Answer: Place" }).click();
  const asked = page.getByRole("dialog", { name: "Place" });
  await expect(asked.getByText("Answer is missing.")).toBeVisible();
  await asked.getByLabel("Answer").selectOption("passed");
  await asked.getByLabel("On what basis").fill("The bridge has four arches,\nand so has this one.");
  await asked.getByLabel("Pin as evidence: the picture itself").check();
  await asked.getByLabel("An address that shows it, if known").fill("nowhere");
  await expect(asked.getByText(/^An address that shows it:/)).toBeVisible();
  await asked.getByLabel("An address that shows it, if known").fill("https://example.org/bridge");
  await clean("answering");
  await picture("answering");
  await asked.getByRole("button", { name: "Answer", exact: true }).click();
  await expect(checks.getByText("Passed")).toBeVisible();
  await expect(checks.getByText("https://example.org/bridge")).toBeVisible();

  await verdict.getByRole("button", { name: "Give a verdict" }).click();
  const given = page.getByRole("dialog", { name: `Your verdict on ${name}` });
  await expect(
    given.getByText("5 questions are open: Time, Source, Integrity, Recirculation and Context."),
  ).toBeVisible();
  await given.getByLabel("Verdict").selectOption("verified");
  await given.getByLabel("Why").fill("It is the bridge.");
  await picture("verdict");
  await given.getByRole("button", { name: "Give a verdict" }).click();
  await expect(given).toBeHidden();
  await second(other, item, investigation);
  await page.reload();
  await expect(verdict.getByText("2 members say verified and none disagrees")).toBeVisible();
  await clean("verified");
  await picture("verified");

  await checks.getByRole("button", { name: "Change the answer: Place" }).click();
  await asked.getByLabel("On what basis").fill("The sign names the town.");
  await expect(asked.getByText("Why it changes is missing.")).toBeVisible();
  await asked.getByLabel("Why it changes").fill("The bridge was rebuilt since.");
  await picture("changing");
  await asked.getByRole("button", { name: "Change the answer" }).click();
  await expect(verdict.getByText("void since the answer to “Place” changed.")).toHaveCount(2);
  await expect(verdict.getByText("Nobody has reviewed it yet")).toBeVisible();
  await picture("void");
  await clean("void");

  await checks.getByRole("button", { name: "Take it back: the answer to Place" }).click();
  const back = page.getByRole("dialog", { name: "Take the answer to “Place” back?" });
  await back.getByLabel("Why").fill("It was another item.");
  await page.keyboard.press("Enter");
  await expect(checks.getByText("Open", { exact: true })).toHaveCount(6);
});

/** The other member, beside the open desk. */
async function second(member: string, item: string, investigation: string): Promise<void> {
  const { data } = runningDesk();
  const args = ["review", "give", "--item", item, "--verdict", "verified", "--reason", "I saw it too."];
  await promisify(execFile)(process.execPath, [
    CLI,
    "--data",
    data,
    "--as",
    member,
    ...args,
    "--investigation",
    investigation,
  ]);
}
