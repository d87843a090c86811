// Picking items one by one, in stretches and all at once.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { choiceOf, isPicked, NONE, sizeOf, toggled, withStretch, type Picked } from "./picked.ts";

const FOUND = ["a", "b", "c", "d", "e"];
const ALL = { found: FOUND.length, mark: "0".repeat(64) };
const id = fc.constantFrom(...FOUND);
const step = fc.oneof(
  id.map((one) => ({
    does: (picked: Picked) => toggled(picked, one, FOUND.indexOf(one)),
    ids: [one],
    flips: true,
  })),
  fc
    .subarray(FOUND)
    .map((ids) => ({ does: (picked: Picked) => withStretch(picked, ids), ids, flips: false })),
  fc.constant({ does: (): Picked => ({ ...NONE, all: ALL }), ids: FOUND, flips: false }),
  fc.constant({ does: (): Picked => NONE, ids: [], flips: false, none: true }),
);

test("what is picked is what was pressed, its number is how many are, and the desk is told just these", () => {
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      let picked = NONE;
      const expected = new Set<string>();
      for (const { does, ids, flips, ...rest } of steps) {
        picked = does(picked);
        if ("none" in rest) expected.clear();
        for (const one of ids) if (!(flips && expected.delete(one))) expected.add(one);
        expect(FOUND.filter((one) => isPicked(picked, one))).toEqual(
          FOUND.filter((one) => expected.has(one)),
        );
        expect(sizeOf(picked)).toBe(expected.size);
        const told = choiceOf(picked, {});
        const chosen = told.by === "hand" ? told.items : FOUND.filter((one) => !told.but.includes(one));
        expect(chosen.toSorted()).toEqual([...expected].toSorted());
      }
    }),
  );
});
