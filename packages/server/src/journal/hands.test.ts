// No single hand, on a real database: two members sign, an edit takes the signatures away, and a rebuild says the same.
import { join } from "node:path";
import { sql, type Kysely } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { changeSchema, marksVersion, ok, type Held } from "@sightline/domain";
import { importCase } from "../case/import.ts";
import * as noSingleHand from "../db/migrations/0006-no-single-hand.ts";
import { propose } from "../investigation/command.ts";
import { collectInto, drawPhoto, testDesk, type TestDesk } from "../testing/desk.ts";
import { caseIn } from "../testing/asked.ts";
import { rebuild } from "./rebuild.ts";
import { stateHash } from "./state-hash.ts";

let at: TestDesk;
let investigation: string;
let item: string;
beforeAll(async () => {
  at = await testDesk();
  ({ investigation } = await collectInto(at.desk, [await drawPhoto(join(at.folder, "in", "p1.png"), 1)]));
  ({ id: item } = await at.desk.db.selectFrom("item").select("id").executeTakeFirstOrThrow());
  for (const id of ["ann", "ben"]) {
    const payload = { id, name: id, role: "reviewer" };
    await write("owner", "member.add", id, payload);
  }
});
afterAll(() => at.end());

/** The journal's verbs that it became, or the code of the refusal. */
async function write(who: string | readonly string[], verb: string, subject: string, payload: object) {
  const [by = "", reason] = [who].flat();
  const order = { investigation, by, ...(reason !== undefined && { reason }) };
  const change = (held: Held) => {
    const version = verb.startsWith("group.")
      ? held.group.get(subject)?.version
      : marksVersion(held, subject);
    const signs = ["marks.state", "marks.review", "group.review", "group.change"].includes(verb);
    return ok(changeSchema.parse({ verb, subject, payload: signs ? { ...payload, version } : payload }));
  };
  const written = await propose(at.desk, order, change);
  return written.ok ? written.value.changes.map((entry) => entry.verb) : written.refusal.code;
}
async function exported() {
  const file = await caseIn(at.desk, investigation);
  return file;
}
const sighting = { subject: "prisoner", attributes: [], spans: [[0, 0]], track: null };
const both = { statedBy: "ann", reviewedBy: "ben" };

test("two members sign marks, a headcount and a group, and an edit takes away what rests on it", async () => {
  await write("owner", "sighting.mark", "s1", { ...sighting, item });
  await write("ann", "marks.state", item, {});
  await write("ben", "marks.review", item, {});
  const headcount = { item, at: 0, subject: "prisoner", atLeast: 40, atMost: null };
  await write("ann", "headcount.state", "h1", headcount);
  await write("ben", "headcount.review", "h1", {});
  for (const [id, members] of [
    ["road", [item]],
    ["yard", []],
  ] as const) {
    await write("ann", "group.define", id, { name: null, members });
    await write("ben", "group.review", id, {});
  }
  const assertion = { kind: "separate", groups: ["road", "yard"] };
  await write("ann", "fact.state", "F1", { assertion, basis: "50 km" });
  await write("ben", "fact.review", "F1", {});
  const before = await exported();
  expect(before.items[0]?.marks).toEqual(both);
  for (const row of [...before.headcounts, ...before.groups, ...before.facts])
    expect(row).toMatchObject(both);

  await write("ann", "sighting.describe", "s1", { attributes: ["wounded"] });
  expect(await write("ben", "group.change", "yard", { members: ["s1"] })).toEqual([
    "group.change",
    "fact.withdraw",
  ]);
  const after = await exported();
  expect(after.items[0]?.marks).toBeUndefined();
  expect(after.groups.find(({ id }) => id === "yard")).toEqual({
    id: "yard",
    members: ["s1"],
    statedBy: "ben",
  });
  expect(after.facts[0]).toMatchObject({ statedBy: "ann" });
  expect(after.facts[0]).not.toHaveProperty("reviewedBy");
  expect(after.headcounts[0]).toMatchObject(both);
});

