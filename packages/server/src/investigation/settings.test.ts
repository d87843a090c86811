// What an investigation asks, through HTTP on a real database: what would become void is told before, becomes so, and survives a rebuild.
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  call,
  proposeChanges,
  showItem,
  showSettings,
  WRITING,
  type Change,
  type SettingsShown,
} from "@sightline/domain";
import { propose } from "./command.ts";
import { rebuild } from "../journal/rebuild.ts";
import { stateHash } from "../journal/state-hash.ts";
import { serve, type Serving } from "../http/serve.ts";
import { collectInto, drawPhoto, testDesk, type TestDesk } from "../testing/desk.ts";
import { enter, servedDesk } from "../testing/serving.ts";
import { tilesIn } from "../testing/asked.ts";

let at: TestDesk;
let investigation: string;
let a: string;
let b: string;
const doors = new Map<string, { serving: Serving; headers: Record<string, string> }>();

beforeAll(async () => {
  at = await testDesk();
  const files = [
    await drawPhoto(join(at.folder, "in", "a.png"), 1),
    await drawPhoto(join(at.folder, "in", "b.png"), 2),
  ];
  ({ investigation } = await collectInto(at.desk, files));
  [a = "", b = ""] = (await tilesIn(at.desk, investigation)).tiles.map(({ id }) => id);
  const { serving, session } = await servedDesk(at);
  doors.set("owner", { serving, headers: session });
  for (const [id, role] of [
    ["rea", "reviewer"],
    ["dan", "data-only viewer"],
  ] as const) {
    const member = { verb: "member.add", subject: id, payload: { id, name: `Name of ${id}`, role } } as const;
    await propose(at.desk, { investigation, by: "owner" }, member);
    const own = await serve(at.desk, {
      port: 0,
      pages: join(at.folder, "pages"),
      log: () => undefined,
      as: id,
    });
    doors.set(id, { serving: own, headers: await enter(own) });
  }
});
afterAll(async () => {
  await Promise.all([...doors.values()].map(({ serving }) => serving.close()));
  await at.end();
});

const asking =
  (who: string): typeof fetch =>
  (path, init) => {
    const { serving, headers } = doors.get(who) ?? { serving: { url: "" }, headers: {} };
    return fetch(`${serving.url}${String(path)}`, {
      ...init,
      headers: { ...(init?.headers as object), ...headers, ...WRITING, origin: serving.url },
    });
  };
async function settings(who = "owner"): Promise<SettingsShown> {
  const told = await call(showSettings, { investigation }, asking(who));
  if (!told.ok) throw new Error(told.refusal.sentence);
  return told.value;
}
async function says(who: string, changes: Change | Change[], reason?: string): Promise<string> {
  const asked = { investigation, changes: [changes].flat(), ...(reason !== undefined && { reason }) };
  const told = await call(proposeChanges, asked as never, asking(who));
  return told.ok ? `${told.value.written} written` : told.refusal.code;
}
async function item(id: string, who = "owner") {
  const told = await call(showItem, { investigation, item: id }, asking(who));
  if (!told.ok) throw new Error(told.refusal.sentence);
  return told.value;
}
const answer = (subject: string, question: string, over: object = {}): Change =>
  ({
    verb: "check.answer",
    subject,
    payload: { question, result: "passed", basis: "the bridge", evidence: [], ...over },
  }) as Change;
const verdict = (subject: string): Change => ({
  verb: "item.review",
  subject,
  payload: { verdict: "verified", reason: "seen" },
});
const questionsOf = ({ questions }: SettingsShown) =>
  questions.map(({ answers: _, ...question }) => question);
const still = (atUs: number, region: number[] | null) => ({
  evidence: [{ kind: "still", at: atUs, region }],
});
const set = (questions: object[]): Change =>
  ({ verb: "checks.set", subject: investigation, payload: { questions } }) as Change;

