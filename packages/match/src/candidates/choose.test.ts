// Whom a new content is compared with: all that its hashes come near to, and the likeliest others.
import { describe, expect, test } from "vitest";
import { choose, clearVotes, leadsAmong, mostByPoints } from "./choose.ts";

const ranked = (votes: number) =>
  Array.from({ length: 20 }, (_, n) => ({ id: String.fromCharCode(97 + n), votes }));
const ids = (of: readonly { readonly id: string }[]) => of.map(({ id }) => id);
const near = (id: string, distance: number) => ({ id, distance, confident: distance <= 31 });

describe("the chosen", () => {
  test("are all leads, however many, and the likeliest by points", () => {
    const leads = Array.from({ length: 40 }, (_, n) => `lead ${n}`);
    const few = ranked(clearVotes - 1);
    expect(choose({ ranked: few, leads, isOpen: () => true })).toEqual([
      ...leads,
      ...ids(few).slice(0, mostByPoints),
    ]);
  });

  test("are all that clearly share points, however many", () => {
    const clear = ranked(clearVotes);
    expect(choose({ ranked: clear, leads: [], isOpen: () => true })).toEqual(ids(clear));
  });

  test("are asked once, and not where they cannot be", () => {
    expect(
      choose({
        ranked: ["p", "q"].map((id) => ({ id, votes: 1 })),
        leads: ["q", "r"],
        isOpen: (id) => id !== "r",
      }),
    ).toEqual(["q", "p"]);
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