test("a mistyped headcount is taken back, its id stays taken, and the right one comes in", async () => {
  expect(await write("ann", "headcount.withdraw", "h1", { only: "headcount" })).toBe("reason-needed");
  await write(["ann", "four, not forty"], "headcount.withdraw", "h1", { only: "headcount" });
  const file = { ...(await exported()), groups: [], facts: [] };
  const right = { id: "h1-corrected", item, at: 0, subject: "prisoner", atLeast: 4, ...both };
  const order = { investigation, as: "owner" };
  expect(
    await importCase(at.desk, order, { ...file, headcounts: [right, { ...right, id: "h1" }] }),
  ).toMatchObject({
    plan: { refusals: [{ code: "headcount-withdrawn", path: "headcounts[1]" }] },
    waiting: { headcounts: 0, groups: 1, facts: 1, marks: 1 },
  });
  expect((await exported()).headcounts).toMatchObject([{ id: "h1-corrected", atLeast: 4 }]);
});

test("a sign-off that an import brings is of the marks as they are once all are in", async () => {
  const file = await exported();
  const items = file.items.map((row) => ({ ...row, marks: both }));
  await importCase(at.desk, { investigation, as: "owner" }, { ...file, items });
  expect((await exported()).items[0]?.marks).toEqual(both);
});

test("a whole span can be said to be marked in full, and comes out as it went in", async () => {
  const flag = { item, span: [0, 0], exhaustive: true };
  expect(await write("ann", "frame.flag", item, flag)).toEqual(["frame.flag"]);
  expect(await write("ann", "frame.flag", item, { item, at: 0, exhaustive: true })).toEqual([]);
  expect((await exported()).frames).toEqual([{ item, at: 0, exhaustive: true }]);
});

test("two members who are one cannot sign, even past the rules", async () => {
  const { db } = at.desk;
  const own = { statedBy: "Ann", reviewedBy: "ann" };
  await expect(db.updateTable("headcount").set(own).execute()).rejects.toThrow(/headcount_check/);
  await expect(db.updateTable("group").set(own).execute()).rejects.toThrow(/group_check/);
  const marks = { marksStatedBy: "Ann", marksReviewedBy: "ann" };
  await expect(db.updateTable("item").set(marks).execute()).rejects.toThrow(/item_check/);
});

test("rebuilding from the journal ends in the same state", async () => {
  const rebuilt = await rebuild(at.desk.db);
  expect(rebuilt.after).toBe(rebuilt.before);
});

test("tables from before are filled from the journal as a rebuild would fill them", async () => {
  const other = await testDesk();
  try {
    const { db } = other.desk;
    const path = join(at.folder, "in", "p1.png");
    const there = await collectInto(other.desk, [path]);
    const { headcounts, groups, ...file } = await exported();
    const apart = { item, span: [0, 0], coVisible: false };
    const order = { investigation: there.investigation, as: "owner" };
    await importCase(other.desk, order, {
      ...file,
      items: file.items.map(({ marks: _, ...row }) => row),
      frames: [...file.frames, apart],
      facts: [],
      groups: groups.map(({ id, members }) => ({ id, members })),
    });
    await propose(
      other.desk,
      { investigation: there.investigation, by: "owner" },
      changeSchema.parse({ verb: "sighting.describe", subject: "s1", payload: { attributes: ["tall"] } }),
    );
    expect(headcounts).toHaveLength(1);
    const before = await stateHash(db);
    await sql`alter table headcount drop stated_by, drop reviewed_by, drop withdrawn`.execute(db);
    await sql`alter table "group" drop stated_by, drop reviewed_by, drop version`.execute(db);
    await sql`alter table sighting drop version`.execute(db);
    await sql`alter table frame drop version`.execute(db);
    await sql`alter table item drop marks_stated_by, drop marks_reviewed_by, drop marks_version`.execute(db);
    await noSingleHand.up(db as unknown as Kysely<unknown>);
    expect(await stateHash(db)).toBe(before);
  } finally {
    await other.end();
  }
});
