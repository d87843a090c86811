// What stands in memory is what the journal says: in every process, whoever wrote, and after any rebuild.
import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { canonicalJson, changeSchema, TABLES, type Change, type Held } from "@sightline/domain";
import { openDesk, type Desk } from "../desk.ts";
import { fsck } from "../fsck/fsck.ts";
import { rebuild } from "../journal/rebuild.ts";
import { stateHash } from "../journal/state-hash.ts";
import { testDesk, type TestDesk } from "../testing/desk.ts";
import { propose } from "./command.ts";
import { findOrOpenInvestigation, heldOf } from "./open.ts";
import { Investigations } from "./standing.ts";

let at: TestDesk;
let beside: Desk;
beforeAll(async () => {
  at = await testDesk();
  const opened = await openDesk({ dataDir: at.desk.dataDir, databaseUrl: at.databaseUrl, now: at.desk.now });
  if (!opened.ok) throw new Error(opened.refusal.sentence);
  beside = opened.desk;
});
afterAll(async () => {
  await beside.close();
  await at.end();
});

const LISTS = ["inItem", "itemsNamed", "itemsOfFootage", "factsOn"] as const;

/** Rows by id; of lists that are looked up, their order does not matter. */
function textOf(held: Held): string {
  const rows = TABLES.map((table) => [...held[table].values()].sort((a, b) => (a.id < b.id ? -1 : 1)));
  const ordered = [held.reviewsOf, held.decisionOf].map((keyed) =>
    [...keyed.keys()].sort().map((key) => [key, keyed.get(key)]),
  );
  const lists = LISTS.map((name) =>
    [...held[name].keys()]
      .sort()
      .map((key) => [key, sorted(held[name].get(key))])
      .filter(([, list]) => canonicalJson(list) !== "[]"),
  );
  return canonicalJson([held.seq, rows, ordered, lists]);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => canonicalJson(one)).sort();
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value).map(([name, list]) => [name, sorted(list)]);
}

async function opened(desk: Desk, name: string): Promise<string> {
  const found = await findOrOpenInvestigation(desk, name);
  if (!found.ok) throw new Error(found.refusal.sentence);
  for (const id of ["ann", "ben"]) {
    const joining = { verb: "member.add", subject: id, payload: { id, name: id, role: "editor" } } as const;
    await propose(desk, { investigation: found.id, by: "owner" }, joining);
  }
  return found.id;
}

const item = fc.constantFrom("a", "b", "c", "d");
const sighting = fc.constantFrom("s1", "s2", "s3");
const group = fc.constantFrom("g1", "g2");
const of = (verb: string, subject: fc.Arbitrary<string>, payload: fc.Arbitrary<object>) =>
  fc.record({ verb: fc.constant(verb), subject, payload });
const NOWHERE = { path: null, url: null, account: null, credit: null };

const act = fc
  .oneof(
    of(
      "item.collect",
      item,
      fc.record({
        sha256: fc.constantFrom("a", "b").map((digit) => digit.repeat(64)),
        bytes: fc.constant(3),
        name: fc.constantFrom("road.png", "mill.png"),
        kind: fc.constant("photo"),
        source: fc.constant(NOWHERE),
      }),
    ),
    of(
      "item.review",
      item,
      fc.record({ verdict: fc.constantFrom("verified", "false"), reason: fc.constantFrom("x", "y") }),
    ),
    of("footage.confirm", item, fc.record({ footage: fc.constantFrom("f1", "f2") })),
    of(
      "pair.decide",
      item,
      fc.record({
        with: item,
        answer: fc.constantFrom("same-recording", "different"),
        evidence: fc.constant(null),
      }),
    ),
    of("pair.reopen", item, fc.record({ with: item })),
    of(
      "sighting.mark",
      sighting,
      fc.record({
        item,
        subject: fc.constant("prisoner"),
        attributes: fc.constant([]),
        spans: fc.constant([[0, 0]]),
        track: fc.constantFrom(null, [[0, 0.1, 0.1, 0.2, 0.2]]),
      }),
    ),
    of("sighting.describe", sighting, fc.constant({ attributes: ["wounded"] })),
    of(
      "headcount.state",
      fc.constant("h1"),
      fc.record({
        item,
        at: fc.constant(0),
        subject: fc.constant("prisoner"),
        atLeast: fc.constant(3),
        atMost: fc.constant(null),
      }),
    ),
    item.map((id) => ({ verb: "frame.flag", subject: id, payload: { item: id, at: 0, exhaustive: true } })),
    of("group.define", group, fc.record({ name: fc.constant(null), members: fc.subarray(["a", "b", "s1"]) })),
    of(
      "fact.state",
      fc.constantFrom("F1", "F2"),
      fc.record({
        assertion: fc.record({ kind: fc.constant("same"), between: fc.tuple(sighting, sighting) }),
        basis: fc.constant("a scar"),
      }),
    ),
    of("fact.review", fc.constantFrom("F1", "F2"), fc.constant({})),
    of("sighting.withdraw", sighting, fc.constant({})),
    of("group.withdraw", group, fc.constant({ only: "group" })),
    of("review.withdraw", item, fc.record({ review: fc.integer({ min: 7, max: 25 }).map(String) })),
    item.map((id) => ({
      verb: "frame.withdraw",
      subject: id,
      payload: { item: id, at: 0, exhaustive: true },
    })),
  )
  .map((change): Change => changeSchema.parse(change));

