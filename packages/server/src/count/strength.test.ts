// How strong a number is, part by part, for the very case whose number is on the page.
import { join } from "node:path";
import { strengthPartSchema } from "@sightline/domain";
import { afterAll, beforeAll, expect, test } from "vitest";
import { importCase, importMot } from "../case/import.ts";
import { propose } from "../investigation/command.ts";
import { collectInto, drawPhoto, signOffAll, testDesk, type TestDesk } from "../testing/desk.ts";
import { ownerIn } from "../testing/asked.ts";
import { countShown } from "../testing/asked.ts";
import { strengthOf } from "./strength.ts";

let at: TestDesk;
let investigation: string;
const reviews = ["m1", "m2"].map((by) => ({ by, verdict: "verified", reason: "" }));
const NAMES = ["road.png", "yard.png"];

/** Two people in one photo and one in another, of whom one of the two is known to be somebody else. */
beforeAll(async () => {
  at = await testDesk();
  const paths = await Promise.all(NAMES.map((name, i) => drawPhoto(join(at.folder, "in", name), i + 1)));
  ({ investigation } = await collectInto(at.desk, paths));
  const order = { investigation, as: "owner" };
  const mot = { ...order, subject: "prisoner", prefix: "s" };
  await importMot(at.desk, { ...mot, item: "road.png" }, "1,1,10,10,20,40,1\n1,2,90,10,30,60,1\n");
  await importMot(at.desk, { ...mot, item: "yard.png" }, "1,3,40,20,24,48,1\n");
  const signed = { basis: "by eye", statedBy: "m1", reviewedBy: "m2" };
  await importCase(at.desk, order, {
    format: "sightline.case/1",
    criteria: { verdicts: ["verified"], subjects: ["prisoner"], attributes: [], until: null },
    items: NAMES.map((id) => ({ id, kind: "photo", verdict: "verified", reviews })),
    facts: [{ id: "F1", kind: "different", between: ["s1", "s3"], ...signed }],
  });
  await signOffAll(at.desk, investigation);
});
afterAll(() => at.end());

async function counted() {
  const answer = await countShown(at.desk, await ownerIn(at.desk, investigation));
  return answer;
}

test("every part is answered, and is about the number of that very case", async () => {
  const { result } = await counted();
  const { caseHash } = result;
  for (const part of strengthPartSchema.options) {
    const answer = await strengthOf(at.desk, await ownerIn(at.desk, investigation), { part, caseHash });
    expect(answer).toMatchObject({ ok: true, value: { strength: { [part]: expect.anything() } } });
  }
  const item = await strengthOf(at.desk, await ownerIn(at.desk, investigation), { part: "item", caseHash });
  expect(item).toMatchObject({ value: { strength: { item: { atLeast: result.atLeast, stillAtLeast: 1 } } } });
});

test("an undecided pair comes with the boxes of both, so that it can be drawn", async () => {
  const { caseHash } = (await counted()).result;
  const answer = await strengthOf(at.desk, await ownerIn(at.desk, investigation), {
    part: "worklist",
    caseHash,
  });
  if (!answer.ok) throw new Error(answer.refusal.sentence);
  expect(answer.value.strength.worklist?.steps).toMatchObject([
    { kind: "settle-different", ids: ["s2", "s3"], gain: 1, effort: 2 },
  ]);
  expect(answer.value.boxes.map(({ sighting }) => sighting).sort()).toEqual(["s2", "s3"]);
});

test("a case that changed since is refused rather than answered for another number", async () => {
  const before = await counted();
  const { caseHash } = before.result;
  const [item] = before.items;
  const payload = { verdict: "inconclusive", reason: "an older copy was found" } as const;
  await propose(
    at.desk,
    { investigation, by: "m2" },
    { verb: "item.review", subject: item?.id ?? "", payload },
  );
  // What was worked out before stays right for the page that shows that number.
  expect(
    await strengthOf(at.desk, await ownerIn(at.desk, investigation), { part: "item", caseHash }),
  ).toMatchObject({ ok: true });
  const stale = await strengthOf(at.desk, await ownerIn(at.desk, investigation), {
    part: "item",
    caseHash: "0".repeat(64),
  });
  expect(stale).toMatchObject({ ok: false, refusal: { code: "evidence-changed" } });
});