test("what other words of a question make void is told before, exactly, and each verdict says under which version it was given", async () => {
  expect(await says("owner", [answer(a, "place"), answer(a, "time"), answer(b, "place")])).toBe("3 written");
  expect(await says("owner", [verdict(a), verdict(b)])).toBe("2 written");
  expect(await says("rea", verdict(a))).toBe("1 written");
  const before = await settings();
  expect(before.questions.map(({ id, answers }) => [id, answers])).toEqual([
    ["place", 2],
    ["time", 1],
    ...["source", "integrity", "recirculation", "context"].map((id) => [id, 0]),
  ]);
  expect(before.versions).toMatchObject([{ version: 0, at: null, verdicts: 3 }]);
  const voided = before.resting
    .filter(({ questions }) => questions.includes("time"))
    .reduce((sum, { verdicts }) => sum + verdicts, 0);
  expect(voided).toBe(2);

  const next = questionsOf(before).map((one) => (one.id === "time" ? { ...one, asks: "Which day?" } : one));
  expect(await says("rea", set(next), "clearer")).toBe("not-allowed");
  expect(await says("owner", set(next))).toBe("reason-needed");
  expect(await says("owner", set(next), "clearer")).toBe(`${1 + voided} written`);
  const shown = await item(a);
  expect(shown).toMatchObject({ tile: { verdict: "none" }, reviews: [] });
  expect(shown.voided).toMatchObject([
    { by: "owner", question: "Time", cause: "wording", checks: 0 },
    { by: "rea", question: "Time", cause: "wording", checks: 0 },
  ]);
  expect(shown.checks.questions[1]).toMatchObject({
    id: "time",
    answer: null,
    before: { basis: "the bridge", by: "owner" },
  });
  const after = await settings();
  expect(after.versions).toMatchObject([
    { version: after.version, by: "owner", reason: "clearer", verdicts: 0 },
    { version: 0, verdicts: 1 },
  ]);
  expect((await item(b)).reviews[0]?.checks).toBe(0);
  expect(await says("rea", answer(a, "time", { asked: 0 }))).toBe("subject-changed");
  expect(await says("rea", verdict(a))).toBe("1 written");
  expect((await item(a)).reviews[0]?.checks).toBe(after.version);
});

test("what is asked no more stays, and an owner asks it again; whoever may not know is not told who set it", async () => {
  const before = await settings();
  const [place = {}, ...rest] = questionsOf(before);
  expect(await says("owner", set(rest))).toBe("1 written");
  expect((await settings()).retired).toMatchObject([{ id: "place", answers: 2 }]);
  expect(await says("owner", set([...rest, place]))).toBe("1 written");
  const back = await settings("dan");
  expect(back.questions.at(-1)).toMatchObject({ id: "place", answers: 2 });
  expect(back.retired).toEqual([]);
  expect(back.versions.map(({ by }) => by)).toEqual([null, null, null, null]);
  expect(JSON.stringify(back)).not.toMatch(/owner|"rea"|clearer/);
});

test("an item that is evidence says for what, and taken out it makes those verdicts void", async () => {
  const evidence = [{ kind: "item", item: b }];
  expect(await says("rea", answer(a, "source", { evidence }))).toBe("1 written");
  expect((await item(a)).evidence).toMatchObject([{ tile: { id: b, name: "b.png" }, withdrawn: false }]);
  expect((await item(b)).evidenceFor).toEqual({
    answers: [{ item: a, name: "a.png", question: "Source" }],
    verdicts: 1,
  });
  const out: Change = { verb: "item.withdraw", subject: b, payload: {} };
  expect(await says("owner", out, "of another war")).toBe("2 written");
  const shown = await item(a);
  expect(shown.evidence).toMatchObject([{ tile: { id: b }, withdrawn: true }]);
  expect(shown.voided.at(-1)).toMatchObject({ by: "rea", question: "Source", cause: "evidence" });
  expect(shown.reviews).toEqual([]);
});

test("what is no region, no frame, no time and no place of this question is refused by its name", async () => {
  expect(await says("rea", answer(a, "context", still(0, [0.5, 0.5, 0.6, 0.1])))).toBe("no-such-region");
  expect(await says("rea", answer(a, "context", still(0, [-0.1, 0, 0.5, 0.5])))).toBe("no-such-region");
  expect(await says("rea", answer(a, "context", still(0, [0, 0, 0, 0.5])))).toBe("no-such-region");
  expect(await says("rea", answer(a, "context", still(7, null)))).toBe("not-a-frame");
  expect(await says("rea", answer(a, "context", { time: { at: "2031", precision: "year" } }))).toBe(
    "not-asked-for",
  );
  expect(await says("rea", answer(a, "time", { time: { at: "2031", precision: "hour" } }), "w")).toBe(
    "precision-too-fine",
  );
  const mill = { latitude: 50.45, longitude: 30.5234, radiusMetres: 200 };
  expect(await says("rea", answer(a, "place", { place: mill }), "measured")).toBe("1 written");
  const closed = answer(a, "time", { result: "cannot say", basis: "no shadow falls" });
  expect(await says("rea", closed)).toBe("1 written");
  const { checks } = await item(a);
  expect(checks.questions.find(({ id }) => id === "place")?.answer).toMatchObject({ place: mill, by: "rea" });
  expect(checks.questions.find(({ id }) => id === "time")?.answer?.result).toBe("cannot say");
});

test("all of it is rebuilt from the journal to the same state", async () => {
  const before = await stateHash(at.desk.db);
  await rebuild(at.desk.db);
  expect(await stateHash(at.desk.db)).toEqual(before);
});
