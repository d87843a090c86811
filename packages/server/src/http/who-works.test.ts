// Who works on it: of a data-only viewer no answer of any route names a member, in an investigation in which members did everything.
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { changeSchema, ok, type Change } from "@sightline/domain";
import { importCase } from "../case/import.ts";
import { callerIn, type Caller } from "../investigation/caller.ts";
import { propose } from "../investigation/command.ts";
import { collectInto, drawPhoto, testDesk, type TestDesk } from "../testing/desk.ts";
import { tilesIn } from "../testing/asked.ts";
import { emptyPages, enter } from "../testing/serving.ts";
import { keptView } from "../view/views.ts";
import { serve, type Serving } from "./serve.ts";

const [ZELDA, OTTO] = ["quill-zelda", "quill-otto"];
const desks: Serving[] = [];
let at: TestDesk;
let investigation: string;
let items: readonly string[];
let ask: Readonly<Record<"owner" | "outside", (path: string) => Promise<Response>>>;

const worked = (item: string, other: string): [by: string, Change][] =>
  (
    [
      [ZELDA, "check.answer", item, { question: "place", result: "passed", basis: "signs", evidence: [] }],
      [OTTO, "item.review", other, { verdict: "verified", reason: "checked" }],
      [ZELDA, "item.review", other, { verdict: "inconclusive", reason: "not sure" }],
      [
        OTTO,
        "group.describe",
        "g1",
        { time: { at: "2031", precision: "year" }, place: null, note: "at the mill" },
      ],
      [ZELDA, "pair.decide", item, { with: other, answer: "different", evidence: null }],
    ] as const
  ).map(([by, verb, subject, payload]) => [by, changeSchema.parse({ verb, subject, payload })]);

const sighting = (id: string, item: string) => ({ id, item, subject: "prisoner", spans: [[0, 0]] });

/** Two members stand behind everything that can be stated. */
const caseOf = (item: string, other: string) => {
  const hands = { statedBy: ZELDA, reviewedBy: OTTO };
  const reviews = [ZELDA, OTTO].map((by) => ({ by, verdict: "verified", reason: "seen" }));
  return {
    format: "sightline.case/1",
    criteria: { verdicts: ["verified"], subjects: ["prisoner"], attributes: [], until: null },
    items: [{ id: item, kind: "photo", verdict: "verified", reviews, marks: hands }],
    sightings: [sighting("p1", item), sighting("p2", other)],
    headcounts: [{ id: "h1", item, at: 0, subject: "prisoner", atLeast: 4, ...hands }],
    groups: [{ id: "g1", members: ["p1"], ...hands }],
    facts: [{ id: "f1", kind: "different", between: ["p1", "p2"], basis: "a scar", tier: 1, ...hands }],
  };
};

async function done(doing: Promise<{ readonly ok: boolean }>): Promise<void> {
  const answer = await doing;
  if (!answer.ok) throw new Error(JSON.stringify(answer));
}

async function callerOf(as: string): Promise<Caller> {
  const caller = await callerIn(at.desk, investigation, { as, reading: "work" });
  if (!caller.ok) throw new Error(caller.refusal.sentence);
  return caller.value;
}

