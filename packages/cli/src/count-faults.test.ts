// The cases on which an outside attack found an earlier count wrong, each with what it must give; they lie beside the repository.
import { existsSync, readFileSync } from "node:fs";
import { checkProof, count, readCase, type Count } from "@sightline/count";
import { describe, expect, test } from "vitest";

const folder = new URL("../../../../shared/data/faults/count/", import.meta.url);
const hasCorpus = existsSync(folder);
if (!hasCorpus) process.stdout.write("skipped: no corpus (faults of the count)\n");

const jsonOf = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), "utf8"));
const counted = (name: string): Count => {
  const reading = readCase(jsonOf(`${name}.case.json`));
  if (!reading.ok) throw new Error(`Expected a case, got ${JSON.stringify(reading.refusals)}.`);
  const result = count(reading.case);
  expect(checkProof(jsonOf(`${name}.case.json`), result.proof)).toEqual({
    ok: true,
    atLeast: result.atLeast,
  });
  return result;
};

describe.runIf(hasCorpus)("a case that was counted wrong", () => {
  test.each([
    ["forged-69-from-40", 40],
    ["forged-sum-different", 3],
    ["forged-sum-frame-no-facts", 2],
    ["forged-partial-conflicts", 1],
    ["conflict-longer-chain-still-used", 2],
    ["own-proof-refused", 1],
    ["repost-in-two-separate-events", 29],
    ["empty-headcount-in-two-events", 69],
    ["group-names-headcount-0-marks", 69],
    ["group-names-headcount-29-marks", 69],
    ["events-below-2", 1253],
  ])("%s gives %i", (name, atLeast) => {
    expect(counted(name).atLeast).toBe(atLeast);
  });

  test.each([
    "forged-69-from-40",
    "forged-sum-different",
    "forged-sum-frame-no-facts",
    "forged-partial-conflicts",
  ])("%s: its proof is refused, and not only for its old key", (name) => {
    const { conflicts: _, ...proof } = jsonOf(`${name}.proof.json`) as Record<string, unknown>;
    const file = jsonOf(`${name}.case.json`);
    for (const forged of [proof, { ...proof, conflicts: [] }])
      expect(checkProof(file, forged)).toMatchObject({ ok: false });
  });

  test.each(["checker-accepts-flagged-headcount", "sum-beyond-2-53"])(
    "%s is refused by both readers",
    (name) => {
      const file = jsonOf(`${name}.case.json`);
      const empty = {
        format: "sightline.proof/1",
        caseHash: "",
        atLeast: 0,
        root: { kind: "sum", parts: [], separations: [] },
      };
      expect(readCase(file).ok).toBe(false);
      expect(checkProof(file, empty)).not.toMatchObject({ why: "the proof was written for another case" });
    },
  );

  test("says what contradicts what", () => {
    expect(counted("repost-in-two-separate-events").conflicts).toMatchObject([
      { kind: "footage", facts: ["F"] },
    ]);
    expect(counted("empty-headcount-in-two-events").conflicts).toEqual([]);
    expect(counted("own-proof-refused").conflicts).toHaveLength(1);
    expect(counted("conflict-longer-chain-still-used").suspended.length).toBeGreaterThan(2);
  });

  test("states a maximum only where every instant is marked, takes tiers by kind, and remarks what is odd", () => {
    expect(counted("maximum-first-frame-only")).toMatchObject({ maximumShown: null });
    expect(counted("maximum-first-frame-only").because?.spans).toHaveLength(1);
    expect(counted("tier-1-on-same-and-different").tiers.map(({ atLeast }) => atLeast)).toEqual([1, 1, 2, 2]);
    expect(counted("atMost-below-visible").remarks).toHaveLength(1);
  });
});
