// The SQL of the requests that matter most, as files that a reviewer reads: how many statements, and which.
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import {
  call,
  changeSchema,
  decidePair,
  listGroups,
  listInbox,
  listItems,
  listJournal,
  listPairs,
  listSightings,
  proposeChanges,
  showItem,
  type Transport,
} from "@sightline/domain";
import { collectInto, drawPhoto, testDesk, type TestDesk } from "../testing/desk.ts";
import { servedDesk } from "../testing/serving.ts";
import { tilesIn } from "../testing/asked.ts";
import { writeFile } from "node:fs/promises";
import sharp from "sharp";

let at: TestDesk;
let investigation: string;
let page: Transport;
let end: () => Promise<void>;
const heard: string[] = [];

beforeAll(async () => {
  at = await testDesk(undefined, ({ sql }) => heard.push(sql));
  const road = await drawPhoto(join(at.folder, "in", "road.png"), 1);
  const copies = ["small", "smaller"].map((name) => join(at.folder, "in", `${name}.png`));
  await writeFile(copies[0] ?? "", await sharp(road).resize(200).png().toBuffer());
  await writeFile(copies[1] ?? "", await sharp(road).resize(180).png().toBuffer());
  ({ investigation } = await collectInto(at.desk, [road, ...copies]));
  const { serving, session } = await servedDesk(at);
  end = () => serving.close();
  page = (url, init) =>
    fetch(`${serving.url}${url}`, { ...init, headers: { ...init.headers, ...session, origin: serving.url } });
});
afterAll(async () => {
  await end();
  await at.end();
});
beforeEach(() => void heard.splice(0));

/** One statement a paragraph, without its transaction's begin and commit. */
function told(): { statements: string[]; text: string } {
  const statements = heard.filter((sql) => !/^(begin|commit|start transaction)/i.test(sql));
  const text = statements.map((sql, i) => `-- ${i + 1}\n${sql.replaceAll(/\s+/g, " ").trim()};\n`).join("\n");
  return { statements, text };
}

async function held(file: string, most: number): Promise<void> {
  const { statements, text } = told();
  expect(statements.length).toBeLessThanOrEqual(most);
  await expect(text).toMatchFileSnapshot(`statements/${file}.sql`);
}

test("a page of the library", async () => {
  expect(await call(listItems, { investigation, text: "road" }, page)).toMatchObject({ ok: true });
  await held("library-page", 4);
});

test("an item", async () => {
  const { tiles } = await tilesIn(at.desk, investigation);
  heard.splice(0);
  expect(await call(showItem, { investigation, item: tiles[0]?.id ?? "" }, page)).toMatchObject({ ok: true });
  await held("item-page", 6);
});

test("people side by side, and the events", async () => {
  expect(await call(listSightings, { investigation }, page)).toMatchObject({ ok: true });
  expect(await call(listGroups, { investigation }, page)).toMatchObject({ ok: true });
  await held("people-and-events", 4);
});

test("a page of the journal, with a filter of each kind", async () => {
  const { tiles } = await tilesIn(at.desk, investigation);
  heard.splice(0);
  const filters = { noun: "item", from: "2031-04-09", to: "2031-04-10", member: "owner", text: "x" } as const;
  const asked = { investigation, item: tiles[0]?.id ?? "", ...filters };
  expect(await call(listJournal, asked, page)).toMatchObject({ ok: true });
  await held("journal-page", 2);
});

test("an answer about a pair, with the pair that comes next", async () => {
  const listed = await call(listPairs, { investigation }, page);
  const [pair] = listed.ok ? listed.value.pairs : [];
  if (!pair) throw new Error("Expected a pair to answer, got none.");
  heard.splice(0);
  const said = {
    investigation,
    a: pair.a.id,
    b: pair.b.id,
    answer: "same-recording" as const,
    evidence: pair.evidence,
  };
  const answered = await call(decidePair, said, page);
  expect(answered).toMatchObject({ ok: true, value: { next: { relation: expect.anything() } } });
  await held("pair-answer", 8);
});

test("the inbox, with a pair in it", async () => {
  heard.splice(0);
  const listed = await call(listInbox, { investigation, limit: 1 }, page);
  expect(listed).toMatchObject({ ok: true, value: { matters: [{ asked: { kind: "pair" } }] } });
  await held("inbox", 5);
});

test("a mark, a review and a fact, each proposed", async () => {
  const { tiles } = await tilesIn(at.desk, investigation);
  const item = tiles[0]?.id ?? "";
  heard.splice(0);
  const mark = (id: string) =>
    changeSchema.parse({
      verb: "sighting.mark",
      subject: id,
      payload: { item, subject: "prisoner", attributes: [], spans: [[0, 0]], track: null },
    });
  expect(await call(proposeChanges, { investigation, changes: [mark("s1")] }, page)).toMatchObject({
    ok: true,
  });
  await held("mark", 4);
});
