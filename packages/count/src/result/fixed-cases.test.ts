// The case files kept for ever, with the numbers that they must print.
import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readCase } from "../case/read.ts";
import type { Case } from "../case/shape.ts";
import { checkProof } from "../proof/check.ts";
import { count } from "./count.ts";

const folder = new URL("../../../../fixtures/cases/", import.meta.url);

function open(name: string): Case {
  const reading = readCase(JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf8")));
  if (!reading.ok) throw new Error(JSON.stringify(reading.refusals));
  return reading.case;
}

const NUMBERS = {
  "three-photos-chained": { atLeast: 3, couldReach: 3, maximumShown: null },
  "five-photos-in-a-ring": { atLeast: 2, couldReach: 3, exact: false },
  "two-events-separate": { atLeast: 69, exact: true },
  "two-events-unknown-overlap": { atLeast: 40, exact: true },
  "prison-may-overlap-both": { atLeast: 69, exact: true },
  "prison-eight-elsewhere": { atLeast: 77, exact: true },
  "link-through-an-unverified-item": { atLeast: 2 },
  "one-man-twice-in-a-frame": {
    atLeast: 2,
    suspended: ["F1", "F2"],
    conflicts: [{ kind: "frame", facts: ["F1", "F2"] }],
  },
  "poster-in-the-frame": { atLeast: 2 },
  "a-shot-that-nobody-re-enters": {
    atLeast: 4,
    tiers: [{ atLeast: 1 }, { atLeast: 4 }, { atLeast: 4 }, { atLeast: 4 }],
  },
  "conscripts-by-their-own-words": { atLeast: 1, counted: { headcounts: 0 } },
  "captured-after-the-cut-off": { atLeast: 1, counted: { items: 1 } },
  "more-than-a-full-group-shows": {
    atLeast: 3,
    suspended: ["F1"],
    conflicts: [{ kind: "fully-marked", facts: ["F1"] }],
  },
  "fully-marked-and-within": { atLeast: 3, maximumShown: 3, because: null },
};

describe("the fixed cases", () => {
  it.each(Object.entries(NUMBERS))("%s prints its number, with a proof that checks", (name, expected) => {
    const file = open(name);
    const result = count(file);
    expect(result).toMatchObject(expected);
    expect(checkProof(file, result.proof)).toEqual({ ok: true, atLeast: expected.atLeast });
  });

  it("are all here, and each has its sentence in the README", () => {
    const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
    expect(files.map((name) => name.replace(".json", "")).sort()).toEqual(Object.keys(NUMBERS).sort());
    const readme = readFileSync(new URL("README.md", folder), "utf8");
    for (const name of files) expect(readme).toContain(`\`${name}\``);
  });

  it("name every `same` fact that a proof leans on", () => {
    expect(count(open("three-photos-chained")).support).toEqual({
      items: ["i1", "i2", "i3"],
      facts: ["F1", "F2", "F3"],
      sources: ["acct-1"],
    });
  });

  it("prove a sum in as many nodes as there are events", () => {
    const { proof } = count(open("two-events-separate"));
    expect(proof.root).toMatchObject({ kind: "sum", parts: [{ kind: "frame" }, { kind: "frame" }] });
  });
});
