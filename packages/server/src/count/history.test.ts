// How numbers came about: for any work, the steps are what whoever counted after each act would have written down.
import { count, readCase } from "@sightline/count";
import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { changeSchema, decideInto, exportCase, GENESIS, type Change, type Signed } from "@sightline/domain";
import { NEWEST, SEED } from "../../../domain/src/testing/any-change.ts";
import { closing, workBy } from "../../../domain/src/testing/any-work.ts";
import { asSeen, freshHeld, MARKED } from "../../../domain/src/testing/play.ts";
import { append } from "../journal/append.ts";
import { ownerIn } from "../testing/asked.ts";
import { testDesk, type TestDesk } from "../testing/desk.ts";
import { countsOf, previewOf } from "./counts.ts";
import { historyOfCount } from "./history.ts";
import { Replay } from "./replay.ts";

let at: TestDesk;
let now = Date.parse("2031-04-09T10:00:00Z");
beforeAll(async () => {
  at = await testDesk();
});
afterAll(() => at.end());

type Step = { readonly count: string; readonly seq: number; readonly atLeast: number };

/** What stands, and where its chain ends. */
const held = freshHeld();
let head = GENESIS;

/** Written as one act; the number of its first entry, or null where nothing came of it. */
async function act(changes: readonly Signed[]): Promise<number | null> {
  const seq = held.seq;
  const accepted = changes.flatMap((change) => {
    const decided = decideInto(held, asSeen(held, change));
    return decided.ok ? decided.value : [];
  });
  if (accepted.length === 0) return null;
  const time = new Date((now += 1000));
  head = await at.desk.db
    .transaction()
    .execute((tx) => append(tx, { investigation: "inv", seq, head, at: time }, accepted));
  return seq + 1;
}

/** The numbers as they stand, each counted from nothing. */
function numbers(): Map<string, number> {
  const named = [...held.count.values()].filter(({ withdrawn }) => !withdrawn);
  return new Map(
    [{ id: "", criteria: undefined }, ...named].map(({ id, criteria }) => {
      const read = readCase(exportCase(held, criteria));
      if (!read.ok) throw new Error(read.refusals[0]?.sentence);
      return [id, count(read.case).atLeast];
    }),
  );
}

const noted = async (): Promise<Step[]> =>
  at.desk.db
    .selectFrom("cachedStep")
    .select(["count", "seq", "atLeast"])
    .where("investigation", "=", "inv")
    .orderBy("seq")
    .orderBy("count")
    .execute();

const counting = (...subjects: string[]): Signed => {
  const payload = { verdicts: ["verified" as const], subjects, attributes: [], until: null };
  return { verb: "criteria.set", subject: "inv", payload, by: "owner", via: null, reason: null };
};

/** A photo of its own with somebody in it, which two have verified and signed: whatever was drawn before it. */
const SEEN_BY_TWO: readonly Signed[] = [
  [
    "owner",
    "item.collect",
    "photo",
    {
      sha256: "9".repeat(64),
      bytes: 3,
      name: "photo.png",
      kind: "photo",
      source: { path: null, url: null, account: null, credit: null },
    },
  ],
  [
    "owner",
    "sighting.mark",
    "somebody",
    { item: "photo", subject: "prisoner", attributes: [], spans: [[0, 0]], track: null },
  ],
  ["r1", "item.review", "photo", { verdict: "verified", reason: "at last" }],
  ["r2", "item.review", "photo", { verdict: "verified", reason: "at last" }],
  ["r1", "marks.state", "photo", { version: NEWEST }],
  ["r2", "marks.review", "photo", { version: NEWEST }],
].map(([by, verb, subject, payload]) => ({
  ...changeSchema.parse({ verb, subject, payload }),
  by: by as string,
  via: null,
  reason: null,
}));

