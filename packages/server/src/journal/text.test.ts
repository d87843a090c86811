// What is no text is refused at every way in, and the chain goes on as if nobody had tried.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applyToHeld, decidePair, ok, type Signed } from "@sightline/domain";
import { importCase, importMot } from "../case/import.ts";
import { fsck } from "../fsck/fsck.ts";
import { findOrOpenInvestigation } from "../investigation/open.ts";
import { command, propose } from "../investigation/command.ts";
import { collect } from "../item/collect.ts";
import { collectInto, drawPhoto, testDesk, type TestDesk } from "../testing/desk.ts";
import { servedDesk } from "../testing/serving.ts";
import { append } from "./append.ts";
import { rebuild } from "./rebuild.ts";

let at: TestDesk;
let investigation: string;
beforeAll(async () => {
  at = await testDesk();
  const photos = [join(at.folder, "in", "p1.png"), join(at.folder, "in", "p2.png")];
  await Promise.all(photos.map((path, i) => drawPhoto(path, i + 1)));
  ({ investigation } = await collectInto(at.desk, photos));
});
afterAll(() => at.end());

const entries = async (): Promise<number> =>
  (await at.desk.db.selectFrom("journal").select("seq").execute()).length;
const refused = { ok: false, refusal: { code: "text-not-unicode" } };
const review = (subject: string, reason: string) =>
  ({ verb: "item.review", subject, payload: { verdict: "verified", reason } }) as const;

/** Each way in, with what is no text in its place. */
const WAYS: Readonly<Record<string, (broken: string) => Promise<unknown>>> = {
  "a payload": async (broken) =>
    propose(at.desk, { investigation, by: "owner" }, review("p1.png", `seen${broken}`)),
  "the id of what is changed": async (broken) =>
    propose(at.desk, { investigation, by: "owner" }, review(broken, "seen")),
  "a reason": async (broken) =>
    propose(at.desk, { investigation, by: "owner", reason: broken }, review("p1.png", "seen")),
  "a member's id": async (broken) =>
    propose(at.desk, { investigation, by: `owner${broken}` }, review("p1.png", "seen")),
  "a member's name": async (broken) =>
    propose(
      at.desk,
      { investigation, by: "owner" },
      { verb: "member.add", subject: "eve", payload: { id: "eve", name: `E${broken}`, role: "viewer" } },
    ),
  "an investigation's name": async (broken) => findOrOpenInvestigation(at.desk, `Mill${broken}`),
  "the account of a source": async (broken) =>
    collect(at.desk, {
      investigation,
      as: "owner",
      path: join(at.folder, "in", "p1.png"),
      source: { url: null, account: broken, credit: null },
    }),
  "what was decided past the rules": async (broken) =>
    command(
      at.desk,
      { investigation, by: "owner" },
      {
        decide: (draft) => {
          applyToHeld(draft, signed(broken));
          return ok([signed(broken)]);
        },
      },
    ),
};
const signed = (reason: string): Signed => ({ ...review("p1.png", ""), by: "owner", via: null, reason });

describe.each([
  ["half of a pair", "\uD800"],
  ["the other half", "\uDC00"],
  ["a NUL", "\0"],
])("%s", (_, broken) => {
  test.each(Object.entries(WAYS))("in %s is refused, and nothing is written", async (_way, attempt) => {
    const before = await entries();
    expect(await attempt(broken)).toMatchObject(refused);
    expect(await entries()).toBe(before);
  });

  test("in a case file or in a track's name refuses the row, and nothing is written", async () => {
    const before = await entries();
    const order = { investigation, as: "owner" };
    const sightings = [{ id: `lone${broken}x`, item: "p1.png", subject: "prisoner", spans: [[0, 0]] }];
    const criteria = { verdicts: ["verified"], subjects: ["prisoner"], attributes: [], until: null };
    const file = await importCase(at.desk, order, {
      format: "sightline.case/1",
      criteria,
      items: [],
      sightings,
    });
    expect(file).toMatchObject({
      ok: true,
      plan: { changes: [], refusals: [{ code: "text-not-unicode", path: "sightings[0].id" }] },
    });
    const mot = { ...order, item: "p1.png", subject: "prisoner", prefix: broken };
    expect(await importMot(at.desk, mot, "1,1,10,10,20,40,1\n")).toMatchObject({
      ok: true,
      plan: { changes: [], refusals: [{ code: "text-not-unicode" }] },
    });
    expect(await importMot(at.desk, { ...mot, prefix: "t" }, `1,1${broken},10,10,20,40,1\n`)).toMatchObject({
      plan: { changes: [], refusals: [{ code: "bad-mot-row" }] },
    });
    expect(await entries()).toBe(before);
  });

  test("is not appended even by code that asks no rule", async () => {
    const before = await entries();
    const end = { investigation, seq: before, head: "0".repeat(64), at: at.desk.now() };
    const appending = at.desk.db.transaction().execute((tx) => append(tx, end, [signed(broken)]));
    await expect(appending).rejects.toThrow("changes of text alone");
    expect(await entries()).toBe(before);
  });
});

