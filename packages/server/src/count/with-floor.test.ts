// Rule 6: the printed number never falls because the solver was unlucky, on the page and on the command line alike.
import { join } from "node:path";
import { count, readCase, type Case } from "@sightline/count";
import { afterAll, beforeAll, expect, test } from "vitest";
import { collectInto, drawPhoto, testDesk, type TestDesk } from "../testing/desk.ts";
import { countWithFloor } from "./with-floor.ts";

let at: TestDesk;
let investigation: string;
beforeAll(async () => {
  at = await testDesk();
  const path = await drawPhoto(join(at.folder, "in", "road.png"), 1);
  ({ investigation } = await collectInto(at.desk, [path]));
});
afterAll(() => at.end());

const of = () => ({ investigation, count: "" });
const HURRIED = { nodeBudget: 1 };

/** Eighteen people in eighteen photos, told apart in pairs at random: a graph that a search of one node does not solve. */
function tangled(): Case {
  let state = (10 * 2654435761 + 1) >>> 0;
  const next = (): number => (state = (state * 1664525 + 1013904223) >>> 0) / 2 ** 32;
  const people = Array.from({ length: 18 }, (_, i) => `s${i}`);
  const pairs = people.flatMap((a, i) => people.slice(i + 1).map((b) => [a, b] as const));
  const signed = { basis: "drawn", statedBy: "m1", reviewedBy: "m2" };
  const read = readCase({
    format: "sightline.case/1",
    criteria: { verdicts: ["verified"], subjects: ["prisoner"], attributes: [], until: null },
    items: people.map((id) => ({
      id: `i-${id}`,
      kind: "photo",
      verdict: "verified",
      footage: null,
      source: null,
      capturedAt: null,
    })),
    frames: [],
    sightings: people.map((id) => ({
      id,
      item: `i-${id}`,
      subject: "prisoner",
      attributes: [],
      spans: [[0, 0]],
    })),
    headcounts: [],
    groups: [],
    facts: pairs
      .filter(() => next() < 0.5)
      .map((between) => ({ id: between.join(), kind: "different", between, ...signed })),
  });
  if (!read.ok) throw new Error(read.refusals[0]?.sentence);
  return read.case;
}

const forget = () => at.desk.db.deleteFrom("cachedProof").execute();
const kept = async () =>
  (await at.desk.db.selectFrom("cachedProof").select("proof").executeTakeFirst())?.proof;

test("a hurried count after a patient one prints what the patient one proved", async () => {
  const file = tangled();
  await forget();
  const hurried = await countWithFloor(at.desk, of(), file, HURRIED);
  await forget();
  const patient = await countWithFloor(at.desk, of(), file);
  expect(hurried.result.atLeast).toBeLessThan(patient.result.atLeast);

  const again = await countWithFloor(at.desk, of(), file, HURRIED);
  expect(again.result.atLeast).toBe(patient.result.atLeast);
  expect(again.proofChecked).toBe(true);
  expect((await kept())?.atLeast).toBe(patient.result.atLeast);
});

test("a better proof that was planted is printed, and stays", async () => {
  const file = tangled();
  const better = count(file).proof;
  await forget();
  const before = await countWithFloor(at.desk, of(), file, HURRIED);
  expect(before.result.atLeast).toBeLessThan(better.atLeast);
  await at.desk.db
    .updateTable("cachedProof")
    .set({ proof: JSON.stringify(better) })
    .execute();
  expect((await countWithFloor(at.desk, of(), file, HURRIED)).result.proof).toEqual(better);
  expect(await kept()).toEqual(better);
});

test("a fact that is withdrawn takes its floor with it", async () => {
  const file = tangled();
  await countWithFloor(at.desk, of(), file);
  const bare = await countWithFloor(at.desk, of(), { ...file, facts: [] });
  expect(bare.result.atLeast).toBe(1);
  expect(bare.proofChecked).toBe(true);
});
