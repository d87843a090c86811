// The desk over HTTP: its door, its contracts, its pictures.
import { mkdir, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  call,
  listInvestigations,
  listItems,
  pictureOf,
  proposeChanges,
  showCase,
  showCount,
  showItem,
  type Microseconds,
  type Transport,
  type Change,
} from "@sightline/domain";
import { checkProof } from "@sightline/count";
import { importCase, importMot } from "../case/import.ts";
import { propose } from "../investigation/command.ts";
import { enter, type Session } from "../testing/serving.ts";
import { collectInto, drawPhoto, testDesk, type TestDesk } from "../testing/desk.ts";
import { serve, type Serving } from "./serve.ts";

let at: TestDesk;
let serving: Serving;
let investigation: string;
let session: Session;
beforeAll(async () => {
  at = await testDesk();
  const path = await drawPhoto(join(at.folder, "in", "road.png"), 1);
  ({ investigation } = await collectInto(at.desk, [path]));
  const order = { investigation, as: "owner" };
  await importMot(
    at.desk,
    { ...order, item: "road.png", subject: "prisoner" },
    "1,1,10,10,20,40,1\n1,2,90,10,20,40,1\n",
  );
  const reviews = ["m1", "m2"].map((by) => ({ by, verdict: "verified", reason: "" }));
  const people = ["road-1", "road-2"].map((id) => ({
    id,
    item: "road.png",
    subject: "prisoner",
    spans: [[0, 0]],
  }));
  await importCase(at.desk, order, {
    format: "sightline.case/1",
    criteria: { verdicts: ["verified"], subjects: ["prisoner"], attributes: [], until: null },
    items: [
      {
        id: "road.png",
        kind: "photo",
        verdict: "verified",
        reviews,
        marks: { statedBy: "m1", reviewedBy: "m2" },
      },
    ],
    sightings: people,
  });
  const pages = join(at.folder, "pages");
  await mkdir(pages);
  await writeFile(join(pages, "index.html"), "<title>desk</title>");
  serving = await serve(at.desk, { port: 0, pages, log: () => undefined, another: 'Do "this".' });
});
afterAll(async () => {
  await serving.close();
  await at.end();
});

/** fetch() sets Host itself; a hostile caller does not. */
const raw = (
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; headers: Record<string, unknown>; body: string }> =>
  new Promise((resolve, reject) => {
    const asked = request(`${serving.url}${path}`, { headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    asked.once("error", reject).end();
  });
const signedIn: Transport = (url, init) =>
  fetch(`${serving.url}${url}`, { ...init, headers: { ...init.headers, ...session } });

test("without the one-time link nothing is told", async () => {
  const answer = await call(listInvestigations, {}, (url, init) => fetch(`${serving.url}${url}`, init));
  expect(answer).toMatchObject({ ok: false, refusal: { code: "sign-in-needed" } });
  expect((await raw(pictureOf(investigation, "x", "still"))).status).toBe(401);
});

test("the link opens one session, once", async () => {
  const link = new URL(serving.link());
  const first = await raw(link.pathname + link.search);
  expect(first.status).toBe(303);
  expect(String(first.headers["set-cookie"])).toMatch(/HttpOnly; SameSite=Strict/);
  session = await enter(serving);
  expect((await raw(link.pathname + link.search)).status).toBe(401);
  // A person who opens it again reads what to do, a program is told as ever.
  const again = await raw(link.pathname + link.search, { accept: "text/html,*/*" });
  expect(again).toMatchObject({ status: 401, headers: { "content-type": "text/html; charset=utf-8" } });
  expect(again.body).toContain(
    "This link was used before, or is not of this desk as it runs now. Do &#34;this&#34;.",
  );
  expect((await raw("/enter?key=guess")).status).toBe(401);
});

test("another host or origin is refused, signed in or not", async () => {
  expect((await raw("/api/investigations", { ...session, host: "evil.example" })).status).toBe(403);
  expect((await raw("/", { host: "evil.example:4747" })).status).toBe(403);
  expect((await raw("/api/investigations", { ...session, origin: "https://evil.example" })).status).toBe(403);
  expect((await raw("/api/investigations", { ...session, origin: serving.url })).status).toBe(200);
});

test("the library, an item, its pictures and the count are served in the shapes of the contracts", async () => {
  const list = await call(listItems, { investigation }, signedIn);
  if (!list.ok) throw new Error(list.refusal.sentence);
  const [tile] = list.value.items;
  expect(tile).toMatchObject({
    name: "road.png",
    verdict: "verified",
    marked: { prisoner: 2 },
    warning: "Shows 2 prisoners",
  });
  const item = tile?.id ?? "";
  const shown = await call(showItem, { investigation, item }, signedIn);
  expect(shown).toMatchObject({
    ok: true,
    value: { header: { width: 240, height: 240 }, ptsUs: [0], collectedBy: "owner" },
  });
  for (const picture of ["veil", "thumbnail", "still"] as const) {
    const answer = await raw(pictureOf(investigation, item, picture), { ...session });
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      "content-type": "image/jpeg",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    });
    expect(answer.headers["content-security-policy"]).toContain("sandbox");
  }
  const counted = await call(showCount, { investigation }, signedIn);
  if (!counted.ok) throw new Error(counted.refusal.sentence);
  expect(counted.value).toMatchObject({ proofChecked: true, result: { atLeast: 2 } });
  expect(counted.value.boxes).toHaveLength(2);
  const file = await call(showCase, { investigation }, signedIn);
  expect(file.ok && checkProof(file.value, counted.value.result.proof)).toEqual({ ok: true, atLeast: 2 });
});