test("whatever was done, each step is one that counting after each act finds, wherever it was gone on from", async () => {
  const expected: Step[] = [];
  const last = new Map<string, number>();
  const done = async (changes: readonly Signed[]): Promise<void> => {
    const seq = await act(changes);
    if (seq === null) return;
    for (const [id, atLeast] of numbers()) {
      if (atLeast !== (last.get(id) ?? 0)) expected.push({ count: id, seq, atLeast });
      last.set(id, atLeast);
    }
  };
  await done(MARKED);
  const replay = new Replay(at.desk.db, "inv");
  const works = fc.sample(fc.tuple(workBy("owner", "r1", "r2", "ed"), closing), { seed: SEED, numRuns: 10 });
  for (const [work, end] of works) {
    for (const change of [...work, counting("prisoner", "guard"), ...end, counting("nobody")])
      await done([change]);
    // One goes on from what it read, another from what was noted.
    await replay.catchUp();
    await new Replay(at.desk.db, "inv").catchUp();
    expect(await noted()).toEqual(expected.toSorted((a, b) => a.seq - b.seq || (a.count < b.count ? -1 : 1)));
  }
  // It ends with a number, from which the tests below go on.
  for (const change of [counting("prisoner"), ...SEEN_BY_TWO]) await done([change]);
  expect(last.get("")).toBeGreaterThan(0);
  await replay.catchUp();
  expect((await noted()).length).toBe(expected.length);
  expect(new Set(expected.map((step) => step.count)).size).toBeGreaterThan(1);
  expect(Math.max(...expected.map((step) => step.atLeast))).toBeGreaterThan(1);
  expect(expected.some((step) => step.atLeast === 0)).toBe(true);

  const shown = await historyOfCount(at.desk, await ownerIn(at.desk, "inv"));
  if (!shown.ok) throw new Error(shown.refusal.sentence);
  expect(shown.value.steps.map(({ seq, atLeast }) => ({ count: "", seq, atLeast }))).toEqual(
    expected.filter((step) => step.count === ""),
  );
  expect(shown.value.upTo).toBe(shown.value.newest);
  for (const { seq, entry } of shown.value.steps) expect(entry).toMatchObject({ seq, agrees: true });
});

test("acts that are counted together come to the same number at their end", async () => {
  const alone = await noted();
  const forget = async (): Promise<void> => {
    await at.desk.db.deleteFrom("cachedStep").execute();
    await at.desk.db.deleteFrom("cachedHistory").execute();
  };
  await forget();
  await new Replay(at.desk.db, "inv", 0).catchUp();
  const together = await noted();
  expect(together.length).toBeGreaterThan(0);
  expect(together.length).toBeLessThan(alone.length);
  const ends = new Map(together.map((step) => [step.count, step.atLeast]));
  for (const [id, atLeast] of numbers()) expect(ends.get(id) ?? 0).toBe(atLeast);
  await forget();
  await new Replay(at.desk.db, "inv").catchUp();
  expect(await noted()).toEqual(alone);
});

test("where a number takes long the last one is told meanwhile, and said to be counted anew", async () => {
  const caller = await ownerIn(at.desk, "inv");
  const first = await countsOf(at.desk, caller, 0);
  if (!first.ok) throw new Error(first.refusal.sentence);
  expect(first.value.counting).toBe(true);
  expect(first.value.counts.map(({ atLeast }) => atLeast)).toEqual([...numbers().keys()].map(() => null));
  await expect
    .poll(async () => {
      const again = await countsOf(at.desk, caller, 0);
      return again.ok && !again.value.counting;
    })
    .toBe(true);
  expect(await countsOf(at.desk, caller, 0)).toEqual(await countsOf(at.desk, caller));
});

test("what was noted of another history is forgotten", async () => {
  const before = await noted();
  await at.desk.db
    .updateTable("cachedHistory")
    .set({ hash: "0".repeat(64) })
    .execute();
  await at.desk.db.updateTable("cachedStep").set({ atLeast: 900 }).execute();
  await new Replay(at.desk.db, "inv").catchUp();
  expect(await noted()).toEqual(before);
});

test("the counts that are listed have their numbers, and other criteria are told before they are set", async () => {
  const criteria = {
    verdicts: ["verified" as const],
    subjects: ["prisoner", "guard"],
    attributes: [],
    until: null,
  };
  const preview = await previewOf(at.desk, await ownerIn(at.desk, "inv"), criteria);
  if (!preview.ok) throw new Error(preview.refusal.sentence);
  const defined: Change = {
    verb: "count.define",
    subject: "everybody",
    payload: { name: "Everybody", criteria },
  };
  expect(await act([{ ...defined, by: "owner", via: null, reason: null }])).not.toBeNull();
  const listed = await countsOf(at.desk, await ownerIn(at.desk, "inv"));
  if (!listed.ok) throw new Error(listed.refusal.sentence);
  const counted = numbers();
  expect(listed.value.counts.map(({ id, atLeast }) => [id ?? "", atLeast]).sort()).toEqual(
    [...counted].sort(),
  );
  expect(counted.get("everybody")).toBe(preview.value.atLeast);
  expect(
    await previewOf(at.desk, await ownerIn(at.desk, "inv"), { ...criteria, until: "2031-02-31" }),
  ).toMatchObject({ refusal: { code: "no-such-time" } });
  expect(await historyOfCount(at.desk, await ownerIn(at.desk, "inv"), "nothing")).toMatchObject({
    refusal: { code: "no-such-count" },
  });
});
