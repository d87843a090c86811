// The inbox through the door of a real desk: three members, what waits for each, answered, undone, and what was not seen refused.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  actsOf,
  changeSchema,
  decidePair,
  listInbox,
  proposeChanges,
  reopenPair,
  type Change,
  type MatterShown,
} from "@sightline/domain";
import { collectInto, drawPhoto, testDesk, type TestDesk } from "../testing/desk.ts";
import { tilesIn } from "../testing/asked.ts";
import { emptyPages } from "../testing/serving.ts";
import { byLink, got, type Visitor } from "../testing/visitor.ts";
import { propose } from "../investigation/command.ts";
import { rebuild } from "../journal/rebuild.ts";
import { serve, type Serving } from "./serve.ts";

let at: TestDesk;
let investigation: string;
const items: Record<string, string> = {};
const desks: Serving[] = [];
const who: Record<string, Visitor> = {};

const MEMBERS = [
  ["ed", "Ed Hay", "editor"],
  ["ben", "Ben Crow", "reviewer"],
  ["vi", "Vi Lake", "viewer"],
  ["dan", "Dan Elm", "data-only viewer"],
] as const;

const change = (verb: string, subject: string, payload: object): Change =>
  changeSchema.parse({ verb, subject, payload });

async function write(by: string, ...changes: Change[]): Promise<void> {
  const done = await propose(at.desk, { investigation, by, reason: "for the test" }, changes);
  if (!done.ok) throw new Error(done.refusal.sentence);
}

const visitorOf = (name: string): Visitor => {
  const found = who[name];
  if (!found) throw new Error(`Expected ${name} to have come in.`);
  return found;
};
const inboxOf = (name: string) => got(visitorOf(name).ask(listInbox, { investigation }));
const keysOf = async (name: string) => (await inboxOf(name)).matters.map(({ key }) => key);
async function matter(name: string, kind: string): Promise<MatterShown> {
  const found = (await inboxOf(name)).matters.find(({ asked }) => asked.kind === kind);
  if (!found) throw new Error(`Expected a ${kind} in the inbox of ${name}.`);
  return found;
}
const answered = async (name: string, changes: Change[], seen?: number) =>
  visitorOf(name).ask(proposeChanges, { investigation, changes, reason: "undone", ...(seen && { seen }) });

beforeAll(async () => {
  at = await testDesk();
  const folder = join(at.folder, "in");
  const road = await drawPhoto(join(folder, "road.png"), 1);
  await writeFile(join(folder, "small.png"), await sharp(road).resize(200).png().toBuffer());
  await writeFile(
    join(folder, "torn.png"),
    Buffer.concat([(await sharp(road).png().toBuffer()).subarray(0, 60)]),
  );
  ({ investigation } = await collectInto(at.desk, [folder]));
  for (const { id, name } of (await tilesIn(at.desk, investigation)).tiles) items[name] = id;
  for (const [id, name, role] of MEMBERS) await write("owner", change("member.add", id, { id, name, role }));
  const pages = await emptyPages(at.folder);
  for (const as of ["owner", ...MEMBERS.map(([id]) => id)]) {
    const opened = await serve(at.desk, { port: 0, pages, log: () => undefined, as });
    desks.push(opened);
    who[as] = await byLink(opened);
  }
  const [road0 = "", small = ""] = [items["road.png"], items["small.png"]];
  const mark = (id: string, item: string) =>
    change("sighting.mark", id, { item, subject: "prisoner", attributes: [], spans: [[0, 0]], track: null });
  await write("ed", mark("s1", road0), mark("s2", small));
  await write(
    "ben",
    change("fact.state", "F1", { assertion: { kind: "different", between: ["s1", "s2"] }, basis: "a scar" }),
    change("comment.say", road0, { text: "@ed is this the mill?" }),
    change("item.review", small, { verdict: "verified", reason: "seen" }),
  );
});
afterAll(async () => {
  await Promise.all(desks.map((each) => each.close()));
  await at.end();
});

test("says what waits for whom, in words, with the tiles to look at, and nothing to those who may do nothing", async () => {
  const { matters, of } = await inboxOf("ed");
  expect(of).toBe(matters.length);
  expect(matters.map(({ asked, says }) => [asked.kind, says])).toEqual([
    ["mention", "Ben Crow speaks to you about road.png."],
    [
      "fact",
      "Is it so? Ben Crow says that sighting s1 in road.png and sighting s2 in small.png are different people.",
    ],
    ["review", "small.png needs a second review."],
    ["pair", "Do road.png and small.png show the same recording?"],
    ["refused", "torn.png could not be decoded, and nobody has begun with it."],
  ]);
  expect(matters[1]).toMatchObject({
    notes: [{ by: "Ben Crow", text: "a scar" }],
    tiles: [{ name: "road.png" }, { name: "small.png" }],
  });
  expect(matters[3]?.pair).toMatchObject({ relation: { relation: "same-recording" } });
  expect(await keysOf("ben")).toEqual([]);
  expect(await inboxOf("vi")).toMatchObject({ matters: [], of: 0 });
  expect(await visitorOf("dan").ask(listInbox, { investigation })).toMatchObject({
    refusal: { code: "not-allowed" },
  });
  expect(await got(visitorOf("ed").ask(listInbox, { investigation, limit: 1 }))).toMatchObject({
    matters: [{ asked: { kind: "mention" } }],
    of,
  });
});

