// A page of the journal: what the filters let through, what is read for it, and what the desk can say of the chain.
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changeSchema, type EntryShown } from "@sightline/domain";
import { sql } from "kysely";
import { propose } from "../investigation/command.ts";
import { ownerIn, tilesIn } from "../testing/asked.ts";
import { collectInto, drawPhoto, testDesk, type TestDesk } from "../testing/desk.ts";
import { listEntries, LOOKS } from "./list.ts";

let at: TestDesk;
let investigation: string;
let items: string[];
let now = new Date("2031-04-09T10:00:00Z");
const heard: { sql: string; parameters: readonly unknown[] }[] = [];

type Asked = Parameters<typeof listEntries>[2];

const listed = async (asked: Asked, of = investigation) => {
  const caller = await ownerIn(at.desk, investigation);
  const answer = await listEntries(at.desk, { ...caller, investigation: of }, asked);
  if (!answer.ok) throw new Error(answer.refusal.sentence);
  return answer.value;
};

async function act(
  by: string,
  verb: string,
  subject: string,
  { reason = null as string | null, ...payload },
) {
  const why = verb.endsWith("withdraw")
    ? { reason, payload }
    : { reason: null, payload: { ...payload, ...(reason !== null && { reason }) } };
  const change = changeSchema.parse({ verb, subject, payload: why.payload });
  const done = await propose(at.desk, { investigation, by, reason: why.reason }, change);
  if (!done.ok) throw new Error(done.refusal.sentence);
}

const mark = (item: string) => ({
  item,
  subject: "prisoner",
  attributes: [],
  spans: [[0, 0]],
  track: null,
});

beforeAll(async () => {
  at = await testDesk(
    () => now,
    (statement) => heard.push(statement),
  );
  const photos = await Promise.all([1, 2].map((n) => drawPhoto(join(at.folder, "in", `road-${n}.png`), n)));
  ({ investigation } = await collectInto(at.desk, photos));
  items = (await tilesIn(at.desk, investigation)).tiles.map(({ id }) => id);
  const [one = "", two = ""] = items;
  for (const [id, name] of [
    ["ann", "Ann Bell"],
    ["ben", "Ben Crow"],
  ] as const)
    await act("owner", "member.add", id, { id, name, role: "editor" });
  await act("ann", "item.review", one, { verdict: "verified", reason: "The МЛИН roof is 100% the same" });
  now = new Date("2031-04-10T00:00:00Z");
  await act("ben", "item.review", two, { verdict: "false", reason: "an older film" });
  await act("ann", "sighting.mark", "s1", mark(one));
  await act("ben", "sighting.mark", "s2", mark(two));
  now = new Date("2031-04-11T23:59:59.999Z");
  // A fact has the id of a sighting: they are two things.
  await act("ann", "fact.state", "s2", {
    assertion: { kind: "different", between: ["s1", "s2"] },
    basis: "a scar",
  });
  await act("ben", "sighting.mark", "s3", mark(two));
  await act("ben", "sighting.withdraw", "s3", { reason: "a shadow_" });
});
afterAll(() => at.end());

const seqs = (entries: readonly EntryShown[]) => entries.map(({ seq }) => seq);

test("the newest comes first, each under its member's name, in words, with its reason and its thing", async () => {
  const { entries, head, next } = await listed({});
  expect(seqs(entries)).toEqual(Array.from({ length: head.seq }, (_, i) => head.seq - i));
  expect(next).toBeNull();
  const [one = ""] = items;
  expect(
    [...entries.slice(0, 1), ...entries.slice(2, 3)].map(({ by, via, did, why, thing }) => ({
      by,
      via,
      did,
      why,
      thing,
    })),
  ).toMatchObject([
    {
      by: "Ben Crow",
      via: null,
      did: expect.stringMatching(/^withdrew sighting s3 in road-\d\.png$/),
      why: "a shadow_",
    },
    { by: "Ann Bell", why: "a scar", thing: { kind: "item", item: one } },
  ]);
  expect(entries.every(({ agrees }) => agrees)).toBe(true);
  expect(entries[0]?.hash).toBe(head.hash);
});

