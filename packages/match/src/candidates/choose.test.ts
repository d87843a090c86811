// Whom a new content is compared with: all that its hashes come near to, and the likeliest others.
import { describe, expect, test } from "vitest";
import { choose, leadsAmong, mostByPoints } from "./choose.ts";

const ranked = Array.from({ length: 20 }, (_, n) => String.fromCharCode(97 + n));
const near = (id: string, distance: number) => ({ id, distance, confident: distance <= 31 });

describe("the chosen", () => {
  test("are all leads, however many, and the likeliest by points", () => {
    const leads = Array.from({ length: 40 }, (_, n) => `lead ${n}`);
    expect(choose({ ranked, leads, isOpen: () => true })).toEqual([
      ...leads,
      ...ranked.slice(0, mostByPoints),
    ]);
  });

  test("are asked once, and not where they cannot be", () => {
    expect(choose({ ranked: ["p", "q"], leads: ["q", "r"], isOpen: (id) => id !== "r" })).toEqual(["q", "p"]);
  });
});

test("leads are all that are within 31 bits, and four of those beyond", () => {
  const sure = Array.from({ length: 9 }, (_, n) => near(`s${n}`, n));
  const open = Array.from({ length: 9 }, (_, n) => near(`o${n}`, 40 + n));
  expect(leadsAmong([near("own", 0), ...sure, ...open], "own")).toEqual([
    ...sure.map(({ id }) => id),
    "o0",
    "o1",
    "o2",
    "o3",
  ]);
});
