// An investigation is counted with its last proof as a floor.
import { join } from "node:path";
import type { Proof } from "@sightline/count";
import { afterAll, beforeAll, expect, test } from "vitest";
import { importCase, importMot } from "../case/import.ts";
import { countAhead, ownCase } from "./case-of.ts";
import { counted as inThread } from "./counter.ts";
import { propose } from "../investigation/command.ts";
import { collectInto, drawPhoto, signOffAll, testDesk, type TestDesk } from "../testing/desk.ts";
import { ownerIn } from "../testing/asked.ts";
import { countShown } from "../testing/asked.ts";

let at: TestDesk;
let investigation: string;
beforeAll(async () => {
  at = await testDesk();
  const path = await drawPhoto(join(at.folder, "in", "road.png"), 1);
  ({ investigation } = await collectInto(at.desk, [path]));
  const order = { investigation, as: "owner" };
  const mot = { ...order, item: "road.png", subject: "prisoner" };
  await importMot(at.desk, mot, "1,1,10,10,20,40,1\n1,2,90,10,20,40,1\n1,3,150,10,20,40,1\n");
  const reviews = ["m1", "m2"].map((by) => ({ by, verdict: "verified", reason: "" }));
  await importCase(at.desk, order, {
    format: "sightline.case/1",
    criteria: { verdicts: ["verified"], subjects: ["prisoner"], attributes: [], until: null },
    items: [{ id: "road.png", kind: "photo", verdict: "verified", reviews }],
  });
  await signOffAll(at.desk, investigation);
});
afterAll(() => at.end());

const counted = async () => {
  const answer = await countShown(at.desk, await ownerIn(at.desk, investigation));
  return answer.result;
};
const kept = async () => at.desk.db.selectFrom("cachedProof").select("proof").executeTakeFirst();

test("a page is told who the members are, and draws everybody of the proof", async () => {
  const answer = await countShown(at.desk, await ownerIn(at.desk, investigation));
  expect(answer.members).toContainEqual({ id: "m2", name: "m2" });
  expect(answer.conflicts).toEqual([]);
  expect(answer.boxes.map(({ sighting }) => sighting)).toHaveLength(answer.result.atLeast);
});

test("the proof printed last is kept, and is a floor only while it still checks", async () => {
  expect((await counted()).atLeast).toBe(3);
  expect((await kept())?.proof.atLeast).toBe(3);
  const payload = { verdict: "inconclusive", reason: "an older copy was found" } as const;
  const [item] = await at.desk.db.selectFrom("item").select("id").execute();
  const order = { investigation, by: "m2" };
  await propose(at.desk, order, { verb: "item.review", subject: item?.id ?? "", payload });
  expect((await counted()).atLeast).toBe(0);
  expect((await kept())?.proof.atLeast).toBe(0);
});

test("a kept proof that claims more than it proves changes nothing", async () => {
  const claimed: Proof = { ...(await counted()).proof, atLeast: 900 };
  await at.desk.db
    .updateTable("cachedProof")
    .set({ proof: JSON.stringify(claimed) })
    .execute();
  expect((await counted()).atLeast).toBe(0);
});

test("after an act the number that somebody had asked for is counted before anybody asks, and no other", async () => {
  countAhead(at.desk);
  const [item] = await at.desk.db.selectFrom("item").select("id").execute();
  const say = async (verdict: "verified" | "inconclusive") => {
    const change = {
      verb: "item.review",
      subject: item?.id ?? "",
      payload: { verdict, reason: "" },
    } as const;
    const done = await propose(at.desk, { investigation, by: "m2" }, change);
    if (!done.ok) throw new Error(done.refusal.sentence);
    return done.value.held;
  };
  await counted();
  const held = await say("verified");
  await expect.poll(async () => (await kept())?.proof.atLeast).toBe(3);
  // Nobody has asked for that one: after the next act nothing is counted until somebody asks.
  await say("inconclusive");
  await kept();
  await inThread({ file: ownCase(held), line: "another", remember: false, options: {} });
  expect((await kept())?.proof.atLeast).toBe(3);
  expect((await counted()).atLeast).toBe(0);
});
