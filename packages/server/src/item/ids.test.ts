// Ids that name content: nobody can make two that share one, and those of before keep naming what they named.
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { shortId, type Source } from "@sightline/domain";
import { importCase } from "../case/import.ts";
import { fsck } from "../fsck/fsck.ts";
import { propose } from "../investigation/command.ts";
import { findOrOpenInvestigation, investigationId } from "../investigation/open.ts";
import { drawPhoto, testDesk, type TestDesk } from "../testing/desk.ts";
import { collect, itemId } from "./collect.ts";

let at: TestDesk;
let investigation: string;
beforeAll(async () => {
  at = await testDesk();
  const opened = await findOrOpenInvestigation(at.desk, "test");
  if (!opened.ok) throw new Error(opened.refusal.sentence);
  investigation = opened.id;
});
afterAll(() => at.end());

const found = { url: null, account: null, credit: null };
const take = async (path: string) => {
  const collected = await collect(at.desk, { investigation, as: "owner", path, source: found });
  if (!collected.ok) throw new Error(collected.refusal.sentence);
  return collected;
};
/** As an older desk noted it, under the short id of `named`. */
const asBefore = async (named: string, { sha256, path }: { sha256: string; path: string }) => {
  const payload = { sha256, bytes: 1, name: "old.png", kind: "photo", source: { path, ...found } } as const;
  const change = { verb: "item.collect", subject: shortId(named) ?? "", payload } as const;
  const done = await propose(at.desk, { investigation, by: "owner" }, change);
  expect(done).toMatchObject({ ok: true });
};
const idOf = (sha256: string, path: string): string => itemId(sha256, { path, ...found } satisfies Source);

test("an id holds 130 bits of a hash, each letter all of its five", () => {
  const ids = Array.from({ length: 2000 }, (_, n) => idOf(`${n}`.padStart(64, "0"), "/x"));
  expect(ids.filter((id) => !/^i[0-9a-hjkmnp-tv-z]{26}$/.test(id))).toEqual([]);
  for (let place = 1; place <= 26; place++) expect(new Set(ids.map((id) => id[place])).size).toBe(32);
});

test("what an older desk collected is held under the id that it has", async () => {
  const path = await drawPhoto(join(at.folder, "in", "old.png"), 1);
  const first = await at.desk.originals.put(path);
  if (!first.ok) throw new Error(first.refusal.sentence);
  const { sha256 } = first.original;
  await asBefore(idOf(sha256, path), { sha256, path });
  expect(await take(path)).toMatchObject({ held: true, item: shortId(idOf(sha256, path)) });
});

test("another file whose short id is the same is an item of its own, and not held already", async () => {
  const path = await drawPhoto(join(at.folder, "in", "new.png"), 2);
  const stored = await at.desk.originals.put(path);
  if (!stored.ok) throw new Error(stored.refusal.sentence);
  const { sha256 } = stored.original;
  // As if somebody had found other bytes with the same 55 bits, and they had come first.
  await asBefore(idOf(sha256, path), { sha256: "e".repeat(64), path: "/elsewhere" });
  expect(await take(path)).toMatchObject({ held: false, item: idOf(sha256, path) });
  expect(await take(path)).toMatchObject({ held: true, item: idOf(sha256, path) });
});

test("an old case file that names an item by its short id means the one there is", async () => {
  const path = await drawPhoto(join(at.folder, "in", "third.png"), 3);
  const { item } = await take(path);
  const criteria = { verdicts: ["verified"], subjects: ["prisoner"], attributes: [], until: null };
  const items = [{ id: shortId(item) ?? "", kind: "photo", verdict: "none" }];
  const sightings = [{ id: "s1", item: shortId(item) ?? "", subject: "prisoner", spans: [[0, 0]] }];
  const file = { format: "sightline.case/1", criteria, items, sightings };
  const imported = await importCase(at.desk, { investigation, as: "owner" }, file);
  expect(imported).toMatchObject({ ok: true, plan: { refusals: [] } });
  const row = await at.desk.db.selectFrom("sighting").select("item").executeTakeFirstOrThrow();
  expect(row.item).toBe(item);
});

test("an investigation whose id another name has already gets a longer one", async () => {
  const [name, id] = ["Mill road", investigationId("Mill road")];
  const opening = [
    { verb: "investigation.open", subject: id, payload: { name: "Another" } },
    { verb: "member.add", subject: "owner", payload: { id: "owner", name: "owner", role: "owner" } },
  ] as const;
  expect(await propose(at.desk, { investigation: id, by: "owner" }, opening)).toMatchObject({ ok: true });
  const opened = await findOrOpenInvestigation(at.desk, name);
  expect(opened).toMatchObject({ ok: true, name, id: investigationId(name, 32) });
  expect(await findOrOpenInvestigation(at.desk, name)).toMatchObject({ id: investigationId(name, 32) });
  expect(
    (await fsck(at.desk)).problems.filter(({ sentence }) => !sentence.startsWith("The original of")),
  ).toEqual([]);
});
