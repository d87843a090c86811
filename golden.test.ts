// Holds the generated pages to the sources that they were generated from.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { refusalsPage } from "./scripts/refusals.ts";
import { sentencesPage } from "./scripts/sentences.ts";

test("docs/refusals.md lists every refusal of the sources; `npm run golden` writes it again", () => {
  const page = readFileSync(join(import.meta.dirname, "docs", "refusals.md"), "utf8");
  expect(page.match(/^## /gm)?.length).toBeGreaterThan(50);
  expect(page).toBe(refusalsPage());
});

test("docs/sentences.md lists every sentence of the sources; `npm run golden` writes it again", () => {
  const page = readFileSync(join(import.meta.dirname, "docs", "sentences.md"), "utf8");
  expect(page.match(/^- /gm)?.length).toBeGreaterThan(500);
  expect(page).toBe(sentencesPage());
});
