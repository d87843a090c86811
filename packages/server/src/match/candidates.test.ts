// The desk, which asks the database, and whoever holds all in memory choose the same contents to compare: there is one engine.
import { join } from "node:path";
import { choose, FrameIndex, leadsAmong, type NamedPrints, PointIndex, rankByPoints } from "@sightline/match";
import {
  clipOf,
  fingerprint,
  isRefusal,
  openGeometry,
  openRanking,
  type Views,
  viewsIn,
} from "@sightline/media";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { collectInto, testDesk, type TestDesk } from "../testing/desk.ts";
import { drawTextured } from "../testing/textured.ts";
import { candidatesOf } from "./candidates.ts";
import { loadIndexed, loadViews } from "./load-points.ts";

let at: TestDesk;
let investigation: string;
let contents: string[];

/** Two places, of each a crop and a picture of it in other light, that hashes find near and prove nothing of. */
beforeAll(async () => {
  at = await testDesk();
  const files: string[] = [];
  for (const seed of [1, 2]) {
    const place = await drawTextured(join(at.folder, "in", `${seed}.png`), seed);
    const [crop, light] = [`${place}.crop.jpg`, `${place}.light.jpg`];
    await sharp(place).extract({ left: 240, top: 60, width: 480, height: 360 }).toFile(crop);
    await sharp(place).extract({ left: 14, top: 8, width: 760, height: 560 }).gamma(2).toFile(light);
    files.push(place, crop, light);
  }
  ({ investigation } = await collectInto(at.desk, files));
  const rows = await at.desk.db.selectFrom("item").select("sha256").orderBy("sha256").execute();
  contents = rows.map((row) => row.sha256);
});
afterAll(() => at.end());

async function chosenByDesk(): Promise<string[][]> {
  const ranking = openRanking();
  for await (const { sha256, frames } of loadIndexed(at.desk.db, contents))
    await ranking.add(investigation, sha256, frames);
  const all: string[][] = [];
  for (const sha256 of contents) {
    const { views = [] } = (await loadViews(at.desk, sha256)) ?? {};
    all.push(await candidatesOf(at.desk.db, { investigation, sha256, ranking, views }));
  }
  await ranking.close();
  return all;
}

async function lookedAt(sha256: string): Promise<Views> {
  const path = at.desk.originals.path(sha256);
  const seen = await fingerprint(path, { keyFrames: true });
  if (isRefusal(seen)) throw new Error(seen.sentence);
  const geometry = openGeometry();
  return viewsIn(clipOf(path, seen), seen.keyFrames, geometry).finally(() => geometry.close());
}

async function chosenInMemory(): Promise<string[][]> {
  const held = new Map<string, NamedPrints & { readonly views: Views }>();
  const [frames, points] = [new FrameIndex(), new PointIndex()];
  for (const id of contents) {
    const views = await lookedAt(id);
    const { prints } = views.clip;
    held.set(id, { id, prints, views });
    frames.add(id, prints);
    points.add(
      id,
      views.views.map(({ features }) => features),
    );
  }
  const leadsOf = new Map(
    [...held.values()].map(({ id, prints }) => [id, leadsAmong(frames.near(prints), id)]),
  );
  return [...held.values()].map(({ id, views }) =>
    choose({
      ranked: rankByPoints(points, views.views),
      leads: contents.filter((other) => leadsOf.get(id)?.includes(other) || leadsOf.get(other)?.includes(id)),
      isOpen: (other) => other !== id,
    }),
  );
}

test("the same contents are chosen from the database and from memory", async () => {
  const [byDesk, inMemory] = [await chosenByDesk(), await chosenInMemory()];
  expect(byDesk.map((chosen) => chosen.toSorted())).toEqual(inMemory.map((chosen) => chosen.toSorted()));
  expect(byDesk.filter((chosen) => chosen.length > 0)).toHaveLength(contents.length);
});
