// Case files and MOT tracks come in row by row, in the names of those who judged, and go out again to the byte.
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { propose } from "../investigation/command.ts";
import { stateHash } from "../journal/state-hash.ts";
import { collectInto, drawPhoto, testDesk, type TestDesk } from "../testing/desk.ts";
import { caseIn } from "../testing/asked.ts";
import { importCase, importMot, type Imported } from "./import.ts";

let at: TestDesk;
let investigation: string;
beforeAll(async () => {
  at = await testDesk();
  const paths = await Promise.all([1, 2, 3].map((n) => drawPhoto(join(at.folder, "in", `p${n}.png`), n)));
  ({ investigation } = await collectInto(at.desk, paths));
});
afterAll(() => at.end());

const twoReviews = [
  { by: "m1", verdict: "verified", reason: "place matches" },
  { by: "m2", verdict: "verified", reason: "earliest copy" },
];
const hands = { statedBy: "m1", reviewedBy: "m2" };
const item = (name: string, over: object = {}) => ({
  id: name,
  kind: "photo",
  verdict: "verified",
  reviews: twoReviews,
  ...over,
});
const sighting = (id: string, of: string) => ({
  id,
  item: of,
  subject: "prisoner",
  attributes: [],
  spans: [[0, 0]],
});
const file = (over: object = {}) => ({
  format: "sightline.case/1",
  criteria: { verdicts: ["verified"], subjects: ["prisoner"], attributes: [], until: null },
  items: [
    item("p1.png", { source: "acct-7", footage: "f1", marks: hands }),
    item("p2.png", { capturedAt: "2031-04-09", marks: hands }),
  ],
  frames: [{ item: "p1.png", at: 0, exhaustive: true }],
  sightings: [sighting("s1", "p1.png"), sighting("s2", "p1.png"), sighting("s3", "p2.png")],
  headcounts: [{ id: "h1", item: "p2.png", at: 0, subject: "prisoner", atLeast: 4, atMost: null, ...hands }],
  groups: [
    { id: "both", members: ["road", "yard"], ...hands },
    { id: "road", name: "The road", members: ["p1.png"], ...hands },
    { id: "yard", members: ["p2.png", "s3"], ...hands },
  ],
  facts: [
    {
      id: "F1",
      kind: "separate",
      groups: ["road", "yard"],
      basis: "same hour, 20 km apart",
      statedBy: "m1",
      reviewedBy: "m2",
    },
    { id: "F2", kind: "different", between: ["s1", "s3"], tier: 3, basis: "a scar", statedBy: "m2" },
  ],
  ...over,
});
const order = () => ({ investigation, as: "owner" });
const planOf = (imported: Awaited<ReturnType<typeof importCase>>) => {
  if (!imported.ok) throw new Error(imported.refusal.sentence);
  return (imported satisfies Imported).plan;
};

test("a dry run says what would happen and writes nothing", async () => {
  const before = await stateHash(at.desk.db);
  const plan = planOf(await importCase(at.desk, { ...order(), dryRun: true }, file()));
  expect(plan.refusals).toEqual([]);
  expect(plan.changes.length).toBeGreaterThan(10);
  expect(await stateHash(at.desk.db)).toBe(before);
});

test("a case file comes in, each judgement in the name of the member who made it", async () => {
  const plan = planOf(await importCase(at.desk, order(), file()));
  expect(plan.refusals).toEqual([]);
  const written = await at.desk.db
    .selectFrom("journal")
    .select(["verb", "by", "via", "subject"])
    .where("verb", "in", ["fact.state", "fact.review", "item.review"])
    .orderBy("seq")
    .execute();
  expect(written.filter((entry) => entry.subject === "F1")).toEqual([
    { verb: "fact.state", by: "m1", via: "owner", subject: "F1" },
    { verb: "fact.review", by: "m2", via: "owner", subject: "F1" },
  ]);
  expect(written.filter((entry) => entry.verb === "item.review")).toHaveLength(4);
});

test("importing twice changes nothing", async () => {
  const before = await stateHash(at.desk.db);
  const plan = planOf(await importCase(at.desk, order(), file()));
  expect(plan).toMatchObject({ changes: [], refusals: [], unchanged: plan.rows });
  expect(await stateHash(at.desk.db)).toBe(before);
});

