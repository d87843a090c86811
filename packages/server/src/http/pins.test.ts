// What a fact pins, over HTTP: whoever reads the fact is given its pins, by every list; whoever may not see it is given none.
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  call,
  changeSchema,
  showCount,
  listInbox,
  listSightings,
  proposeChanges,
  showItem,
  type Change,
} from "@sightline/domain";
import { fsck } from "../fsck/fsck.ts";
import { rebuild } from "../journal/rebuild.ts";
import { NAMED, OTHERS, restrictedDesk, type RestrictedDesk, type Who } from "../testing/restricted-desk.ts";

let desk: RestrictedDesk;
beforeAll(async () => {
  desk = await restrictedDesk();
});
afterAll(() => desk.end());

const stating = (over: object = {}) => ({
  assertion: { kind: "different", between: ["p2", "zq-1"], tier: 1 },
  basis: "a scar",
  pins: [
    { item: desk.seen, at: 0, region: [0.1, 0.2, 0.3, 0.4], note: "no scar here" },
    { item: desk.hidden, at: 0, region: [0, 0, 1, 0.5] },
  ],
  ...over,
});
const propose = (who: Who, verb: string, payload: object, reason = "looked again") =>
  call(
    proposeChanges,
    {
      investigation: desk.investigation,
      changes: [changeSchema.parse({ verb, subject: "PINNED", payload }) as Change] as never,
      reason,
    },
    desk.ask(who),
  );
const code = async (...asked: Parameters<typeof propose>) => {
  const answer = await propose(...asked);
  return answer.ok ? answer.value.written : answer.refusal.code;
};

/** The pins of the fact, by each list that tells facts. */
async function pinsFor(who: Who): Promise<unknown[]> {
  const { investigation } = desk;
  const ask = desk.ask(who);
  const lists = [
    await call(listSightings, { investigation }, ask),
    await call(showItem, { investigation, item: desk.seen }, ask),
    await call(showCount, { investigation }, ask),
  ];
  return lists.map((list) => {
    if (!list.ok) throw new Error(list.refusal.sentence);
    return list.value.facts.find(({ id }) => id === "PINNED")?.pins;
  });
}
const inboxOf = async (who: Who) => {
  const answer = await call(listInbox, { investigation: desk.investigation }, desk.ask(who));
  if (!answer.ok) throw new Error(answer.refusal.sentence);
  return answer.value.matters.find(({ key }) => key === "fact PINNED")?.notes;
};

test("is told to the reviewer in every list and in the inbox, and to nobody who does not see both pictures", async () => {
  expect(await code("owner", "fact.state", stating())).toBeGreaterThan(0);
  const { pins } = stating();
  for (const who of ["owner", NAMED] as const) expect(await pinsFor(who)).toEqual([pins, pins, pins]);
  expect(await inboxOf(NAMED)).toMatchObject([{ text: "a scar", pins }]);
  for (const who of OTHERS) expect(await pinsFor(who)).toEqual([undefined, undefined, undefined]);
  for (const who of ["editor", "reviewer"] as const) expect(await inboxOf(who)).toBe(undefined);
});

test("is refused by name where it cannot be, and is the same statement only with the same pins", async () => {
  const elsewhere = { assertion: { kind: "same", between: ["p1", "p2"] } };
  expect(await code("owner", "fact.correct", stating(elsewhere))).toBe("pin-elsewhere");
  const outside = [{ item: desk.seen, at: 0, region: [0.9, 0, 0.2, 0.2] }];
  expect(await code("owner", "fact.correct", stating({ pins: outside }))).toBe("no-such-region");
  const late = [{ item: desk.seen, at: 40_000, region: [0, 0, 0.2, 0.2] }];
  expect(await code("owner", "fact.correct", stating({ pins: late }))).toBe("not-a-frame");
  expect(await code("owner", "fact.state", stating())).toBe(0);
  expect(await code("owner", "fact.state", stating({ pins: undefined }))).toBe(0);
  expect(await code("owner", "fact.state", stating({ pins: [] }))).toBe("fact-differs");
});

test("corrected it waits for a review again, and a rebuild and fsck find what the journal says", async () => {
  expect(await code(NAMED, "fact.review", {})).toBeGreaterThan(0);
  const [first] = stating().pins;
  const pins = [{ ...first, note: "this one" }];
  expect(await code("owner", "fact.correct", stating({ pins }))).toBeGreaterThan(0);
  expect(await pinsFor(NAMED)).toEqual([pins, pins, pins]);
  expect(await inboxOf(NAMED)).toMatchObject([{ pins }]);
  const { db } = desk.at.desk;
  const { before, after, differed, broken } = await rebuild(db);
  expect([before === after, differed, broken]).toEqual([true, [], []]);
  expect((await fsck(desk.at.desk)).problems).toEqual([]);
});
