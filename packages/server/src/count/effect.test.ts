// What a fact would do to the number is told before it is stated, and is what it does; and people stand side by side to be compared.
import { join } from "node:path";
import type { Change } from "@sightline/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importCase, importMot } from "../case/import.ts";
import { callerIn } from "../investigation/caller.ts";
import { propose } from "../investigation/command.ts";
import { listAllGroups } from "../group/list.ts";
import { listPeopleMarked } from "../sighting/list.ts";
import { collectInto, drawPhoto, signOffAll, testDesk, type TestDesk } from "../testing/desk.ts";
import { countShown } from "../testing/asked.ts";
import { effectOf } from "./effect.ts";

let at: TestDesk;
let investigation: string;
beforeAll(async () => {
  at = await testDesk();
  const names = ["hall.png", "mill.png", "road.png"];
  const paths = await Promise.all(names.map((name, i) => drawPhoto(join(at.folder, "in", name), i + 1)));
  ({ investigation } = await collectInto(at.desk, paths));
  const order = { investigation, as: "owner" };
  const reviews = ["m1", "m2"].map((by) => ({ by, verdict: "verified", reason: "" }));
  for (const name of names) {
    const item = { ...order, item: name, subject: "prisoner", prefix: `${name.slice(0, 4)}-` };
    await importMot(at.desk, item, "1,1,10,10,20,40,1\n1,2,90,10,60,80,1\n");
  }
  await importCase(at.desk, order, {
    format: "sightline.case/1",
    criteria: { verdicts: ["verified"], subjects: ["prisoner"], attributes: [], until: null },
    items: names.map((id) => ({ id, kind: "photo", verdict: "verified", reviews })),
    groups: [{ id: "east", name: "East", members: ["hall.png", "mill-1"] }],
  });
  await signOffAll(at.desk, investigation);
});
afterAll(() => at.end());

const fact = (id: string, kind: "same" | "different", between: [string, string]): Change => ({
  verb: "fact.state",
  subject: id,
  payload: { assertion: { kind, between }, basis: "the scar" },
});
const review = (subject: string): Change => ({ verb: "fact.review", subject, payload: {} });
async function caller(as: string) {
  const found = await callerIn(at.desk, investigation, { as, reading: "data" });
  if (!found.ok) throw new Error(found.refusal.sentence);
  return found.value;
}
const versionOf = async (id: string) =>
  (await listAllGroups(at.desk, await caller("m1"))).groups.find((group) => group.id === id)?.version ?? 0;
const looked = async (subject: string): Promise<Change> => ({
  verb: "group.review",
  subject,
  payload: { version: await versionOf(subject) },
});
const effect = async (changes: Change[], as = "m1") => effectOf(at.desk, await caller(as), { changes });
const number = async () => (await countShown(at.desk, await caller("owner"))).result.atLeast;
const written = async () =>
  Number(
    (
      await at.desk.db
        .selectFrom("journal")
        .select((eb) => eb.fn.countAll().as("n"))
        .executeTakeFirst()
    )?.n,
  );

test("what rests on an item that is not shown to a member is refused before they write it too", async () => {
  const restrict = (to: string[] | null): Change => ({
    verb: "item.restrict",
    subject: hall,
    payload: { to },
  });
  const { items } = await listAllGroups(at.desk, await caller("owner"));
  const hall = items.find(({ name }) => name === "hall.png")?.id ?? "";
  await propose(at.desk, { investigation, by: "owner" }, restrict(["m2"]));
  const version = await versionOf("east");
  const change: Change = { verb: "group.change", subject: "east", payload: { members: ["mill-2"], version } };
  const refused = { refusal: { code: "not-all-seen" } };
  expect(await effect([change])).toMatchObject(refused);
  expect(await propose(at.desk, { investigation, by: "m1" }, change)).toMatchObject(refused);
  expect(await effect([change], "m2")).toMatchObject({ ok: true });
  await propose(at.desk, { investigation, by: "owner" }, restrict(null));
});

