// Leads over HTTP: in a list of their own, by scene, with one answer for each, and never in the number of what waits.
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answerScene, call, listItems, listPairs, listScenes, type Transport } from "@sightline/domain";
import type { Relation } from "@sightline/match";
import { keepPairs } from "../match/keep-pairs.ts";
import { collectInto, drawPhoto, testDesk, type TestDesk } from "../testing/desk.ts";
import { servedDesk } from "../testing/serving.ts";

let at: TestDesk;
let served: Awaited<ReturnType<typeof servedDesk>>;
const owner: Transport = (url, init) => {
  const { serving, session } = served;
  const headers = { ...init.headers, ...session, origin: serving.url };
  return fetch(`${serving.url}${url}`, { ...init, headers });
};
let investigation: string;
const lead = {
  relation: "same-thing",
  kind: null,
  offsetUs: 0,
  speed: 1,
  mirrored: false,
  turned: 0,
  fromUs: 0,
  toUs: 0,
  share: 0.4,
  distance: 80,
  evidence: {
    by: "geometry",
    aUs: 0,
    bUs: 0,
    points: [],
    residual: 0.5,
    outline: [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ],
  },
} as unknown as Relation;

beforeAll(async () => {
  at = await testDesk();
  const names = ["a", "b", "c", "d", "e"];
  const paths: string[] = [];
  for (const [i, name] of names.entries())
    paths.push(await drawPhoto(join(at.folder, "in", `${name}.png`), 30 + i));
  ({ investigation } = await collectInto(at.desk, paths));
  const rows = await at.desk.db.selectFrom("item").select(["name", "sha256"]).orderBy("name").execute();
  const [a, b, c, d, e] = rows.map(({ sha256 }) => sha256);
  const found = [
    [a, b],
    [b, c],
    [d, e],
  ].map(([sha256A = "", sha256B = ""]) => ({ sha256A, sha256B, relation: lead }));
  await at.desk.db.transaction().execute((tx) => keepPairs(tx, found));
  served = await servedDesk(at);
});
afterAll(async () => {
  await served.serving.close();
  await at.end();
});

const scenes = async () => {
  const answer = await call(listScenes, { investigation }, owner);
  if (!answer.ok) throw new Error(answer.refusal.sentence);
  return answer.value.scenes.map(({ tiles, asked }) => ({ names: tiles.map(({ name }) => name), asked }));
};

test("leads are by scene, and no badge counts them", async () => {
  const pairs = await call(listPairs, { investigation }, owner);
  expect(pairs).toMatchObject({ ok: true, value: { pairs: [], undecided: 0, leads: 3, decided: 0 } });
  const library = await call(listItems, { investigation }, owner);
  expect(library).toMatchObject({ ok: true, value: { undecidedPairs: 0 } });
  expect((await scenes()).map(({ names }) => names.length)).toEqual([3, 2]);
});

test("one answer is for all of a scene, or for none where the evidence changed", async () => {
  const [large] = await scenes();
  const asked = large?.asked ?? [];
  const answer = "same-place";
  const wrong = asked.map((pair, i) => (i === 0 ? pair : { ...pair, evidence: "f".repeat(64) }));
  expect(await call(answerScene, { investigation, answer, pairs: wrong }, owner)).toMatchObject({
    ok: false,
    refusal: { code: "evidence-changed" },
  });
  expect(await scenes()).toHaveLength(2);
  expect(await call(answerScene, { investigation, answer, pairs: asked }, owner)).toEqual({
    ok: true,
    value: { written: 2, leads: 1 },
  });
  expect((await scenes()).map(({ names }) => names.sort())).toEqual([["d.png", "e.png"]]);
  const decided = await call(listPairs, { investigation, which: "decided" }, owner);
  expect(decided.ok && decided.value.pairs.map(({ decision }) => decision?.answer)).toEqual([answer, answer]);
});