const COLLECTED = ["a", "b", "c"].map((subject): Change => {
  const payload = { sha256: subject.repeat(64), bytes: 3, name: "road.png", kind: "photo", source: NOWHERE };
  return changeSchema.parse({ verb: "item.collect", subject, payload });
});

/** Two acts of one turn are sent at once; a rebuild, which reads all that the runs before wrote as well, comes twice a run. */
const how = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("here", "both") },
  { weight: 1, arbitrary: fc.constant("rebuild") },
);
/** Who acts on which of the two desks. */
const turn = fc.tuple(act, act, fc.constantFrom("ann", "ben"), how);

test("after any acts on two desks at once, each holds what a fresh reading and a rebuild give", async () => {
  let written = 0;
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(turn, { minLength: 5, maxLength: 25 }), async (turns) => {
      const investigation = await opened(at.desk, `Crossing ${(run += 1)}`);
      await propose(at.desk, { investigation, by: "ann" }, COLLECTED);
      for (const [one, other, by, how] of turns) {
        const order = { investigation, by, reason: "looked again" };
        const first = propose(at.desk, order, one);
        const second = how === "both" ? propose(beside, { investigation, by: "owner" }, other) : null;
        for (const done of [await first, await second]) written += done?.ok ? done.value.changes.length : 0;
        if (how === "rebuild") await rebuild(at.desk.db);
      }
      const fresh = (await new Investigations().read(at.desk.db, investigation)).held;
      expect(textOf(await heldOf(at.desk, investigation))).toBe(textOf(fresh));
      expect(textOf(await heldOf(beside, investigation))).toBe(textOf(fresh));
    }),
    { numRuns: 30, seed: 20261128 },
  );
  expect(written).toBeGreaterThan(120);
  const before = await stateHash(at.desk.db);
  expect((await rebuild(at.desk.db)).after).toBe(before);
  // Nothing was stored of these items: what is told is only that, never a broken chain.
  const { problems } = await fsck(at.desk);
  expect(problems.filter(({ sentence }) => !sentence.startsWith("The original of"))).toEqual([]);
});

test("a reader's state stays as it was while others write", async () => {
  const investigation = await opened(at.desk, "Kept");
  const held = await heldOf(at.desk, investigation);
  const before = textOf(held);
  await propose(
    at.desk,
    { investigation, by: "owner" },
    {
      verb: "criteria.set",
      subject: investigation,
      payload: { verdicts: ["verified"], subjects: ["guard"], attributes: [], until: null },
    },
  );
  expect(textOf(held)).toBe(before);
  expect(textOf(await heldOf(at.desk, investigation))).not.toBe(before);
});

test("the least recently used goes, and comes back when it is asked for", async () => {
  const ids = [await opened(at.desk, "One"), await opened(at.desk, "Two"), await opened(at.desk, "Three")];
  const few = new Investigations(8);
  for (const id of ids) expect((await few.read(at.desk.db, id)).held.investigation.size).toBe(1);
  expect(few.size).toBe(2);
  expect((await few.read(at.desk.db, ids[0] ?? "")).held.member.size).toBe(3);
  expect((await few.read(at.desk.db, "nobody opened this")).held.seq).toBe(0);
  expect(few.size).toBe(2);
});

