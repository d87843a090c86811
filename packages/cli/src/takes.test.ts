// One camera, two takes; and edited copies of one: no two takes are ever called one recording, and a redacted copy still is.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { matchFiles, type RelatedFiles } from "./commands/match-files.ts";
import { stillTakes, type TakePair, templateTakes } from "./testing/takes.ts";

const folder = mkdtempSync(join(tmpdir(), "sightline-takes-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let told: (TakePair & { readonly said: RelatedFiles | undefined })[];

beforeAll(async () => {
  const pairs = [
    ...(await stillTakes(join(folder, "street"), [3])),
    ...(await stillTakes(join(folder, "room"), [5])),
    ...(await templateTakes(join(folder, "films"), [6])),
  ];
  told = [];
  // Each pair by itself: pictures of others cost time and say nothing of these two.
  for (const pair of pairs) {
    const [said] = await matchFiles(pair.files, {
      onProgress: () => undefined,
      onRefused: ({ path, sentence }) => {
        throw new Error(`${path}: ${sentence}`);
      },
    });
    told.push({ ...pair, said });
  }
});

describe("two takes of one camera", () => {
  test("are never one recording, and never overlooked", () => {
    const takes = told.filter(({ expected }) => expected === "no recording");
    expect(takes.length).toBeGreaterThan(10);
    const wrong = takes.filter(({ said }) => said === undefined || said.relation === "same-recording");
    expect(wrong.map(({ what, said }) => `${what}: ${said?.relation}`)).toEqual([]);
  });
});

describe("an edited copy", () => {
  test("is never less than the same viewpoint, and nearly always the recording", () => {
    const copies = told.filter(({ expected }) => expected === "same-recording");
    const lost = copies.filter(({ said }) => said === undefined || said.relation === "same-thing");
    expect(lost.map(({ what }) => what)).toEqual([]);
    const doubted = copies.filter(({ said }) => said?.relation !== "same-recording");
    process.stdout.write(
      `${copies.length - doubted.length} of ${copies.length} edited copies are called copies\n`,
    );
    // A black box on a plain ground is still doubted: a person is asked to look. Nothing else is.
    for (const { what } of doubted) process.stdout.write(`  doubted: ${what}\n`);
    expect(doubted.filter(({ what }) => !what.includes("black box"))).toEqual([]);
  });
});
