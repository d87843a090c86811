// What is said, over HTTP: statements with their words for whoever sees the film, the numbers that they move, and nothing for whom it is not.
import { afterAll, beforeAll, expect, test } from "vitest";
import { listSaid, urlOf, type SaidShown } from "@sightline/domain";
import { rebuild } from "../journal/rebuild.ts";
import { act, segment, spokenDesk, type SpokenDesk, type Who } from "../testing/spoken-desk.ts";

const ATTRIBUTE = "says-conscript";
let desk: SpokenDesk;
const stated = (item: string, speaker: object = { kind: "unknown" }) => ({
  item,
  startUs: 1_000_001,
  endUs: 1_500_000,
  speaker,
  attributes: [ATTRIBUTE],
  note: null,
});
const verified = async (item: string): Promise<void> => {
  for (const by of ["owner", "otto"] as const)
    await desk.says(by, act("item.review", item, { verdict: "verified", reason: "seen" }));
};

beforeAll(async () => {
  desk = await spokenDesk();
  await desk.says(
    "owner",
    act("sayings.set", desk.investigation, { attributes: [ATTRIBUTE], captive: ["prisoner"] }),
  );
  await desk.says("zelda", act("statement.state", "t1", stated("road", { kind: "sighting", id: "s1" })));
  await desk.says("owner", act("statement.state", "zq-t", stated("yard")));
  await verified("road");
  const { held } = desk.at.desk.investigations.standing(desk.investigation) ?? {};
  const version = held?.inItem.get("road")?.version;
  await desk.says("zelda", act("marks.state", "road", { version }));
  await desk.says("otto", act("marks.review", "road", { version }));
  await verified("yard");
});
afterAll(() => desk.end());

const asked = (who: Who, attribute?: string) => {
  const path = urlOf(listSaid, { investigation: desk.investigation });
  return desk.get(who, attribute === undefined ? path : `${path}?attribute=${encodeURIComponent(attribute)}`);
};
const said = async (who: Who, attribute?: string): Promise<SaidShown> =>
  listSaid.answer.parse(JSON.parse((await asked(who, attribute)).text));
const numbers = async (who: Who): Promise<unknown> =>
  (await said(who)).attributes.map(({ footage, people }) => [footage.atLeast, people]);
const review = async (by: Who, id: string): Promise<void> => {
  const { version, heard } = (await said(by)).statements.find((one) => one.id === id) ?? {};
  await desk.says(by, act("statement.review", id, { version, heard }));
};

test("a statement has its words, and counts in nothing until a second member confirms it", async () => {
  const { statements } = await said("zelda");
  expect(statements).toMatchObject([
    {
      id: "t1",
      captivity: true,
      words: [{ text: "перше", translations: [{ text: "First", reviewedBy: null }] }],
      whyUncounted: "no second member has confirmed it",
      whyNot: "zelda Quill stated statement t1; the review must be another member’s.",
    },
  ]);
  expect(await numbers("zelda")).toEqual([[0, 0]]);
  await review("otto", "t1");
  expect(await numbers("zelda")).toEqual([[1, 1]]);
  expect((await said("zelda")).statements[0]?.whyUncounted).toBeNull();
});

test("whoever does not see a film is told of none that is said in it, nor of a number that it moves", async () => {
  await review("otto", "zq-t");
  expect([await numbers("otto"), await numbers("rita")]).toEqual([[[2, 1]], [[1, 1]]]);
  const { text } = await asked("rita");
  expect([text.includes("zq-t"), text.includes("secret words"), text.includes("yard")]).toEqual([
    false,
    false,
    false,
  ]);
  expect([(await said("rita")).some, (await said("otto")).some]).toEqual([true, false]);
});

test("two films that turn out to be one recording are one piece of footage", async () => {
  for (const item of ["road", "yard"])
    await desk.says("owner", act("footage.confirm", item, { footage: "mill" }));
  expect(await numbers("otto")).toEqual([[1, 1]]);
  const [attribute] = (await said("otto")).attributes;
  expect(attribute?.footage).toMatchObject({
    pieces: [{ id: "mill", items: ["road", "yard"] }],
    ungrouped: [],
  });
});

test("a data-only viewer is told what is said, and nobody’s name; nobody asks for what is no line", async () => {
  const { text } = await asked("outside");
  expect([text.includes("перше"), /quill|zelda|otto/i.test(text)]).toEqual([true, false]);
  const { status, text: refused } = await asked("owner", "a\nb");
  expect([status, JSON.parse(refused)]).toMatchObject([422, { code: "text-not-a-line" }]);
  expect((await asked("owner", "")).status).toBe(400);
  expect((await said("owner", "wounded")).attributes).toMatchObject([
    { attribute: "wounded", footage: { atLeast: 0 }, people: 0 },
  ]);
  expect((await said("vic")).whyNotState).toBe("A viewer states nothing here.");
});

test("who counts a frame of it blind is told neither who says it nor by how many it is said", async () => {
  await desk.says("owner", act("blind.ask", "b1", { item: "road", at: 0, subject: "prisoner", of: null }));
  await desk.says("rita", act("blind.take", "b1", {}));
  const shown = await said("rita");
  expect(shown.statements).toMatchObject([{ id: "t1", speaker: { kind: "unknown" } }]);
  expect([shown.attributes[0]?.people, (await asked("rita")).text.includes('"s1"')]).toEqual([null, false]);
});

test("other words take it out of both numbers in the same moment, and all of it is rebuilt as it was", async () => {
  await desk.says(
    "zelda",
    act("segment.correct", "w1", segment("road", "ні", { speaker: { kind: "sighting", id: "s1" } })),
  );
  expect(await numbers("otto")).toEqual([[1, 0]]);
  const waits = JSON.parse(
    (await desk.get("otto", `/api/investigations/${desk.investigation}/inbox`)).text,
  ) as {
    matters: readonly { key: string; atUs: number | null; notes: readonly { text: string }[] }[];
  };
  expect(waits.matters.find(({ key }) => key === "statement t1")).toMatchObject({
    atUs: 1_000_001,
    notes: [{ text: "ні" }, { text: "First" }],
  });
  const before = await said("owner");
  await rebuild(desk.at.desk.db);
  expect(await said("owner")).toEqual(before);
});
