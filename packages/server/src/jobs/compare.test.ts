// What hashes miss and geometry finds, on a real database: crops of photos and videos, after any interruption, and no strangers.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mostByPoints, relate } from "@sightline/match";
import { showOneItem } from "../item/show.ts";
import { loadPrints } from "../match/prints.ts";
import { collectInto, testDesk, type TestDesk } from "../testing/desk.ts";
import { ownerIn, pairsIn, tilesIn } from "../testing/asked.ts";
import { captioned, cutOut, drawPan, drawTextured, hungIn } from "../testing/textured.ts";
import { byGeometry } from "../match/by-geometry.ts";
import { comparerOf } from "./compare.ts";
import { collectAll } from "../item/collect-all.ts";
import { findOrOpenInvestigation } from "../investigation/open.ts";
import { runInspect } from "./inspect.ts";
import { onlyHolder } from "./only-holder.ts";

let at: TestDesk;
let investigation: string;
const folder = (): string => join(at.folder, "in");

async function cropOf(from: string, to: string): Promise<string> {
  const image = sharp(from).extract({ left: 240, top: 60, width: 480, height: 360 });
  await writeFile(to, await image.jpeg({ quality: 70 }).toBuffer());
  return to;
}

beforeAll(async () => {
  at = await testDesk();
  const road = await drawTextured(join(folder(), "road.png"), 1);
  await cropOf(road, join(folder(), "zoomed-road.jpg"));
  await cutOut(await drawPan(join(folder(), "yard.mp4"), 7), join(folder(), "zoomed-yard.mp4"));
  ({ investigation } = await collectInto(at.desk, [
    road,
    ...["zoomed-road.jpg", "yard.mp4", "zoomed-yard.mp4"].map((name) => join(folder(), name)),
  ]));
});
afterAll(() => at.end());

async function pairsFound() {
  return pairsIn(at.desk, investigation, { which: "all", drawn: true });
}
const rows = () =>
  at.desk.db
    .selectFrom("pair")
    .select(["sha256A", "sha256B", "relation", "evidence", "score"])
    .orderBy("sha256A")
    .execute();
const contents = async (): Promise<string[]> => {
  const found = await at.desk.db.selectFrom("item").select("sha256").distinct().orderBy("sha256").execute();
  return found.map((row) => row.sha256);
};

describe("crops that share no hash with their originals", () => {
  test("are found where they lie, photos and videos, and nothing else is", async () => {
    const { pairs, matching } = await pairsFound();
    expect(matching).toMatchObject({ waiting: 0, pixelsWaiting: 0, failed: 0 });
    const told = pairs.map(({ a, b, relation }) => [
      a.name,
      b.name,
      relation?.relation,
      relation?.evidence.by,
    ]);
    expect(told.toSorted()).toEqual([
      ["road.png", "zoomed-road.jpg", "same-recording", "geometry"],
      ["yard.mp4", "zoomed-yard.mp4", "same-recording", "geometry"],
    ]);
    const [photo] = pairs.filter(({ a }) => a.name === "road.png");
    const outline = photo?.relation?.evidence.by === "geometry" ? photo.relation.evidence.outline : [];
    const truth = [0.3, 0.1, 0.9, 0.1, 0.9, 0.7, 0.3, 0.7];
    for (const [i, value] of outline.flat().entries()) expect(value).toBeCloseTo(truth[i] ?? 0, 2);
    const [video] = pairs.filter(({ a }) => a.name === "yard.mp4");
    expect(video?.relation).toMatchObject({ offsetUs: 500_000, speed: 1, mirrored: false });
  });

  test("are not found by their hashes", async () => {
    const printed = new Map((await loadPrints(at.desk.db, await contents())).map((one) => [one.sha256, one]));
    for (const { sha256A, sha256B } of await rows()) {
      const [a, b] = [printed.get(sha256A), printed.get(sha256B)];
      expect(a && b && relate(a.prints, b.prints)?.relation).not.toBe("same-recording");
    }
  });

  test("are found again, the same, when the job was interrupted in between and starts anew", async () => {
    const before = await rows();
    await at.desk.db.deleteFrom("pair").execute();
    await at.desk.db.deleteFrom("comparison").execute();
    const [first = "", second = ""] = before.map((row) => row.sha256A);
    await at.desk.db.deleteFrom("points").where("sha256", "=", first).execute();
    const geometry = byGeometry();
    const stopping = new AbortController();
    stopping.abort(new Error("stopped"));
    await expect(runInspect(at.desk, geometry, { sha256: first }, stopping.signal)).rejects.toThrow(
      "stopped",
    );
    const comparer = comparerOf(at.desk, geometry);
    await expect(comparer.run({ sha256: second }, stopping.signal)).rejects.toThrow("stopped");
    await geometry.close();
    expect(await rows()).toEqual([]);
    expect((await pairsFound()).matching).toMatchObject({ waiting: 0, pixelsWaiting: 4, failed: 0 });
    await collectInto(at.desk, []);
    expect(await rows()).toEqual(before);
    expect((await pairsFound()).matching).toMatchObject({ waiting: 0, pixelsWaiting: 0, failed: 0 });
  });

  test("say on the item why they cannot be compared, until they can", async () => {
    const { tiles, held } = await tilesIn(at.desk, investigation);
    const { id = "" } = tiles.find((tile) => tile.name === "road.png") ?? {};
    const sha256 = held.item.get(id)?.sha256 ?? "";
    const before = await rows();
    const stored = () => at.desk.db.updateTable("points").where("sha256", "=", sha256);
    const { plain } = await at.desk.db
      .selectFrom("points")
      .select("plain")
      .where("sha256", "=", sha256)
      .executeTakeFirstOrThrow();
    await stored()
      .set({ plain: plain.subarray(0, 20) })
      .execute();
    await at.desk.db.deleteFrom("comparison").where("sha256", "=", sha256).execute();
    const geometry = byGeometry();
    await expect(comparerOf(at.desk, geometry).run({ sha256 })).rejects.toThrow(RangeError);
    await geometry.close();
    expect(await showOneItem(at.desk, await ownerIn(at.desk, investigation), id)).toMatchObject({
      ok: true,
      value: { matching: { state: "failed", sentence: expect.stringContaining("tried again") } },
    });
    expect((await pairsFound()).matching).toMatchObject({ waiting: 0, failed: 1 });
    await stored().set({ plain }).execute();
    await collectInto(at.desk, [join(folder(), "road.png")]);
    expect((await pairsFound()).matching).toMatchObject({ waiting: 0, pixelsWaiting: 0, failed: 0 });
    expect(await rows()).toEqual(before);
  });
});

