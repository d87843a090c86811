// The demo through the real command: the engine finds a number that the invented world bears out.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { count, footageWith, readCase, type Count } from "@sightline/count";
import { expect, test } from "vitest";
import { folderFor, jsonLines, succeed } from "./testing/command.ts";

type Said = {
  readonly attributes: readonly {
    readonly footage: {
      readonly atLeast: number;
      readonly pieces: readonly { readonly items: readonly string[] }[];
    };
    readonly people: number | null;
  }[];
  readonly statements: readonly { readonly whyUncounted: string | null }[];
};

type Truth = {
  people: number;
  naiveSum: number;
  conscriptFootage: number;
  conscriptItems: number;
  files: { photos: number; videos: number };
};

test("at least N is proved and true: never above the people drawn, far below what adding up would say", async () => {
  const folder = folderFor("demo");
  // Of a whole run the browser opens this one, so that it is drawn once.
  const dataDir = process.env["SIGHTLINE_TEST_DEMO"] || join(folder, "desk");
  const printed = await succeed(["--data", dataDir, "demo", "--once", "--json"]);
  const result = JSON.parse(printed) as Count;
  const plan = JSON.parse(readFileSync(join(dataDir, "drawn", "plan.json"), "utf8")) as { truth: Truth };
  const { people, naiveSum, conscriptFootage, conscriptItems, files } = plan.truth;
  expect(files.photos + files.videos).toBeGreaterThan(130);
  expect(result.atLeast).toBeGreaterThan(200);
  expect(result.atLeast).toBeLessThanOrEqual(people);
  expect(naiveSum).toBeGreaterThan(people);

  const exported = await succeed(["--data", dataDir, "export-case"]);
  const [caseFile, proofFile] = [join(folder, "case.json"), join(folder, "proof.json")];
  writeFileSync(caseFile, exported);
  writeFileSync(proofFile, JSON.stringify(result.proof));
  const checked = JSON.parse(await succeed(["check-proof", caseFile, proofFile, "--json"])) as object;
  expect(checked).toEqual({ ok: true, atLeast: result.atLeast });

  const read = readCase(JSON.parse(exported));
  if (!read.ok) throw new Error(read.refusals[0]?.sentence);
  expect(count(read.case)).toEqual(result);
  expect(footageWith(read.case, { attribute: "says-conscript" }).atLeast).toBe(conscriptFootage);

  const said = JSON.parse(
    await succeed(["--data", dataDir, "said", "--attribute", "says-conscript", "--json"]),
  ) as Said;
  const [spoken] = said.attributes;
  expect([spoken?.footage.atLeast, spoken?.footage.pieces.flatMap(({ items }) => items).length]).toEqual([
    conscriptFootage,
    conscriptItems,
  ]);
  expect(said.statements.filter(({ whyUncounted }) => whyUncounted !== null)).toEqual([]);
  const conscripts = { ...read.case, criteria: { ...read.case.criteria, attributes: ["says-conscript"] } };
  expect(spoken?.people).toBe(count(conscripts).atLeast);

  const claimed = jsonLines(await succeed(["--data", dataDir, "claim", "list", "--json"]));
  expect(claimed.map(({ id, finding }) => [id, (finding as { says: string }).says])).toEqual([
    ["claim-upper-bank", "supports"],
    ["claim-lower-bank", "nothing to test"],
    ["claim-prison", "consistent"],
  ]);
});