describe("a filter", () => {
  test.each<[string, Asked, (entry: EntryShown) => boolean]>([
    ["a member", { member: "ann" }, ({ by }) => by === "Ann Bell"],
    ["a noun", { noun: "sighting" }, ({ verb }) => verb.startsWith("sighting.")],
    ["a verb", { verb: "item.review" }, ({ verb }) => verb === "item.review"],
    [
      "both",
      { member: "ben", noun: "review" },
      ({ by, verb }) => by === "Ben Crow" && verb === "item.review",
    ],
    [
      "a day, its last millisecond too",
      { from: "2031-04-11", to: "2031-04-11" },
      ({ at }) => at > "2031-04-11",
    ],
    ["an end", { to: "2031-04-09" }, ({ at }) => at < "2031-04-10"],
    ["text in a reason of the act", { text: "SHADOW" }, ({ why }) => why === "a shadow_"],
    [
      "text in a verdict's reason, whatever its letters' size",
      { text: "млин" },
      ({ why }) => why?.includes("МЛИН") === true,
    ],
    ["text in a basis", { text: "scar" }, ({ why }) => why === "a scar"],
    ["signs that mean something to a search", { text: "%" }, ({ why }) => why?.includes("%") === true],
    ["the same", { text: "_" }, ({ why }) => why?.includes("_") === true],
  ])("by %s lets through what fits, and nothing else", async (_, asked, fits) => {
    const [all, some] = [await listed({}), await listed(asked)];
    expect(seqs(some.entries)).toEqual(seqs(all.entries.filter(fits)));
    expect(some.entries.length).toBeGreaterThan(0);
    expect(some.entries.length).toBeLessThan(all.entries.length);
  });

  test("by an item gives its history: what is in it, and what is said of that, and nothing of other items", async () => {
    const [, two = ""] = items;
    const { entries } = await listed({ item: two });
    expect(entries.map(({ verb }) => verb)).toEqual([
      "sighting.withdraw",
      "sighting.mark",
      "fact.state",
      "sighting.mark",
      "item.review",
      "item.collect",
    ]);
    expect(
      await listEntries(at.desk, await ownerIn(at.desk, investigation), { item: "nothing" }),
    ).toMatchObject({
      refusal: { code: "no-such-item" },
    });
  });

  test("in pages gives each entry once", async () => {
    const all = await listed({});
    const found: number[] = [];
    for (let before: number | null = Number.MAX_SAFE_INTEGER; before !== null;) {
      const page: Awaited<ReturnType<typeof listed>> = await listed({ before, limit: 2 });
      found.push(...seqs(page.entries));
      before = page.next;
    }
    expect(found).toEqual(seqs(all.entries));
  });
});

test("an entry whose hash is not that of what it says is shown as such", async () => {
  await sql`insert into journal (investigation, seq, at, by, verb, subject, payload, previous, hash)
    select investigation, seq + 1, at, by, verb, subject, payload, hash, repeat('f', 64) from journal
    where investigation = ${investigation} and seq = (select max(seq) from journal where investigation = ${investigation})`.execute(
    at.desk.db,
  );
  const { entries } = await listed({});
  expect(entries.filter(({ agrees }) => !agrees).map(({ hash }) => hash)).toEqual(["f".repeat(64)]);
});

/** Rows of the journal that a statement takes into its hands, as the database counts them. */
type Plan = { readonly Plans?: readonly Plan[] } & Readonly<Record<string, unknown>>;
const readBy = (plan: Plan): number =>
  (plan["Relation Name"] === "journal" ? Number(plan["Actual Loops"]) : 0) *
    (Number(plan["Actual Rows"]) +
      Number(plan["Rows Removed by Filter"] ?? 0) +
      Number(plan["Rows Removed by Index Recheck"] ?? 0)) +
  (plan.Plans ?? []).reduce((sum, one) => sum + readBy(one), 0);

test("of a hundred thousand entries never more are read than are looked at, whatever is asked", async () => {
  const many = 100_000;
  await sql`insert into journal (investigation, seq, at, by, verb, subject, payload, previous, hash)
    select 'big', n, timestamptz '2031-04-09 10:00Z' + n * interval '1 minute', 'owner', 'item.review', ${items[1]} || case when n % 50000 = 7 then '' else '-' || n end,
      '{"verdict": "false", "reason": "seen"}', encode(sha256((n - 1)::text::bytea), 'hex'), encode(sha256(n::text::bytea), 'hex')
    from generate_series(1, ${many}) n`.execute(at.desk.db);
  await sql`analyze journal`.execute(at.desk.db);
  const askeds: Asked[] = [
    {},
    { member: "owner" },
    { member: "ann" },
    { noun: "fact" },
    { verb: "item.review" },
    { from: "2031-04-09", to: "2031-04-09" },
    { text: "nobody wrote this" },
    { member: "ann", noun: "review", text: "x", before: 60_000 },
    { item: items[1] ?? "" },
  ];
  for (const asked of askeds) {
    heard.splice(0);
    const { lookedTo, next } = await listed(asked, "big");
    const told = heard.find(({ sql: text }) => text.includes("order by seq desc limit"));
    const { rows } = await at.desk.pool.query<{ "QUERY PLAN": [{ Plan: Plan }] }>(
      `explain (analyze, format json) ${told?.sql ?? ""}`,
      [...(told?.parameters ?? [])],
    );
    const read = readBy(rows[0]?.["QUERY PLAN"][0].Plan ?? {});
    expect(read).toBeGreaterThan(0);
    const isHistory = asked.item !== undefined;
    expect([asked, read <= (isHistory ? 20 : LOOKS)]).toEqual([asked, true]);
    const furthest = isHistory ? 1 : Math.min(asked.before ?? Infinity, many + 1) - LOOKS;
    expect([asked, lookedTo >= furthest, next === null]).toEqual([asked, true, isHistory]);
  }
});
