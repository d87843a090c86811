// What is said, on the command line: listed, stated of words that are written down, confirmed, and counted by footage and people.
import { beforeAll, expect, test } from "vitest";
import { annsDesk, because, type Written } from "./testing/anns-desk.ts";

const { here, desk, collect, wrote, refused } = annsDesk("listening");

type Said = {
  readonly attributes: readonly {
    footage: { atLeast: number; ungrouped: string[] };
    people: number | null;
  }[];
  readonly statements: readonly { id: string; captivity: boolean; whyUncounted: string | null }[];
};
const said = async (...more: string[]): Promise<Said> =>
  JSON.parse(await desk("said", ...more, "--json")) as Said;
const state = (id: string, ...more: string[]) => [
  "statement",
  "state",
  id,
  "--item",
  "film.mp4",
  "--from",
  "0",
  "--to",
  "300000",
  "--attribute",
  "says-conscript",
  ...more,
];

beforeAll(async () => {
  await collect();
  await desk("member", "add", "ben", "--name", "Ben", "--role", "reviewer");
});

test("what is not listed, and where nothing is written down, is refused by name", async () => {
  expect(await refused(...state("t1"))).toBe("no-such-attribute");
  await wrote("sayings", "set", "--attribute", "says-conscript", "says-tired");
  expect(JSON.parse(await desk("sayings", "list", "--json"))).toEqual({
    attributes: ["says-conscript", "says-tired"],
    captive: ["prisoner"],
  });
  expect(await refused(...state("t1"))).toBe("no-words-there");
});

test("a statement is made, confirmed by another, counted in a verified film, and counts no more once its words change", async () => {
  const words = ["--from", "0", "--to", "500000", "--language", "uk"];
  await wrote("segment", "state", "w1", "--item", "film.mp4", ...words, "--text", "Мене призвали.");
  await wrote("sighting", "mark", "s1", "--item", "film.mp4", "--subject", "prisoner", "--span", "0-500000");
  await wrote(...state("t1", "--speaker", "s1"));
  expect(await refused("statement", "review", "t1")).toBe("second-member-needed");
  await desk("--as", "ben", "statement", "review", "t1");
  expect(await said()).toMatchObject({
    attributes: [{ footage: { atLeast: 0 }, people: 0 }, { footage: { atLeast: 0 } }],
    statements: [{ id: "t1", captivity: true, whyUncounted: 'its verdict is "none"' }],
  });
  for (const who of ["ann", "ben"])
    await desk(
      "--as",
      who,
      "review",
      "give",
      "--item",
      "film.mp4",
      "--verdict",
      "verified",
      "--reason",
      "seen",
    );
  await desk("--as", "ann", "marks", "sign", "--item", "film.mp4");
  await desk("--as", "ben", "marks", "review", "--item", "film.mp4");
  const counted = await said("--attribute", "says-conscript");
  expect(counted.attributes).toMatchObject([
    { footage: { atLeast: 1, ungrouped: [expect.anything()] }, people: 1 },
  ]);
  expect(await desk("said")).toContain("says-conscript: in 1 distinct piece of footage\n  film.mp4\n");
  await wrote("segment", "correct", "w1", "--text", "Мене не призвали.", ...because);
  const after = await said();
  expect([after.attributes[0]?.footage.atLeast, after.attributes[0]?.people]).toEqual([0, 0]);
});

test("it is corrected, its word on captivity needs a reason, and it is withdrawn with one", async () => {
  const { code, stdout } = await here(
    "--as",
    "ann",
    "statement",
    "correct",
    "t1",
    "--captivity",
    "no",
    "--reason",
    " ",
    "--json",
  );
  expect([code, JSON.parse(stdout)]).toMatchObject([1, { refused: "reason-needed" }]);
  await wrote("statement", "correct", "t1", "--captivity", "no", "--reason", "He is a guard.");
  expect((await said()).statements).toMatchObject([{ id: "t1", captivity: false }]);
  expect(await refused("sayings", "set", "--attribute", "says-tired")).toBe("attribute-in-use");
  const [gone] = (await wrote("statement", "withdraw", "t1", ...because)) as Written[];
  expect(gone).toMatchObject({ verb: "statement.withdraw", subject: "t1" });
  expect((await said()).statements).toEqual([]);
});