test.each([
  ["mention", "yes"],
  ["fact", "yes"],
  ["fact", "no"],
  ["fact", "cannot say"],
  ["refused", "yes"],
] as const)("a %s that is answered %s is gone, and undone it is back", async (kind, answer) => {
  const before = await keysOf("ed");
  const { asked, key } = await matter("ed", kind);
  const act = actsOf(asked)[answer];
  if (!act) throw new Error(`Expected an answer ${answer}.`);
  expect(await answered("ed", [act.change("too dark to say")])).toMatchObject({ ok: true });
  expect(await keysOf("ed")).toEqual(before.filter((one) => one !== key));
  expect(await answered("ed", [act.undo])).toMatchObject({ ok: true });
  expect(await keysOf("ed")).toEqual(before);
});

test("a pair that is answered is gone, and reopened it is back", async () => {
  const { asked, key } = await matter("ed", "pair");
  if (asked.kind !== "pair") throw new Error("Expected a pair.");
  const { a, b, evidence } = asked;
  await got(visitorOf("ed").ask(decidePair, { investigation, a, b, evidence, answer: "cannot-say" }));
  expect(await keysOf("ed")).not.toContain(key);
  expect(await keysOf("owner")).not.toContain(key);
  await got(visitorOf("ed").ask(reopenPair, { investigation, a, b }));
  expect(await keysOf("ed")).toContain(key);
});

test("nobody confirms what was stated anew since they looked, and a dispute keeps the others from confirming", async () => {
  const shown = await inboxOf("ed");
  const fact = await matter("ed", "fact");
  const acts = actsOf(fact.asked);
  const anew = { assertion: { kind: "same", between: ["s1", "s2"] }, basis: "the same scar" };
  await write("ben", change("fact.correct", "F1", anew));
  const stale = acts.yes?.change("") as Change;
  expect(await answered("ed", [stale], shown.seq)).toMatchObject({ refusal: { code: "subject-changed" } });
  const blind = acts.no?.change("no scar there") as Change;
  expect(await answered("ed", [blind])).toMatchObject({ refusal: { code: "evidence-changed" } });
  const again = actsOf((await matter("ed", "fact")).asked);
  await got(answered("ed", [again.no?.change("no scar there") as Change]));
  expect(await keysOf("owner")).not.toContain("fact F1");
  expect(await answered("owner", [stale])).toMatchObject({ refusal: { code: "disputed" } });
  expect(await matter("ben", "disputed")).toMatchObject({
    says: "Others doubt it: Ben Crow says that sighting s1 in road.png and sighting s2 in small.png are the same person.",
    notes: [
      { by: "Ben Crow", text: "the same scar" },
      { by: "Ed Hay", text: "no scar there" },
    ],
  });
  await got(answered("ed", [again.no?.undo as Change]));
  await got(answered("ed", [again.yes?.change("") as Change]));
  expect(await keysOf("ben")).toEqual([]);
});

test("facts that cannot all hold are before everybody who may withdraw one, until somebody does", async () => {
  await write(
    "owner",
    change("fact.state", "F2", { assertion: { kind: "different", between: ["s1", "s2"] }, basis: "a coat" }),
  );
  await write("ed", change("fact.review", "F2", {}));
  for (const item of Object.values(items)) {
    await write("owner", change("item.review", item, { verdict: "verified", reason: "seen" }));
    await write("ed", change("item.review", item, { verdict: "verified", reason: "seen" }));
    if (item === items["torn.png"]) continue;
    const { held } = await tilesIn(at.desk, investigation);
    const version = held.inItem.get(item)?.version ?? 0;
    await write("owner", change("marks.state", item, { version }));
    await write("ed", change("marks.review", item, { version }));
  }
  const conflict = await matter("ben", "conflict");
  expect(conflict.asked).toEqual({ kind: "conflict", facts: ["F1", "F2"] });
  expect(conflict.notes.map(({ by }) => by)).toEqual(["Ben Crow", "owner"]);
  await write("ben", change("fact.withdraw", "F1", { only: "fact" }));
  expect(await keysOf("ben")).toEqual([]);
});

test("what was doubted and seen is in the journal: rebuilt, it is as it was", async () => {
  await rebuild(at.desk.db);
  const { held } = await tilesIn(at.desk, investigation);
  expect([...held.doubt.values()].map(({ by, says }) => [by, says])).toEqual(
    expect.arrayContaining([
      ["ed", "not so"],
      ["ed", "cannot say"],
      ["ed", null],
    ]),
  );
  expect([...held.comment.values()].map(({ seenBy }) => seenBy)).toEqual([[]]);
});
