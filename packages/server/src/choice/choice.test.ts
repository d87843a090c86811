// Many items changed in one act, over HTTP on a real database: all of them or none, and undone in one act.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  call,
  changeChosen,
  changeSchema,
  showFound,
  undoChosen,
  type Change,
  type Setting,
  type Transport,
} from "@sightline/domain";
import { propose } from "../investigation/command.ts";
import { findOrOpenInvestigation } from "../investigation/open.ts";
import { rebuild } from "../journal/rebuild.ts";
import { stateHash } from "../journal/state-hash.ts";
import { ownerIn } from "../testing/asked.ts";
import { testDesk, type TestDesk } from "../testing/desk.ts";
import { emptyPages, enter } from "../testing/serving.ts";
import { serve, type Serving } from "../http/serve.ts";

const ITEMS = ["i1", "i2", "i3", "i4", "i5"];
const NO_SOURCE = { path: null, url: null, account: null, credit: null };
const of = (verb: string, subject: string, payload: object): Change =>
  changeSchema.parse({ verb, subject, payload });

let at: TestDesk;
let investigation: string;
const servings: Serving[] = [];
let as: Readonly<Record<"owner" | "ed" | "rev" | "view", Transport>>;

beforeAll(async () => {
  at = await testDesk();
  const opened = await findOrOpenInvestigation(at.desk, "test");
  if (!opened.ok) throw new Error(opened.refusal.sentence);
  investigation = opened.id;
  const roles = { ed: "editor", rev: "reviewer", view: "viewer" };
  await done([
    ...Object.entries(roles).map(([id, role]) => of("member.add", id, { id, name: id, role })),
    ...ITEMS.map((id, i) =>
      of("item.collect", id, {
        sha256: String(i).repeat(64),
        bytes: 1,
        name: `${id}.jpg`,
        kind: "photo",
        source: { ...NO_SOURCE, path: `/in/${id}.jpg`, credit: i === 0 ? "Photo: Ann" : null },
      }),
    ),
    of("item.triage", "i2", { begun: true, warnings: ["children"] }),
  ]);
  const pages = await emptyPages(at.folder);
  const asked = async (who: string): Promise<Transport> => {
    const serving = await serve(at.desk, { port: 0, pages, log: () => undefined, as: who });
    servings.push(serving);
    const session = await enter(serving);
    return (url, init) =>
      fetch(`${serving.url}${url}`, {
        ...init,
        headers: { ...init.headers, ...session, origin: serving.url },
      });
  };
  as = {
    owner: await asked("owner"),
    ed: await asked("ed"),
    rev: await asked("rev"),
    view: await asked("view"),
  };
});
afterAll(async () => {
  await Promise.all(servings.map((each) => each.close()));
  await at.end();
});

async function done(changes: readonly Change[], reason: string | null = null): Promise<void> {
  const answer = await propose(at.desk, { investigation, by: "owner", reason }, changes);
  if (!answer.ok) throw new Error(answer.refusal.sentence);
}

const held = async () => (await ownerIn(at.desk, investigation)).held;
const rows = async () => JSON.stringify([...(await held()).item.values()]);
const byHand = (items: readonly string[]) => ({ by: "hand" as const, items: [...items] });
const set = (set: Setting, items: readonly string[] = ITEMS, who: keyof typeof as = "ed") =>
  call(changeChosen, { investigation, choice: byHand(items), set }, as[who]);
const undo = (act: { from: number; to: number } | null, who: keyof typeof as = "ed") =>
  call(undoChosen, { investigation, act: act ?? { from: 1, to: 1 } }, as[who]);
const BEGUN: Setting = { what: "stage", begun: true };

const keyed: Transport = (url, init) =>
  as.ed(url, { ...init, headers: { ...init.headers, "idempotency-key": "one-act-of-a-test" } });

