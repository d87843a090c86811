// What somebody may do who does not see an item: every act about it is answered as about none, bringing its bytes in tells
// nothing, and windows, journals and acts of before say nothing of it.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { changeSchema, type Change } from "@sightline/domain";
import { acceptCarried } from "../pair/proposals.ts";
import { answerPair, reopen } from "../pair/decide.ts";
import { answerWholeScene } from "../pair/scenes.ts";
import { propose } from "../investigation/command.ts";
import { stream } from "../testing/stream.ts";
import { enter } from "../testing/serving.ts";
import { NAMED, restrictedDesk, SECRET, type RestrictedDesk, type Who } from "../testing/restricted-desk.ts";

let desk: RestrictedDesk;
beforeAll(async () => {
  desk = await restrictedDesk();
});
afterAll(() => desk.end());
const restrict = (to: string[] | null) => desk.write("owner", "item.restrict", desk.hidden, { to });
beforeEach(() => restrict([NAMED]));

const NONE = `i${"0".repeat(26)}`;
const BY = "editor";

/** Acts about an item, or about somebody in it. */
const about = (item: string, marked: string): Change[] =>
  (
    [
      ["item.triage", item, { begun: true }],
      ["item.describe", item, { account: "x" }],
      ["item.withdraw", item, {}],
      ["item.restore", item, {}],
      ["item.review", item, { verdict: "verified", reason: "" }],
      ["item.restrict", item, { to: null }],
      ["check.answer", item, { question: "place", result: "passed", basis: "x", evidence: [] }],
      [
        "check.answer",
        desk.seen,
        { question: "time", result: "passed", basis: "x", evidence: [{ kind: "item", item }] },
      ],
      ["comment.say", item, { text: "hello" }],
      ["frame.flag", item, { item, at: 0, exhaustive: true }],
      ["marks.state", item, { version: 1 }],
      ["marks.review", item, { version: 1 }],
      ["sighting.mark", "new", { item, subject: "prisoner", attributes: [], spans: [[0, 0]], track: null }],
      ["sighting.describe", marked, { attributes: ["wounded"] }],
      ["sighting.withdraw", marked, {}],
      ["headcount.state", "new", { item, at: 0, subject: "prisoner", atLeast: 1, atMost: null }],
      ["group.define", "new", { name: null, members: [item] }],
      ["group.define", "new", { name: null, members: [marked] }],
      ["fact.state", "new", { assertion: { kind: "same", between: ["p1", marked] }, basis: "x" }],
      ["fact.state", "new", { assertion: { kind: "continuous", item, span: [0, 1] }, basis: "x" }],
      [
        "fact.state",
        "new",
        {
          assertion: { kind: "same", between: ["p1", "p2"] },
          basis: "x",
          pins: [{ item, at: 0, region: [0, 0, 1, 1] }],
        },
      ],
    ] as const
  ).map(([verb, subject, payload]) => changeSchema.parse({ verb, subject, payload }));

const told = async (doing: Promise<unknown>, ...ids: string[]): Promise<string> =>
  ids.reduce((text, id) => text.replaceAll(id, "?"), JSON.stringify(await doing));
const seq = async () =>
  (await desk.at.desk.investigations.read(desk.at.desk.db, desk.investigation)).held.seq;

test("no act about it is written, and each is answered as about an item that there is not", async () => {
  const before = await seq();
  const [there, nowhere] = [about(desk.hidden, "zq-1"), about(NONE, "none1")];
  for (const [at, change] of there.entries())
    for (const seen of [undefined, 0, before]) {
      const order = { investigation: desk.investigation, by: BY, reason: "why not", seen };
      const answers = [
        await told(propose(desk.at.desk, order, change), desk.hidden, "zq-1"),
        await told(propose(desk.at.desk, order, nowhere[at] ?? []), NONE, "none1"),
      ];
      expect([change.verb, answers[0]]).toEqual([change.verb, answers[1]]);
      expect(answers[0]).toContain('"ok":false');
    }
  expect(await seq()).toBe(before);
});

test("no pair with it is answered, opened again or carried, whatever evidence is named", async () => {
  const order = { investigation: desk.investigation, by: BY };
  const found = desk.at.desk.pairs.between(desk.sha256, (await shaOf(desk.seen)) ?? "");
  expect(found).not.toBe(null);
  for (const evidence of [null, found?.evidence ?? null, "f".repeat(64)]) {
    const each = async (item: string) => {
      const pair = { a: desk.seen, b: item };
      return [
        await told(answerPair(desk.at.desk, { ...order, ...pair, answer: "same-recording", evidence }), item),
        await told(
          answerWholeScene(desk.at.desk, { ...order, pairs: [{ ...pair, evidence }], answer: "different" }),
          item,
        ),
        await told(reopen(desk.at.desk, { ...order, ...pair }), item),
        await told(acceptCarried(desk.at.desk, { ...order, item, sighting: "zq-1" }), item),
      ];
    };
    expect(await each(desk.hidden)).toEqual(await each(NONE));
  }
});

