// ZIPs brought in through the door: each file an item that says where it was found, or refused by its name.
import { createHash, randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { zipOf } from "../../../media/src/testing/zips.ts";
import type { Desk } from "../desk.ts";
import { ownerIn } from "../testing/asked.ts";
import { collectInto, drawPhoto, testDesk, type TestDesk } from "../testing/desk.ts";
import { servedDesk } from "../testing/serving.ts";
import { pageWith, type Page } from "../testing/uploading.ts";
import { collectWhole } from "../upload/collect-upload.ts";
import type { Serving } from "./serve.ts";
import { turnsOf } from "./turns.ts";

let at: TestDesk;
let desk: Desk;
let serving: Serving;
let investigation: string;
let page: Page;
beforeAll(async () => {
  at = await testDesk();
  desk = at.desk;
  ({ investigation } = await collectInto(desk, [await drawPhoto(join(at.folder, "in", "road.png"), 1)]));
  const served = await servedDesk(at);
  ({ serving } = served);
  page = pageWith(serving, investigation, served.session);
});
afterAll(async () => {
  await serving.close();
  await at.end();
});

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const journalLength = async (): Promise<number> => (await ownerIn(desk, investigation)).held.seq;

test("each file of a ZIP is an item that says where it was found; what is wrong with one is said by its name", async () => {
  const good = ["in/a.bin", "b.bin", "nested.zip"].map((name) => ({ name, data: randomBytes(300) }));
  // A name as old programs for Cyrillic write it.
  const cyrillic = { name: Buffer.from("afa0e0a8a42e62696e", "hex"), data: randomBytes(40) };
  const lies = ["../out.bin", "/etc/out.bin", "C:\\out.bin", "a\\..\\..\\out.bin", "bell\u0007.bin"].map(
    (name) => ({
      name,
      data: randomBytes(30),
    }),
  );
  const zip = zipOf([
    ...good,
    cyrillic,
    ...lies,
    { name: "link", data: randomBytes(5), lie: { mode: 0o120777 } },
  ]);
  const before = await journalLength();
  const done = await page.bring("from ann/batch.zip", zip, { account: "ann" });
  expect(await journalLength()).toBe(before + 4);
  const brought = done.ok ? done.value.brought : [];
  expect(brought.map(({ state }) => state)).toEqual([
    ...Array.from({ length: 4 }, () => "collected"),
    ...Array.from({ length: 6 }, () => "refused"),
  ]);
  const { held } = await ownerIn(desk, investigation);
  const kept = brought.flatMap((one) => (one.state === "refused" ? [] : [held.item.get(one.item)]));
  expect(kept.map((item) => [item?.source.path, item?.sha256])).toEqual([
    ...good.map(({ name, data }) => [`from ann/batch.zip/${name}`, sha256(data)]),
    [expect.stringMatching(/^from ann\/batch\.zip\/\P{Cc}+\.bin$/u), sha256(cyrillic.data)],
  ]);
  expect(new Set(kept.map((item) => JSON.stringify(item?.source.zip)))).toEqual(
    new Set([JSON.stringify({ name: "batch.zip", sha256: sha256(zip) })]),
  );
  expect((await page.bring("again/batch.zip", zip)).ok).toBe(true);
  expect(await journalLength()).toBe(before + 8);
  expect(await readdir(join(desk.dataDir, "uploads"), { recursive: true })).not.toContain("unzipped");
});

test("a ZIP for whose unpacking there is no turn is kept as it came, and collected when there is one", async () => {
  const zip = zipOf([{ name: "later.bin", data: randomBytes(300) }]);
  const { place } = await page.begin("later.zip", zip.length);
  await page.patch(place, zip, 0);
  const upload = place.split("/").at(-1) ?? "";
  const before = await journalLength();
  const unpacking = turnsOf({ atOnce: 0, waiting: 0 });
  const owner = { investigation, member: "owner" };
  expect(await collectWhole(desk, owner, { upload, unpacking })).toMatchObject({
    refusal: { code: "desk-busy" },
  });
  expect(await journalLength()).toBe(before);
  expect(await page.collect(place)).toMatchObject({ value: { brought: [{ state: "collected" }] } });
});

test("of a ZIP whose files share bytes nothing is taken, and one that is none is kept as a file", async () => {
  const bomb = zipOf([
    { name: "0.bin", data: randomBytes(1000) },
    { name: "1.bin", data: randomBytes(1000), lie: { sameAs: 0 } },
  ]);
  const before = await journalLength();
  expect(await page.bring("bomb.zip", bomb)).toMatchObject({
    ok: true,
    value: { brought: [{ state: "refused", path: "bomb.zip", code: "zip-refused" }] },
  });
  expect(await journalLength()).toBe(before);
  const other = await page.bring("named.zip", randomBytes(100));
  expect(other).toMatchObject({ ok: true, value: { brought: [{ state: "collected", path: "named.zip" }] } });
});