test("over HTTP it is refused in the address, in the query and in the body", async () => {
  const before = await entries();
  const faults: string[] = [];
  const { serving, session } = await servedDesk(at, (line) => faults.push(line));
  try {
    const headers = {
      ...session,
      origin: serving.url,
      "x-sightline": "1",
      "content-type": "application/json",
    };
    for (const path of [
      "/api/investigations/a%00b/items",
      `/api/investigations/${investigation}/pairs?which=%00`,
      `/media/${investigation}/i%00/still`,
      `/media/${investigation}/i%00/film`,
      `/media/%00/i/frame/0`,
    ]) {
      const answer = await fetch(`${serving.url}${path}`, { headers });
      expect([path, answer.status, await answer.json()]).toMatchObject([
        path,
        422,
        { code: "text-not-unicode" },
      ]);
    }
    const path = decidePair.path.replace(":investigation", investigation);
    for (const broken of ["\uD800", "a\0"]) {
      const body = JSON.stringify({ a: "i1", b: "i2", answer: "different", evidence: null, reason: broken });
      const answer = await fetch(`${serving.url}${path}`, { method: "POST", headers, body });
      expect([answer.status, await answer.json()]).toMatchObject([422, { code: "text-not-unicode" }]);
    }
    expect(faults).toEqual([]);
  } finally {
    await serving.close();
  }
  expect(await entries()).toBe(before);
});

test("a file whose name on disk is no text is taken in, under a name that is", async () => {
  const folder = Buffer.from(join(at.folder, "in", "found-"));
  const odd = Buffer.concat([folder, Buffer.from([0xff])]);
  await mkdir(odd);
  // A value so long that it is cut, in the middle of a letter.
  const source = `${"x".repeat(9_999)}🙂${"y".repeat(50)}`;
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:source="${source}"/></rdf:RDF></x:xmpmeta>`;
  // Two names that look the same, and one that holds half of a pair as some old systems wrote it.
  for (const [i, bytes] of [[0xff], [0xfe], [0xed, 0xa0, 0x80]].entries()) {
    const drawn = await drawPhoto(join(at.folder, "drawn.png"), 10 + i);
    const name = Buffer.concat([odd, Buffer.from("/road"), Buffer.from(bytes), Buffer.from(".png")]);
    await writeFile(name, await sharp(drawn).withXmp(xmp).png().toBuffer());
  }
  const { summary } = await collectInto(at.desk, [join(at.folder, "in")]);
  expect(summary).toMatchObject({ collected: 3, held: 2, refused: 0, unopened: [] });
  const again = await collectInto(at.desk, [join(at.folder, "in")]);
  expect(again.summary).toMatchObject({ collected: 0, held: 5, refused: 0 });
  const names = await at.desk.db
    .selectFrom("item")
    .select(["name", "sha256", "source"])
    .orderBy("name")
    .execute();
  const odds = names.filter(({ name }) => name.startsWith("road"));
  expect(odds.every(({ name }) => name.isWellFormed() && !name.includes("\uFFFD"))).toBe(true);
  expect(new Set(odds.map(({ source }) => source.pathBytes)).size).toBe(3);
  for (const { source } of odds)
    expect(
      Buffer.from(source.pathBytes ?? "", "hex").includes(Buffer.concat([odd, Buffer.from("/road")])),
    ).toBe(true);
  const read = await at.desk.db
    .selectFrom("metadata")
    .select("metadata")
    .where(
      "sha256",
      "in",
      odds.map(({ sha256 }) => sha256),
    )
    .execute();
  const sources = read.map(({ metadata }) =>
    String(metadata?.tags["XMP-dc:Source"]).replaceAll(/x+/g, (run) => `${run.length} x`),
  );
  expect(sources).toEqual(Array.from({ length: 3 }, () => "9999 x"));
});

test("after all of that the chain holds, goes on in any script, and tells the same state again", async () => {
  const order = { investigation, by: "owner", reason: "磨坊路 𠮷 👩🏽‍🚒" };
  const [item] = await at.desk.db.selectFrom("item").select("id").orderBy("id").execute();
  expect((await propose(at.desk, order, review(item?.id ?? "", "ґанок 🙂 شارع"))).ok).toBe(true);
  const { problems, entries: checked } = await fsck(at.desk);
  expect(problems).toEqual([]);
  expect(checked).toBe(await entries());
  const { before, after } = await rebuild(at.desk.db);
  expect(after).toBe(before);
});