test("what is exported is imported elsewhere and exported again, to the byte", async () => {
  const first = await caseIn(at.desk, investigation);
  const other = await testDesk();
  try {
    const paths = [1, 2, 3].map((n) => join(at.folder, "in", `p${n}.png`));
    const there = await collectInto(other.desk, paths);
    const plan = planOf(
      await importCase(other.desk, { investigation: there.investigation, as: "owner" }, first),
    );
    expect(plan.refusals).toEqual([]);
    const second = await caseIn(other.desk, there.investigation);
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
  } finally {
    await other.end();
  }
});

test("each bad row is refused with its path and a reason, and the rows around it come in", async () => {
  const rows = file({
    items: [
      item("p1.png"),
      item("p3.png", { reviews: [twoReviews[0]] }),
      item("nowhere.png"),
      item("p2.png", { colour: "red" }),
    ],
    sightings: [
      sighting("s9", "p3.png"),
      { ...sighting("s10", "p3.png"), spans: [[40, 40]] },
      sighting("s1", "p3.png"),
    ],
    groups: [
      { id: "loop", members: ["loop"] },
      { id: "lost", members: ["s77"] },
    ],
    facts: [
      {
        id: "F1",
        kind: "separate",
        groups: ["road", "yard"],
        basis: "another basis",
        statedBy: "m1",
        reviewedBy: "m2",
      },
      { id: "F9", kind: "same", between: ["s1", "s9"], basis: "gait", statedBy: "m1", reviewedBy: "m1" },
    ],
    frames: [],
    headcounts: [],
  });
  const plan = planOf(await importCase(at.desk, order(), rows));
  expect(plan.refusals.map(({ path, code }) => `${path} ${code}`)).toEqual([
    "items[1] verdict-needs-reviews",
    "items[2] no-such-item",
    "items[3] unknown-key",
    "sightings[1] not-a-frame",
    "sightings[2] sighting-differs",
    "groups[0] group-cycle",
    "groups[1] no-such-member-of-group",
    "facts[0] fact-differs",
    "facts[1] second-member-needed",
  ]);
  expect(plan.changes.map((change) => `${change.verb} ${change.subject}`)).toEqual([
    "sighting.mark s9",
    "fact.state F9",
  ]);
});

test("an unknown member may not import, and a file of another format is refused whole", async () => {
  expect(await importCase(at.desk, { investigation, as: "mallory" }, file())).toMatchObject({
    refusal: { code: "no-such-member" },
  });
  const plan = planOf(await importCase(at.desk, order(), { ...file(), format: "sightline.case/9" }));
  expect(plan.refusals[0]).toMatchObject({ code: "wrong-shape", path: "format" });
  expect(plan.changes).toEqual([]);
});

test("only an owner may enter what others judged; a viewer brings in nothing", async () => {
  const add = {
    verb: "member.add",
    subject: "vi",
    payload: { id: "vi", name: "Vi", role: "viewer" },
  } as const;
  expect((await propose(at.desk, { investigation, by: "owner" }, add)).ok).toBe(true);
  const rows = file({
    items: [item("p3.png")],
    frames: [],
    sightings: [],
    headcounts: [],
    groups: [],
    facts: [],
  });
  const plan = planOf(await importCase(at.desk, { investigation, as: "vi" }, rows));
  expect(plan.changes).toEqual([]);
  expect(new Set(plan.refusals.map((refusal) => refusal.code))).toEqual(new Set(["not-allowed"]));
});

test("MOT rows become tracks in the item's own time, bad lines are refused by number", async () => {
  const text = "1,1,10,10,20,40,1,-1,-1,-1\n1,2,30,10,20,40,1\n1,3,0,0,10,10,0\nnonsense\n1.5,1,0,0,5,5,1\n";
  const mot = { ...order(), item: "p3.png", subject: "prisoner" };
  const imported = await importMot(at.desk, mot, text);
  const plan = planOf(imported);
  expect(plan.changes.map((change) => change.subject)).toEqual(["p3-1", "p3-2"]);
  expect(plan.refusals.map((refusal) => refusal.path)).toEqual(["line 4", "line 5"]);
  expect(plan.changes[0]).toMatchObject({
    payload: {
      spans: [[0, 0]],
      track: [[0, 10 / 240, 10 / 240, 20 / 240, 40 / 240].map((n) => Math.round(n * 1e6) / 1e6)],
    },
  });
  expect(planOf(await importMot(at.desk, mot, text))).toMatchObject({ changes: [], unchanged: 2 });
  for (const dryRun of [true, false]) {
    const other = planOf(
      await importMot(at.desk, { ...mot, dryRun }, `${text}2,9,0,0,5,5,1\n1,10,1,1,5,5,1\n`),
    );
    expect(other).toMatchObject({ changes: [], refusals: [{ code: "other-film", path: "line 6" }] });
  }
});
