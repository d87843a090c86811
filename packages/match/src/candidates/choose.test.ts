// Whom a new content is compared with: the likeliest first, copies of one chosen later, leads always, and no more than is paid for.
import { describe, expect, test } from "vitest";
import { askInTurn, choose, type Choice, efforts } from "./choose.ts";

const choice = (over: Partial<Choice>): Choice => ({
  ranked: ["p", "q", "r", "s", "t", "u", "v", "w"],
  leads: [],
  isOpen: () => true,
  areCopies: () => false,
  effort: efforts.desk,
  ...over,
});

const areEarly = (one: string, other: string): boolean => one < "s" && other < "s";

describe("the chosen", () => {
  test("are the likeliest four at the desk, and six with every lead where one run must answer", () => {
    expect(choose(choice({}))).toEqual(["p", "q", "r", "s"]);
    const once = choose(choice({ effort: efforts.once, leads: ["w", "x", "q"] }));
    expect(once).toEqual(["p", "q", "r", "s", "t", "u", "v", "w", "x"]);
    expect(choose(choice({ leads: ["x"] }))).not.toContain("x");
    expect(choose(choice({ ranked: ["p"], leads: ["x"] }))).toEqual(["p", "x"]);
  });

  test("leave out what is settled, and put a copy of one chosen behind the others", () => {
    expect(choose(choice({ isOpen: (id) => id > "q" }))).toEqual(["r", "s", "t", "u"]);
    expect(choose(choice({ areCopies: areEarly }))).toEqual(["p", "s", "t", "u"]);
  });
});

const askedOf = async (same: readonly string[], leads: readonly string[] = []) => {
  const asked: string[] = [];
  const count = await askInTurn(["p", "q", "r", "s"], leads, efforts.desk, async (id) => {
    asked.push(id);
    return same.includes(id);
  });
  expect(count).toBe(asked.length);
  return asked.join("");
};

describe("they are asked", () => {
  test("until two were in vain; a lead is asked all the same", async () => {
    expect(await askedOf([])).toBe("pq");
    expect(await askedOf(["p"])).toBe("pqr");
    expect(await askedOf(["p", "q", "r", "s"])).toBe("pqrs");
    expect(await askedOf([], ["s"])).toBe("pqs");
  });
});
