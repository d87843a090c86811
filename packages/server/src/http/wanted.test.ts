// A pasted list through the door of a real desk: told line by line, kept from those who may not ask, and filled by what comes in.
import { join } from "node:path";
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  askWanted,
  listWanted,
  proposeChanges,
  showItem,
  wantedId,
  type Change,
  type LineShown,
} from "@sightline/domain";
import { propose } from "../investigation/command.ts";
import { rebuild } from "../journal/rebuild.ts";
import { collect } from "../item/collect.ts";
import { collectInto, drawPhoto, testDesk, type TestDesk } from "../testing/desk.ts";
import { tilesIn } from "../testing/asked.ts";
import { emptyPages } from "../testing/serving.ts";
import { pageOf, type Page } from "../testing/uploading.ts";
import { byLink, got, type Visitor } from "../testing/visitor.ts";
import { serve, type Serving } from "./serve.ts";

let at: TestDesk;
let investigation: string;
let page: Page;
const desks: Serving[] = [];
const who: Record<string, Visitor> = {};

beforeAll(async () => {
  at = await testDesk();
  ({ investigation } = await collectInto(at.desk, [await drawPhoto(join(at.folder, "in", "road.png"), 1)]));
  for (const [id, role] of [
    ["eve", "editor"],
    ["rae", "reviewer"],
    ["vic", "viewer"],
    ["dot", "data-only viewer"],
  ] as const) {
    const payload = { id, name: `${id} Quill`, role };
    await propose(at.desk, { investigation, by: "owner" }, { verb: "member.add", subject: id, payload });
  }
  const pages = await emptyPages(at.folder);
  const open = async (as?: string): Promise<Serving> => {
    const one = await serve(at.desk, { port: 0, pages, log: () => undefined, as });
    desks.push(one);
    return one;
  };
  for (const as of ["eve", "rae", "vic", "dot"]) who[as] = await byLink(await open(as));
  page = await pageOf(await open(), investigation);
});
afterAll(async () => {
  await Promise.all(desks.map((each) => each.close()));
  await at.end();
});

const by = (name: string): Visitor => {
  const found = who[name];
  if (!found) throw new Error(`Expected ${name} to have come in.`);
  return found;
};
const listOf = (name: string) => by(name).ask(listWanted, { investigation });
const waiting = async () => (await got(listOf("eve"))).wanted.map(({ address }) => address);
const states = (lines: readonly LineShown[]) => lines.map(({ line, state }) => [line, state]);

const TEXT = [
  "account,day,address",
  "@mill,2031-04-09,https://posts.example/1",
  "",
  "https://posts.example/2\tby the bridge",
  "http://POSTS.example/1/",
  "javascript:alert(1)",
  "https://posts.example/\u202Egpj.exe",
  "https://posts.example/3",
].join("\r\n");

test("each line is told before anything is written, and what is new is asked for in one act", async () => {
  const read = [
    [1, "refused"],
    [2, "new"],
    [4, "new"],
    [5, "twice"],
    [6, "refused"],
    [7, "refused"],
    [8, "new"],
  ];
  const looked = await got(by("eve").ask(askWanted, { investigation, text: TEXT, look: true }));
  expect(states(looked.lines)).toEqual(read);
  expect(await waiting()).toEqual([]);
  const asked = await got(by("eve").ask(askWanted, { investigation, text: TEXT }));
  expect(states(asked.lines)).toEqual(read);
  expect(asked.asked).toBe(3);
  expect((await got(listOf("vic"))).wanted[0]).toEqual({
    id: wantedId("https://posts.example/1"),
    address: "https://posts.example/1",
    account: "@mill",
    posted: "2031-04-09",
    note: null,
    by: "eve Quill",
  });
  const again = await got(by("eve").ask(askWanted, { investigation, text: TEXT }));
  expect([again.asked, states(again.lines).map(([, state]) => state)]).toEqual([
    0,
    ["refused", "waiting", "waiting", "twice", "refused", "refused", "waiting"],
  ]);
});

test("who may not bring files in asks for none, and a data-only viewer is told of none", async () => {
  for (const name of ["rae", "vic", "dot"])
    for (const look of [true, false])
      expect([name, await by(name).ask(askWanted, { investigation, text: TEXT, look })]).toMatchObject([
        name,
        { refusal: { code: "not-allowed" } },
      ]);
  expect(await listOf("dot")).toMatchObject({ refusal: { code: "not-allowed" } });
  const long = Array.from({ length: 501 }, (_, i) => `https://x.example/${i}`).join("\n");
  expect(await by("eve").ask(askWanted, { investigation, text: long })).toMatchObject({
    refusal: { code: "too-many-pasted" },
  });
});

test("an upload with the address fills it; so does a file that is here already, and one from the command line", async () => {
  const photo = await readFile(await drawPhoto(join(at.folder, "in", "yard.png"), 2));
  const brought = await got(
    page.bring("yard.png", photo, { url: "http://posts.example/1", account: "@mill" }),
  );
  expect(await waiting()).toEqual(["https://posts.example/2", "https://posts.example/3"]);
  const [{ item = "" } = {}] = brought.brought.flatMap((one) => ("item" in one ? [one] : []));
  const shown = await got(by("vic").ask(showItem, { investigation, item }));
  expect(shown.source).toMatchObject({ url: "http://posts.example/1", account: "@mill" });
  const same = await got(page.bring("again.png", photo, { url: "https://posts.example/2" }));
  expect(same.brought).toMatchObject([{ state: "added", item }]);
  expect(await waiting()).toEqual(["https://posts.example/3"]);
  const path = await drawPhoto(join(at.folder, "in", "third.png"), 3);
  const source = { url: "https://posts.example/3", account: null, credit: null };
  expect(await collect(at.desk, { investigation, as: "eve", path, source })).toMatchObject({ ok: true });
  expect(await waiting()).toEqual([]);
  const told = await got(by("eve").ask(askWanted, { investigation, text: TEXT, look: true }));
  expect(told.lines[1]).toEqual({
    line: 2,
    state: "here",
    address: "https://posts.example/1",
    item,
    name: "yard.png",
  });
});

test("what is wanted no more can be asked for again", async () => {
  const url = "https://posts.example/again";
  const ask = () => got(by("eve").ask(askWanted, { investigation, text: url }));
  const withdraw: Change = { verb: "wanted.withdraw", subject: wantedId(url), payload: {} };
  await ask();
  await got(by("eve").ask(proposeChanges, { investigation, changes: [withdraw], reason: "a mistake" }));
  expect(await waiting()).not.toContain(url);
  await ask();
  expect(await waiting()).toContain(url);
  await got(by("eve").ask(proposeChanges, { investigation, changes: [withdraw], reason: "a mistake" }));
});

test("what was wanted and what filled it is in the journal: rebuilt, it is as it was", async () => {
  const before = (await tilesIn(at.desk, investigation)).held;
  await rebuild(at.desk.db);
  const { held } = await tilesIn(at.desk, investigation);
  const rows = [...held.wanted.values()];
  expect(rows).toEqual([...before.wanted.values()]);
  const standing = rows.filter(({ withdrawn }) => !withdrawn);
  expect(standing.every(({ item, filled }) => item !== null && filled !== null)).toBe(true);
  expect(standing.length).toBe(3);
});