const shaOf = async (item: string) =>
  (await desk.at.desk.investigations.read(desk.at.desk.db, desk.investigation)).held.item.get(item)?.sha256;

const page = async (who: Who, query: string) => {
  const path = `/api/investigations/${desk.investigation}/journal?${query}`;
  return (await (await desk.ask(who)(path)).json()) as {
    entries: { seq: number }[];
    lookedTo: number;
    next: number | null;
  };
};

test("the journal is that of the others without what is about it, and how far it looked tells nothing", async () => {
  const walked = async (who: Who, limit: number): Promise<number[]> => {
    const all: number[] = [];
    for (let before: number | null = 1_000_000; before !== null;) {
      const { entries, next }: Awaited<ReturnType<typeof page>> = await page(
        who,
        `limit=${limit}&before=${before}`,
      );
      all.push(...entries.map((entry) => entry.seq));
      before = next;
    }
    return all;
  };
  const [all, theirs] = [await walked("owner", 100), await walked(BY, 100)];
  expect(await walked(BY, 1)).toEqual(theirs);
  expect(theirs.length).toBeGreaterThan(10);
  const secret = (await page("owner", "limit=200")).entries.filter((entry) =>
    SECRET.test(JSON.stringify(entry)),
  );
  expect(secret.length).toBeGreaterThan(10);
  for (const { seq: one } of secret) expect(theirs).not.toContain(one);
  expect(all).toEqual(expect.arrayContaining(theirs));
  for (const query of ["limit=1&text=", "limit=50&text=", "limit=2&verb=comment.say&text="]) {
    const [written, never] = [await page(BY, `${query}zq-`), await page(BY, `${query}nobody%20wrote%20this`)];
    expect(written).toEqual(never);
  }
});

async function watching(who: Who, query: string) {
  const serving = desk.serving(who);
  return stream(`${serving.url}/api/investigations/${desk.investigation}/events${query}`, {
    ...(await enter(serving)),
  });
}

test("a window hears that something changed, and nothing of what; who sees what has changed is told without it", async () => {
  const [theirs, named] = [await watching(BY, ""), await watching(NAMED, "")];
  await theirs.changed();
  await named.changed();
  await desk.write("owner", "comment.say", desk.hidden, { text: "again zq-" });
  expect((await theirs.changed())?.changed).toEqual({ nouns: [], items: [] });
  expect((await named.changed())?.changed).toEqual({ nouns: ["comment"], items: [desk.hidden] });
  await desk.write("owner", "comment.say", desk.seen, { text: "in the open" });
  expect((await theirs.changed())?.changed).toEqual({ nouns: ["comment"], items: [desk.seen] });
  await restrict([]);
  expect((await theirs.changed())?.changed).toBe(null);
  await theirs.close();
  await named.close();
});

test("an act of before that is sent again tells nothing any more", async () => {
  await restrict(null);
  const order = { investigation: desk.investigation, by: BY, key: { id: "key-of-before", asked: "asked" } };
  const change = changeSchema.parse({
    verb: "comment.say",
    subject: desk.hidden,
    payload: { text: "before" },
  });
  expect(await propose(desk.at.desk, order, change)).toMatchObject({ ok: true });
  expect(await propose(desk.at.desk, order, change)).toMatchObject({ ok: true });
  await restrict([]);
  expect(await propose(desk.at.desk, order, change)).toMatchObject({ refusal: { code: "not-allowed" } });
});

test("no other member restricts or shows it, and the number stays the same", async () => {
  for (const who of [BY, "reviewer", "viewer", NAMED])
    expect(await desk.write(who, "item.restrict", desk.seen, { to: [who] })).toMatchObject({
      refusal: { code: "not-allowed" },
    });
});

test("whoever brings its bytes in is told what anybody is who brings something new, and has an item of their own", async () => {
  const bring = async (who: Who, path: string) => {
    const brought = await desk.page(who).bring(path, desk.bytes);
    if (!brought.ok) throw new Error(brought.refusal.sentence);
    return brought.value.brought[0] as { state: string; item: string };
  };
  const before = await desk.at.desk.investigations.read(desk.at.desk.db, desk.investigation);
  const [same, other] = [await bring(BY, "quiet-mill.png"), await bring(BY, "elsewhere.png")];
  expect(same.state).toBe("collected");
  expect(same.item).not.toBe(desk.hidden);
  // The second is of the bytes that they brought themselves.
  expect(other).toMatchObject({ state: "added", item: same.item });
  expect(await bring(BY, "quiet-mill.png")).toEqual({ ...same, state: "held", path: "quiet-mill.png" });
  const { held } = await desk.at.desk.investigations.read(desk.at.desk.db, desk.investigation);
  expect(held.item.get(desk.hidden)).toEqual(before.held.item.get(desk.hidden));
  expect(await bring("owner", "quiet-mill.png")).toMatchObject({ state: "held", item: desk.hidden });
});