test("an act that is sent twice under one key is done once, at once or later; another under that key is refused", async () => {
  const investigation = await opened(at.desk, "Keys");
  const key = { id: "0123456789", asked: "one" };
  const add = (id: string, under: typeof key) =>
    propose(
      at.desk,
      { investigation, by: "owner", key: under },
      { verb: "member.add", subject: id, payload: { id, name: id, role: "viewer" } },
    );
  const sent = await Promise.all([add("eve", key), add("eve", key), add("eve", key)]);
  const seqs = sent.map((done) =>
    done.ok ? done.value.changes.map(({ subject }) => subject) : done.refusal.code,
  );
  expect(seqs).toEqual([["eve"], ["eve"], ["eve"]]);
  expect(await add("eve", key)).toMatchObject({ ok: true, value: { changes: [{ subject: "eve" }] } });
  expect(await add("fay", { ...key, asked: "another" })).toMatchObject({ refusal: { code: "key-used" } });
  const held = await heldOf(at.desk, investigation);
  expect([...held.member.keys()]).toEqual(["owner", "ann", "ben", "eve"]);
});

test("what somebody else changed since a member looked is not changed unseen", async () => {
  const investigation = await opened(at.desk, "Seen");
  const payload = {
    sha256: "a".repeat(64),
    bytes: 3,
    name: "road.png",
    kind: "photo",
    source: NOWHERE,
  } as const;
  await propose(at.desk, { investigation, by: "owner" }, { verb: "item.collect", subject: "a", payload });
  const { seq: seen } = await heldOf(at.desk, investigation);
  const describe = (account: string, order: object) =>
    propose(
      at.desk,
      { investigation, by: "ann", ...order },
      { verb: "item.describe", subject: "a", payload: { account } },
    );
  expect(await describe("acct-1", { seen, by: "ben" })).toMatchObject({ ok: true });
  const both = { by: "ben", did: "described road.png: account acct-1" };
  expect(await describe("acct-2", { seen })).toMatchObject({
    refusal: { code: "subject-changed", meanwhile: [both] },
  });
  // What a member did themselves since then is not in their way, nor what stands so already.
  expect(await describe("acct-1", { seen })).toMatchObject({ ok: true, value: { changes: [] } });
  expect(await describe("acct-3", { seen, by: "ben" })).toMatchObject({ ok: true });
  expect(await describe("acct-2", {})).toMatchObject({ ok: true });
});

test("an id that a sighting has is no item's, and the investigation can be counted after the try", async () => {
  const investigation = await opened(beside, "Taken");
  const order = { investigation, by: "owner" };
  const payload = {
    sha256: "a".repeat(64),
    bytes: 3,
    name: "road.png",
    kind: "photo",
    source: NOWHERE,
  } as const;
  await propose(beside, order, { verb: "item.collect", subject: "a", payload });
  const marked = { item: "a", subject: "prisoner", attributes: [], spans: [[0, 0]], track: null };
  await propose(beside, order, changeSchema.parse({ verb: "sighting.mark", subject: "b", payload: marked }));
  expect(await propose(at.desk, order, { verb: "item.collect", subject: "b", payload })).toMatchObject({
    refusal: { code: "id-taken" },
  });
});

// The last: what the others rebuild is small as long as these are not there.
test("an investigation of more members than one page holds is read whole, in the order in which they joined", async () => {
  const investigation = await opened(at.desk, "many");
  const joining = Array.from({ length: 5000 }, (_, n) => {
    const payload = { id: `m${n}`, name: `M ${n}`, role: "viewer" } as const;
    return { verb: "member.add", subject: payload.id, payload } as const;
  });
  expect(await propose(at.desk, { investigation, by: "owner" }, joining)).toMatchObject({ ok: true });
  const { held } = await new Investigations().read(at.desk.db, investigation);
  expect([...held.member.keys()]).toEqual(["owner", "ann", "ben", ...joining.map(({ subject }) => subject)]);
});