describe("before it is stated", () => {
  const everybody = [
    fact("F1", "different", ["hall-1", "mill-1"]),
    fact("F2", "different", ["hall-1", "mill-2"]),
    fact("F3", "different", ["hall-2", "mill-1"]),
    fact("F4", "different", ["hall-2", "mill-2"]),
  ];

  test("a fact says what it would do to the number, writes nothing, and then does it", async () => {
    const before = await written();
    expect(await number()).toBe(2);
    expect(await effect(everybody.slice(0, 1))).toMatchObject({ value: { now: 2, after: 2, against: [] } });
    expect(await effect(everybody)).toEqual({
      ok: true,
      value: { now: 2, after: 4, tier: 3, waiting: 0, conflicts: 0, against: [] },
    });
    expect([await written(), await number()]).toEqual([before, 2]);
    for (const change of everybody) await propose(at.desk, { investigation, by: "m1" }, change);
    expect(await number()).toBe(2);
    expect(
      await effect(
        everybody.map(({ subject }) => review(subject)),
        "m2",
      ),
    ).toMatchObject({
      value: { now: 2, after: 4 },
    });
    for (const { subject } of everybody) await propose(at.desk, { investigation, by: "m2" }, review(subject));
    expect(await number()).toBe(4);
    const withdraw: Change = { verb: "fact.withdraw", subject: "F1", payload: { only: "fact" } };
    const told = await effectOf(at.desk, await caller("m1"), { changes: [withdraw], reason: "no scar" });
    expect(told).toMatchObject({ value: { now: 4, after: 3 } });
  });

  test("what it cannot hold together with is named, and what the rules refuse is refused here", async () => {
    const same = await effect([fact("F9", "same", ["hall-1", "mill-1"])]);
    expect(same).toMatchObject({ value: { now: 4, conflicts: 1, against: [{ id: "F1" }] } });
    const alone = await effect([fact("F9", "same", ["road-1", "road-2"])]);
    expect(alone).toMatchObject({ value: { now: 4, after: 4, conflicts: 1, against: [] } });
    expect(same.ok && same.value.after).toBeLessThan(4);
    expect(await effect([fact("F9", "same", ["hall-1", "hall-1"])])).toMatchObject({
      refusal: { code: "one-sighting" },
    });
    expect(await effect([fact("F9", "same", ["hall-1", "nobody"])])).toMatchObject({
      refusal: { code: "no-such-sighting" },
    });
    await propose(
      at.desk,
      { investigation, by: "owner" },
      { verb: "member.add", subject: "vi", payload: { id: "vi", name: "Vi", role: "viewer" } },
    );
    expect(await effect([fact("F9", "same", ["hall-1", "mill-1"])], "vi")).toMatchObject({
      refusal: { code: "not-allowed" },
    });
  });
});

describe("side by side", () => {
  test("people come in the order of their items, each with the largest box and number, and what is said of them", async () => {
    const all = await listPeopleMarked(at.desk, await caller("m1"), { investigation });
    expect(all.sightings.map(({ id, nr }) => [id, nr])).toEqual([
      ["hall-1", 1],
      ["hall-2", 2],
      ["mill-1", 1],
      ["mill-2", 2],
      ["road-1", 1],
      ["road-2", 2],
    ]);
    expect(all.sightings[1]?.box?.[3]).toBeCloseTo(60 / 240, 4);
    expect(all.facts.map(({ id }) => id)).toEqual(["F1", "F2", "F3", "F4"]);
    expect(all.all).toEqual({
      sightings: 6,
      subjects: [{ value: "prisoner", sightings: 6 }],
      groups: [{ id: "east", name: "East" }],
    });
  });

  test("those of a group are its sightings and those of its items; a page says how many there are", async () => {
    const east = await listPeopleMarked(at.desk, await caller("m1"), { investigation, group: "east" });
    expect(east.sightings.map(({ id }) => id)).toEqual(["hall-1", "hall-2", "mill-1"]);
    expect(east.items.map(({ name }) => name)).toEqual(["hall.png", "mill.png"]);
    const page = await listPeopleMarked(at.desk, await caller("m1"), { investigation, from: 4, limit: 1 });
    expect([page.found, page.sightings.map(({ id }) => id)]).toEqual([6, ["road-1"]]);
    const two = await listPeopleMarked(at.desk, await caller("m1"), {
      investigation,
      first: "road-2\nmill-1\nnobody",
      limit: 3,
    });
    expect(two.sightings.map(({ id }) => id)).toEqual(["road-2", "mill-1", "hall-1"]);
    const none = await listPeopleMarked(at.desk, await caller("m1"), { investigation, group: "nowhere" });
    expect([none.found, none.items]).toEqual([0, []]);
  });

  test("groups say what is in them, who stands behind them, and why whoever stated one may not review it", async () => {
    const { groups, items, people } = await listAllGroups(at.desk, await caller("m1"));
    expect(groups).toMatchObject([
      {
        id: "east",
        name: "East",
        members: [
          { kind: "item", name: "hall.png" },
          { id: "mill-1", kind: "sighting", name: "mill.png" },
        ],
      },
    ]);
    // The picture that somebody is cut out of comes with them.
    expect(items.map(({ name }) => name)).toEqual(["hall.png", "mill.png"]);
    expect(people).toMatchObject([{ id: "mill-1", nr: 1, box: [0, ...Array(4).fill(expect.any(Number))] }]);
    const define: Change = {
      verb: "group.define",
      subject: "west",
      payload: { name: "West", members: ["road-1", "road-2"] },
    };
    await propose(at.desk, { investigation, by: "m1" }, define);
    const mine = async (as: string) =>
      (await listAllGroups(at.desk, await caller(as))).groups.find(({ id }) => id === "west")?.whyNot ?? null;
    expect(await mine("m1")).toMatch(/another member/);
    expect(await mine("m2")).toBeNull();
  });

  test("a separation of groups says its effect before it is stated", async () => {
    const apart: Change = {
      verb: "fact.state",
      subject: "S1",
      payload: { assertion: { kind: "separate", groups: ["east", "west"] }, basis: "an hour apart" },
    };
    const reviews = [await looked("east"), await looked("west")];
    expect(await effect([apart], "m2")).toMatchObject({ value: { now: 4, after: 5, waiting: 2 } });
    expect(await effect([...reviews, apart], "m2")).toMatchObject({
      value: { now: 4, after: 5, tier: 3, waiting: 0 },
    });
  });
});