test("a page is shown what a stranger's name hides, and a program is given the name", async () => {
  const name = "z\u001B[2J\u202Egpj.png";
  const { investigation: other } = await collectInto(at.desk, [
    await drawPhoto(join(at.folder, "in", name), 7),
  ]);
  const list = await call(listItems, { investigation: other, text: "gpj" }, signedIn);
  expect(list.ok && list.value.items.map((item) => item.name)).toEqual([String.raw`z\u001b[2J\u202egpj.png`]);
  const file = await call(showCase, { investigation: other }, signedIn);
  expect(JSON.stringify(file)).toContain(JSON.stringify(name));
});

test("an item says who stands behind what it shows, and a page can sign what its member may", async () => {
  const list = await call(listItems, { investigation }, signedIn);
  const item = (list.ok && list.value.items[0]?.id) || "";
  const shown = async () => {
    const answer = await call(showItem, { investigation, item }, signedIn);
    if (!answer.ok) throw new Error(answer.refusal.sentence);
    return answer.value;
  };
  const page: Transport = (url, init) =>
    signedIn(url, { ...init, headers: { ...init.headers, origin: serving.url } });
  const sign = (change: Change) => call(proposeChanges, { investigation, changes: [change] }, page);
  expect((await shown()).marks).toMatchObject({ statedBy: "m1", reviewedBy: "m2", whyNot: null });
  const payload = { item, at: 0 as Microseconds, subject: "guard", atLeast: 3, atMost: null };
  for (const [by, subject] of [
    ["owner", "mine"],
    ["m1", "theirs"],
  ] as const)
    await propose(at.desk, { investigation, by }, { verb: "headcount.state", subject, payload });
  expect((await shown()).headcounts).toMatchObject([
    {
      id: "mine",
      statedBy: "owner",
      whyNot: "owner stated headcount mine; the review must be another member’s.",
    },
    { id: "theirs", statedBy: "m1", reviewedBy: null, whyNot: null },
  ]);
  for (const [headcount, answer] of [
    ["theirs", { ok: true, value: { written: 1 } }],
    ["theirs", { ok: true, value: { written: 0 } }],
    ["mine", { refusal: { code: "second-member-needed" } }],
  ] as const)
    expect(await sign({ verb: "headcount.review", subject: headcount, payload: {} })).toMatchObject(answer);

  const seen = (await shown()).marks?.version ?? -1;
  const attributes = ["wounded"];
  await propose(
    at.desk,
    { investigation, by: "m1" },
    { verb: "sighting.describe", subject: "road-1", payload: { attributes } },
  );
  const stale = await sign({ verb: "marks.state", subject: item, payload: { version: seen } });
  expect(stale).toMatchObject({ refusal: { code: "marks-changed" } });
  const { marks } = await shown();
  expect(marks).toMatchObject({ statedBy: null, reviewedBy: null, whyNot: null });
  const payloadNow = { version: marks?.version ?? -1 };
  expect(await sign({ verb: "marks.state", subject: item, payload: payloadNow })).toMatchObject({ ok: true });
  expect(await sign({ verb: "marks.review", subject: item, payload: payloadNow })).toMatchObject({
    refusal: { code: "second-member-needed" },
  });
  expect((await shown()).marks).toMatchObject({
    statedBy: "owner",
    whyNot: "owner stated the marks of road.png; the review must be another member’s.",
  });
});

test("what is not there is refused in words", async () => {
  expect(await call(showItem, { investigation, item: "i0" }, signedIn)).toMatchObject({
    refusal: { code: "no-such-item" },
  });
  expect(await call(showCount, { investigation: "nope" }, signedIn)).toMatchObject({
    refusal: { code: "no-such-investigation" },
  });
  expect((await raw("/media/x/y/%2e%2e%2fpostgres", { ...session })).status).toBe(404);
  expect((await raw("/api/nothing", { ...session })).status).toBe(404);
  expect((await raw("/i/some/page")).body).toContain("desk");
});