test("eighteen photos of eighteen places make no pair, and each is compared with a few at most", async () => {
  const places = join(folder(), "places");
  await mkdir(places);
  for (let i = 0; i < 18; i++)
    await drawTextured(join(places, `${i}.png`), 100 + i, { width: 400, height: 300 });
  const before = await rows();
  await collectInto(at.desk, [places]);
  expect(await rows()).toEqual(before);
  const compared = await at.desk.db.selectFrom("comparison").select(["compared", "state"]).execute();
  expect(compared).toHaveLength(22);
  for (const one of compared) {
    expect(one.state).toBe("done");
    expect(one.compared).toBeLessThanOrEqual(mostByPoints);
  }
});

test("a picture that hangs in another and a film under a large caption are found too", async () => {
  const overlays = join(folder(), "overlays");
  await mkdir(overlays);
  await hungIn(join(folder(), "road.png"), join(overlays, "road-on-a-wall.jpg"), 55);
  await rm(join(overlays, "road-on-a-wall.jpg.wall.png"));
  await captioned(join(folder(), "yard.mp4"), join(overlays, "captioned-yard.mp4"));
  await collectInto(at.desk, [overlays]);
  const { pairs } = await pairsFound();
  const told = pairs.map(({ a, b, relation }) => [[a.name, b.name].toSorted().join(), relation] as const);
  const between = new Map(told);
  const recording = { relation: "same-recording", evidence: { by: "geometry" } };
  expect(between.get("road-on-a-wall.jpg,road.png")).toMatchObject(recording);
  expect(between.get("captioned-yard.mp4,yard.mp4")).toMatchObject({ ...recording, offsetUs: 0, speed: 1 });
});

test("two contents share a decoder where one investigation alone holds both, and none that another holds as well", async () => {
  const sha256Of = async (name: string): Promise<string> => {
    const row = await at.desk.db
      .selectFrom("item")
      .select("sha256")
      .where("name", "=", name)
      .executeTakeFirstOrThrow();
    return row.sha256;
  };
  const [road, zoomed] = [await sha256Of("road.png"), await sha256Of("zoomed-road.jpg")];
  expect(await onlyHolder(at.desk, road, zoomed)).toBe(investigation);
  const other = await findOrOpenInvestigation(at.desk, "another");
  if (!other.ok) throw new Error(other.refusal.sentence);
  await collectAll(at.desk, {
    investigation: other.id,
    as: "owner",
    paths: [join(folder(), "zoomed-road.jpg")],
    source: { url: null, account: null, credit: null },
    signal: new AbortController().signal,
    comparing: false,
    onEvent: () => undefined,
  });
  expect(await onlyHolder(at.desk, road)).toBe(investigation);
  expect(await onlyHolder(at.desk, road, zoomed)).toBeUndefined();
});
