// Holds the generated pages to the sources that they were generated from.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { refusalsPage } from "./scripts/refusals.ts";
import { sentencesPage } from "./scripts/sentences.ts";

test("docs/refusals.md is the tables of refusals; `npm run golden` writes it again", () => {
  const page = readFileSync(join(import.meta.dirname, "docs", "refusals.md"), "utf8");
  expect(page).toBe(refusalsPage());
});

test("every code in a table of refusals is said somewhere", () => {
  const codes = [...refusalsPage().matchAll(/^\| `([^`]+)` \|/gm)].map(([, code]) => code ?? "");
  expect(codes.length).toBeGreaterThan(150);
  const said = globSync("packages/*/src/**/*.{ts,tsx}", { cwd: import.meta.dirname })
    .filter((file) => !/src\/refusals\.ts$|\.test\.tsx?$/.test(file))
    .map((file) => readFileSync(join(import.meta.dirname, file), "utf8"))
    .join("\n");
  expect(codes.filter((code) => !said.includes(`"${code}"`) && !said.includes(`  ${code}:`))).toEqual([]);
});

test("docs/sentences.md lists every sentence of the sources; `npm run golden` writes it again", () => {
  const page = readFileSync(join(import.meta.dirname, "docs", "sentences.md"), "utf8");
  expect(page.match(/^- /gm)?.length).toBeGreaterThan(500);
  expect(page).toBe(sentencesPage());
});
