// Copies as social media make them, of drawn films: each is found at its frame, and nothing else is called one recording.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { copyWithCopy, type Row, told } from "./testing/recall.ts";
import { drawnSuite, type Ran, runSuite } from "./testing/suite.ts";

const folder = mkdtempSync(join(tmpdir(), "sightline-copies-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let ran: Ran;
let rows: readonly Row[];
beforeAll(async () => {
  ran = await runSuite(await drawnSuite(folder, "small"));
  rows = ran.score.rows.filter(({ change }) => change !== copyWithCopy);
  process.stdout.write(`${[...told({ ...ran.score, rows })].join("\n")}\n${ran.seconds.toFixed(1)} s\n`);
});

describe("copies of drawn films", () => {
  test("are all found, whatever was done to them", () => {
    expect(rows.flatMap(({ change, found, pairs }) => (found < pairs ? [change] : []))).toEqual([]);
    expect(rows.length).toBeGreaterThan(12);
  });

  test("are found within one frame", () => {
    const off = rows.flatMap(({ change, errors }) => errors.map((error) => ({ change, error })));
    expect(off.filter(({ error }) => error > 1)).toEqual([]);
  });

  test("are told apart from what only looks alike", () => {
    expect(ran.score.wrong).toEqual([]);
  });
});
