// Contents looked up by their points in a thread: the same answers as in this one, each index by itself, and a thread that fails begins anew.
import { PointIndex, rankByPoints } from "@sightline/match";
import { afterAll, expect, test } from "vitest";
import { findFeatures } from "../points/find-features.ts";
import { draw, sampled, scene } from "../testing/grey-scenes.ts";
import { openRanking } from "./open-ranking.ts";

const ranking = openRanking();
afterAll(() => ranking.close());

const places = [1, 2, 3, 4].map((seed) => scene(seed, { x: 0 }));
const closer = places.map((place) => {
  const level = sampled(place);
  return draw((x, y) => level(60 + x * 0.7, 40 + y * 0.7));
});
const asked = closer.map((frame) => [{ features: findFeatures(frame), width: frame.width }]);

async function addAll(index: string): Promise<void> {
  for (const [n, place] of places.entries()) await ranking.add(index, `${n}`, [findFeatures(place)]);
}

test("it ranks as the index itself does, and one index knows nothing of another", async () => {
  const here = new PointIndex();
  for (const [n, place] of places.entries()) here.add(`${n}`, [findFeatures(place)]);
  await addAll("one");
  for (const frames of asked) expect(await ranking.rank("one", frames)).toEqual(rankByPoints(here, frames));
  expect(await ranking.rank("other", asked[0] ?? [])).toEqual([]);
  expect(ranking.has("one", "3")).toBe(true);
  expect(ranking.has("other", "3")).toBe(false);
});

test("after a fault nothing is taken to be known, and what is added again is found again", async () => {
  await addAll("anew");
  await expect(ranking.add("anew", "broken", [null as never])).rejects.toThrow("geometry");
  expect(ranking.has("anew", "0")).toBe(false);
  expect(await ranking.rank("anew", asked[0] ?? [])).toEqual([]);
  await addAll("anew");
  expect((await ranking.rank("anew", asked[0] ?? []))[0]?.id).toBe("0");
});