beforeAll(async () => {
  at = await testDesk();
  const photos = await Promise.all([1, 2].map((n) => drawPhoto(join(at.folder, "in", `${n}.png`), n)));
  ({ investigation } = await collectInto(at.desk, photos));
  items = (await tilesIn(at.desk, investigation)).tiles.map(({ id }) => id);
  for (const [id, name, role] of [
    [ZELDA, "Zelda Quill", "editor"],
    [OTTO, "Otto Quill", "reviewer"],
    ["outside", "Outside", "data-only viewer"],
  ] as const) {
    const change = changeSchema.parse({ verb: "member.add", subject: id, payload: { id, name, role } });
    await done(propose(at.desk, { investigation, by: "owner" }, change));
  }
  const [item = "", other = ""] = items;
  const order = { investigation, as: "owner", dryRun: false };
  await done(importCase(at.desk, order, caseOf(item, other)));
  for (const [by, change] of worked(item, other)) await done(propose(at.desk, { investigation, by }, change));
  await done(
    propose(at.desk, { investigation, by: ZELDA }, (held) => {
      const { described = 0 } = held.group.get("g1") ?? {};
      return ok({ verb: "group.agree", subject: "g1", payload: { described } });
    }),
  );
  const view = { name: "Ask Otto Quill", search: { assignee: OTTO }, shared: true };
  await done(keptView(at.desk, await callerOf(ZELDA), view));
  const pages = await emptyPages(at.folder);
  const asked = async (as: string) => {
    const opened = await serve(at.desk, { port: 0, pages, log: () => undefined, as });
    desks.push(opened);
    const session = await enter(opened);
    return (path: string) => fetch(`${opened.url}${path}`, { headers: { ...session } });
  };
  ask = { owner: await asked("owner"), outside: await asked("outside") };
});
afterAll(async () => {
  await Promise.all(desks.map((each) => each.close()));
  await at.end();
});

/** What an answer says. A stream has no end, and of what it says the tests of events look. */
async function saidBy(answer: Response): Promise<string> {
  if (answer.headers.get("content-type")?.startsWith("text/event-stream") !== true) return answer.text();
  await answer.body?.cancel();
  return "";
}

/** Every address that can be read, for each item where it speaks of one. */
async function addresses(): Promise<string[]> {
  const [item = "", other = ""] = items;
  const count = (await (await ask.outside(`/api/investigations/${investigation}/count`)).json()) as {
    result: { caseHash: string };
  };
  const { routes } = desks[0] ?? { routes: [] };
  const read = routes.filter(({ method, url }) => method === "GET" && url.startsWith("/api/"));
  return read.flatMap(({ url }) =>
    [item, other].map((one) =>
      url
        .replace(":investigation", investigation)
        .replace(":item", one)
        .replace(":a", item)
        .replace(":b", other)
        .replace(":part", "tiers")
        .concat(url.endsWith("/strength") ? `?part=reviewer&caseHash=${count.result.caseHash}` : ""),
    ),
  );
}

test("is told to no data-only viewer, on any route, and to others it is", async () => {
  const told = { owner: new Set<string>(), outside: new Set<string>() };
  for (const address of await addresses()) {
    for (const who of ["owner", "outside"] as const) {
      const answer = await ask[who](address);
      const text = await saidBy(answer);
      if (/quill/i.test(text)) told[who].add(address);
    }
  }
  expect([...told.outside]).toEqual([]);
  expect(told.owner.size).toBeGreaterThan(5);
});

test("is not told by a number that was worked out for others, nor by an act of before that is sent again", async () => {
  const owners = (await (await ask.owner(`/api/investigations/${investigation}/count`)).json()) as {
    result: { caseHash: string };
  };
  const path = `/api/investigations/${investigation}/strength/reviewer?caseHash=${owners.result.caseHash}`;
  expect(await (await ask.owner(path)).text()).toMatch(/quill/i);
  const told = await (await ask.outside(path)).text();
  expect(told).toContain("evidence-changed");
  expect(told).not.toMatch(/quill/i);

  const key = { id: "a-key-of-before", asked: "asked" };
  const [item = ""] = items;
  const order = { investigation, by: ZELDA, key };
  const change = changeSchema.parse({ verb: "item.triage", subject: item, payload: { begun: true } });
  await done(propose(at.desk, order, change));
  expect(await propose(at.desk, order, change)).toMatchObject({ ok: true });
  const role = (next: string) =>
    changeSchema.parse({ verb: "member.role", subject: ZELDA, payload: { role: next } });
  await done(propose(at.desk, { investigation, by: "owner" }, role("data-only viewer")));
  expect(await propose(at.desk, order, change)).toMatchObject({ refusal: { code: "not-allowed" } });
  await done(propose(at.desk, { investigation, by: "owner" }, role("editor")));
});
