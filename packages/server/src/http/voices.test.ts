// Voices over HTTP, for those alone who see what they are attached to; and findings in the inbox of whoever may sign them, once there is a number.
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  actsOf,
  call,
  changeSchema,
  listInbox,
  listJournal,
  listVoices,
  proposeChanges,
  type Attached,
  type Change,
} from "@sightline/domain";
import { fsck } from "../fsck/fsck.ts";
import { rebuild } from "../journal/rebuild.ts";
import { got } from "../testing/visitor.ts";
import { NAMED, OTHERS, restrictedDesk, type RestrictedDesk, type Who } from "../testing/restricted-desk.ts";

let desk: RestrictedDesk;
beforeAll(async () => {
  desk = await restrictedDesk();
});
afterAll(() => desk.end());

const remark = (about: readonly Attached[], over: object = {}) => ({
  saidBy: "A. Reed",
  role: "historian",
  affiliation: null,
  saidAt: null,
  outlet: null,
  language: "en",
  permission: "given",
  text: "So many cannot be held there.",
  url: null,
  copy: null,
  about,
  ...over,
});
const sent = (who: Who, change: Change) =>
  call(
    proposeChanges,
    { investigation: desk.investigation, changes: [change] as never, reason: "as read" },
    desk.ask(who),
  );
const code = async (who: Who, verb: string, subject: string, payload: object) => {
  const answer = await sent(who, changeSchema.parse({ verb, subject, payload }) as Change);
  return answer.ok ? answer.value.written : answer.refusal.code;
};
const voicesFor = async (who: Who) =>
  (await got(call(listVoices, { investigation: desk.investigation }, desk.ask(who)))).voices.filter(
    ({ id }) => !id.startsWith("zq-o"),
  );
const inboxOf = (who: Who) =>
  got(call(listInbox, { investigation: desk.investigation, limit: 200 }, desk.ask(who)));

test("a voice that is attached to what is restricted is there for whoever sees that, and for nobody else", async () => {
  const [hidden, seen] = [desk.hidden, desk.seen].map((id) => ({ kind: "item" as const, id }));
  if (!hidden || !seen) throw new Error("Expected two items, got less.");
  expect(await code("owner", "remark.state", "zq-v", remark([hidden, seen], { text: "zq- men" }))).toBe(1);
  expect(await code("owner", "remark.state", "open", remark([seen]))).toBe(1);
  expect(await code("editor", "remark.state", "other", remark([hidden]))).toBe("no-such-item");
  for (const who of ["owner", NAMED] as const)
    expect((await voicesFor(who)).map(({ id }) => id)).toEqual(["open", "zq-v"]);
  for (const who of OTHERS) expect((await voicesFor(who)).map(({ id }) => id)).toEqual(["open"]);
  const [shown] = await voicesFor("reviewer");
  expect(shown?.attached).toEqual([{ ...seen, name: expect.any(String) as string }]);
  expect(await code("reviewer", "remark.review", "zq-v", { version: 1 })).toBe("no-such-voice");
  const journal = JSON.stringify(
    await call(listJournal, { investigation: desk.investigation }, desk.ask("reviewer")),
  );
  expect(journal).not.toContain("zq- men");
  expect(journal).toContain("So many cannot be held there.");
});

test("it waits in the inbox of the others, is confirmed there, and the answer is taken back", async () => {
  const matterOf = async (who: Who) => (await inboxOf(who)).matters.find(({ key }) => key === "voice open");
  expect(await matterOf("owner")).toBeUndefined();
  const matter = await matterOf("editor");
  expect(matter?.says).toMatch(/^Is it so\? .* entered the remark of A\. Reed\.$/);
  expect((await inboxOf("editor")).matters.map(({ key }) => key)).not.toContain("voice zq-v");
  const act = matter && actsOf(matter.asked).yes;
  if (!act) throw new Error("Expected an answer to what waits, got none.");
  expect(await sent("editor", act.change(""))).toMatchObject({ ok: true, value: { written: 1 } });
  expect((await voicesFor("viewer"))[0]?.reviewedBy).not.toBe(null);
  expect(await matterOf(NAMED)).toBeUndefined();
  expect(await sent("editor", act.undo)).toMatchObject({ ok: true, value: { written: 1 } });
  expect(await matterOf(NAMED)).toBeDefined();
});

const claim = {
  party: "Northern army",
  saidBy: null,
  office: null,
  saidAt: null,
  text: "We hold one.",
  outlet: "The Ford Post",
  url: null,
  copy: null,
  count: null,
  asOf: null,
  figure: { kind: "exactly", number: 1 },
};

/** Asked again as a page does, while it is told that numbers are being counted. */
async function countedInbox(who: Who) {
  for (;;) {
    const listed = await inboxOf(who);
    if (!listed.counting) return listed.matters.filter(({ asked }) => asked.kind === "finding");
  }
}

test("what is found waits for whoever may sign it and sees all, once there is a number, until they have signed it as it is", async () => {
  expect((await inboxOf(NAMED)).counting).toBe(false);
  expect(await code("owner", "claim.state", "k1", claim)).toBe(1);
  const first = await inboxOf(NAMED);
  expect([first.counting, first.matters.filter(({ asked }) => asked.kind === "finding")]).toEqual([true, []]);
  const [matter] = await countedInbox(NAMED);
  expect(matter?.says).toMatch(
    /^Is this what the evidence says of the claim of Northern army\? The claim says exactly 1; /,
  );
  expect(await countedInbox("owner")).toEqual([]);
  for (const who of ["editor", "reviewer"] as const) {
    expect(await countedInbox(who)).toEqual([]);
    expect((await inboxOf(who)).counting).toBe(false);
  }
  const act = matter && actsOf(matter.asked).yes;
  if (!act) throw new Error("Expected an answer to what is found, got none.");
  expect(await sent(NAMED, act.change(""))).toMatchObject({ ok: true, value: { written: 1 } });
  expect(await countedInbox(NAMED)).toEqual([]);
  // The number changes, and with it what was signed.
  expect(await code(NAMED, "review.withdraw", desk.hidden, { review: await reviewOf(NAMED) })).toBe(1);
  const [again] = await countedInbox(NAMED);
  expect(again?.asked).toMatchObject({ kind: "finding", claim: "k1" });
  expect(again?.asked).not.toEqual(matter.asked);
});

async function reviewOf(by: string): Promise<string> {
  const row = await desk.at.desk.db
    .selectFrom("review")
    .select("id")
    .where("item", "=", desk.hidden)
    .where("by", "=", by)
    .executeTakeFirstOrThrow();
  return row.id;
}

test("viewers are told why they may enter none, data-only viewers no name, and a rebuild finds what the journal says", async () => {
  const { whyNotState } = await got(
    call(listVoices, { investigation: desk.investigation }, desk.ask("viewer")),
  );
  expect(whyNotState).toBe("A viewer enters nothing here.");
  expect((await voicesFor("data-only-viewer"))[0]?.statedBy).toMatch(/^member-\d+$/);
  const before = JSON.stringify(await voicesFor("owner"));
  expect((await rebuild(desk.at.desk.db)).differed).toEqual([]);
  expect(JSON.stringify(await voicesFor("owner"))).toBe(before);
  const { problems } = await fsck(desk.at.desk);
  expect(problems.filter(({ sentence }) => !sentence.startsWith("The original of"))).toEqual([]);
});
