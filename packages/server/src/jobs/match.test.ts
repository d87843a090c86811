// The matching job when something is wrong: its failure stays on the item, the rest goes on, and a retry mends it.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { showOneItem } from "../item/show.ts";
import { collectInto, drawPhoto, testDesk, type TestDesk } from "../testing/desk.ts";
import { ownerIn, pairsIn, tilesIn } from "../testing/asked.ts";
import { matcherOf } from "./match.ts";

let at: TestDesk;
beforeAll(async () => void (at = await testDesk()));
afterAll(() => at.end());

test("an item whose fingerprint cannot be read says so, and is matched once it can", async () => {
  const road = await drawPhoto(join(at.folder, "in", "road.png"), 1);
  const copy = join(at.folder, "in", "road-small.png");
  await writeFile(copy, await sharp(road).resize(200).png().toBuffer());
  const { investigation } = await collectInto(at.desk, [road, copy]);
  const { tiles, held } = await tilesIn(at.desk, investigation);
  const [item = ""] = tiles.map((tile) => tile.id);
  const sha256 = held.item.get(item)?.sha256 ?? "";
  const whole = await at.desk.db
    .selectFrom("fingerprint")
    .selectAll()
    .where("sha256", "=", sha256)
    .executeTakeFirstOrThrow();
  const store = (hashes: Buffer) =>
    at.desk.db.updateTable("fingerprint").set({ hashes }).where("sha256", "=", sha256).execute();
  await at.desk.db.deleteFrom("matching").where("sha256", "=", sha256).execute();
  await at.desk.db.deleteFrom("pair").execute();
  await store(whole.hashes.subarray(0, 31));
  await expect(matcherOf(at.desk).run({ sha256 })).rejects.toThrow(RangeError);
  expect(await showOneItem(at.desk, await ownerIn(at.desk, investigation), item)).toMatchObject({
    ok: true,
    value: { matching: { state: "failed", sentence: expect.stringContaining("tried again") } },
  });
  expect(await pairsIn(at.desk, investigation)).toMatchObject({
    pairs: [],
    matching: { failed: 1, waiting: 0 },
  });
  await store(whole.hashes);
  await collectInto(at.desk, [road, copy]);
  expect(await pairsIn(at.desk, investigation)).toMatchObject({
    undecided: 1,
    matching: { failed: 0, waiting: 0 },
  });
});

test("a copy whose hash is near and not near enough is told by its pixels", async () => {
  const mill = await drawPhoto(join(at.folder, "in", "mill.png"), 2);
  const small = join(at.folder, "in", "mill-small.png");
  await writeFile(small, await sharp(mill).resize(200).png().toBuffer());
  const { investigation } = await collectInto(at.desk, [mill, small]);
  const listed = await pairsIn(at.desk, investigation, { drawn: true });
  const pair = listed.pairs.find(({ a, b }) => a.name.startsWith("mill") && b.name.startsWith("mill"));
  expect(pair?.relation).toMatchObject({
    relation: "same-recording",
    kind: "copy",
    evidence: { by: "geometry" },
  });
  const { evidence } = pair?.relation ?? {};
  expect(evidence?.by === "geometry" ? evidence.points.length : 0).toBeGreaterThan(14);
});

test("the same contents in another investigation are held against those of that one alone", async () => {
  const other = await drawPhoto(join(at.folder, "in", "bridge.png"), 2);
  const { desk } = at;
  const { collectAll } = await import("../item/collect-all.ts");
  const { findOrOpenInvestigation } = await import("../investigation/open.ts");
  const opened = await findOrOpenInvestigation(desk, "second");
  if (!opened.ok) throw new Error(opened.refusal.sentence);
  const order = {
    investigation: opened.id,
    as: "owner",
    source: { url: null, account: null, credit: null },
    signal: new AbortController().signal,
    onEvent: () => undefined,
  };
  await collectAll(desk, { ...order, paths: [other, join(at.folder, "in", "road.png")] });
  expect(await pairsIn(desk, opened.id)).toMatchObject({ pairs: [], matching: { waiting: 0, compared: 1 } });
});