describe("one thing set on many items", () => {
  let before: string;
  let seq: number;
  beforeEach(async () => {
    before = await rows();
    ({ seq } = await held());
  });

  test.each<[Setting, number]>([
    [BEGUN, 4],
    [{ what: "warning", warning: "injury", on: true }, 5],
    [{ what: "warning", warning: "children", on: false }, 1],
    [{ what: "assignee", assignee: "rev" }, 5],
    [{ what: "credit", credit: "Photo: Бен" }, 5],
    [{ what: "credit", credit: null }, 1],
    [{ what: "source", source: { url: "https://a.example/1", note: "seen", closed: true } }, 5],
  ])("is an entry for each that was otherwise, and undone each is what it was: %j", async (what, changed) => {
    const answer = await set(what);
    if (!answer.ok) throw new Error(answer.refusal.sentence);
    const { act } = answer.value;
    expect(answer.value).toEqual({ changed, act: { from: seq + 1, to: seq + changed } });
    expect(await rows()).not.toBe(before);
    const set2 = await stateHash(at.desk.db);
    await rebuild(at.desk.db);
    expect(await stateHash(at.desk.db)).toBe(set2);
    expect(await undo(act)).toMatchObject({ ok: true, value: { changed } });
    expect(await rows()).toBe(before);
    expect(await undo(act)).toMatchObject({ ok: false, refusal: { code: "item-changed" } });
    expect(await rows()).toBe(before);
  });

  test("is set on none where one of them may not be changed", async () => {
    await done([of("item.withdraw", "i5", {})], "a mistake");
    expect(await set(BEGUN)).toMatchObject({ ok: false, refusal: { code: "item-withdrawn" } });
    await done([of("item.restore", "i5", {})]);
    expect(await set(BEGUN, [...ITEMS, "nothing"])).toMatchObject({ refusal: { code: "no-such-item" } });
    const full = Array.from({ length: 12 }, (_, n) => `warning ${n}`);
    await done([of("item.triage", "i4", { warnings: full })]);
    const warned = await set({ what: "warning", warning: "one more", on: true });
    expect(warned).toMatchObject({ refusal: { code: "too-many-warnings" } });
    await done([of("item.triage", "i4", { warnings: [] })]);
    expect(await rows()).toBe(before);
  });

  test("is set by those who may set it on one", async () => {
    expect(await set(BEGUN, ITEMS, "view")).toMatchObject({ refusal: { code: "not-allowed" } });
    expect(await set({ what: "credit", credit: "x" }, ITEMS, "rev")).toMatchObject({
      refusal: { code: "not-allowed" },
    });
    expect(await rows()).toBe(before);
    const reviewers = await set(BEGUN, ITEMS, "rev");
    expect(reviewers).toMatchObject({ ok: true, value: { changed: 4 } });
    const act = reviewers.ok ? reviewers.value.act : null;
    expect(await undo(act, "ed")).toMatchObject({ refusal: { code: "not-to-undo" } });
    expect(await undo(act, "view")).toMatchObject({ refusal: { code: "not-to-undo" } });
    expect(await undo(act, "rev")).toMatchObject({ ok: true });
    expect(await rows()).toBe(before);
  });

  test("sent again under the same key is written once, and told as it was the first time", async () => {
    const params = { investigation, choice: byHand(ITEMS), set: BEGUN };
    const first = await call(changeChosen, params, keyed);
    await done([of("comment.say", "i1", { text: "meanwhile" })]);
    expect(await call(changeChosen, params, keyed)).toEqual(first);
    expect((await held()).seq).toBe(seq + 5);
    await undo(first.ok ? first.value.act : null);
  });

  test("is not set where somebody said the same of one of them since the page was made", async () => {
    const params = { investigation, choice: byHand(ITEMS), set: BEGUN, seen: seq };
    await done([of("item.triage", "i3", { assignee: "rev" })]);
    expect(await call(changeChosen, params, as.ed)).toMatchObject({ refusal: { code: "subject-changed" } });
    await done([of("item.triage", "i3", { assignee: null }), of("comment.say", "i3", { text: "x" })]);
    const later = { ...params, seen: (await held()).seq - 1 };
    const answer = await call(changeChosen, later, as.ed);
    expect(answer).toMatchObject({ ok: true });
    await undo(answer.ok ? answer.value.act : null);
  });
});

test("of entries of one’s own only those that set something on items are undone, in numbers that there are", async () => {
  const { seq } = await held();
  await propose(at.desk, { investigation, by: "ed" }, of("comment.say", "i1", { text: "mine" }));
  for (const [from, to] of [
    [seq + 1, seq + 1],
    [seq + 1, seq + 2],
    [seq + 1, seq],
    [seq, seq + 1],
    [1, 20_001],
  ] as const)
    expect(await undo({ from, to })).toMatchObject({ refusal: { code: "not-to-undo" } });
});

describe("all that is found", () => {
  test("is changed but for those that are left out, while the same items are found", async () => {
    const asked = { stage: "to triage" } as const;
    const found = await call(showFound, { investigation, ...asked }, as.ed);
    if (!found.ok) throw new Error(found.refusal.sentence);
    expect(found.value.found).toBe(4);
    const choice = { by: "filter" as const, asked, ...found.value, but: ["i1"] };
    const told = { investigation, choice, set: BEGUN };
    // As many as before, and others.
    await done([of("item.triage", "i2", { begun: false }), of("item.triage", "i3", { begun: true })]);
    expect(await call(changeChosen, told, as.ed)).toMatchObject({ refusal: { code: "found-changed" } });
    await done([of("item.triage", "i2", { begun: true }), of("item.triage", "i3", { begun: false })]);
    expect(await call(changeChosen, told, as.ed)).toMatchObject({ ok: true, value: { changed: 3 } });
    const begun = [...(await held()).item.values()].filter((item) => item.begun).map(({ id }) => id);
    expect(begun).toEqual(["i2", "i3", "i4", "i5"]);
  });
});
