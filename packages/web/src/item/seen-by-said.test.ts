// Who sees an item, as its page says it.
import { expect, test } from "vitest";
import { seenBySaid, whyNobodySecond } from "./seen-by-said.ts";

const nameOf = (id: string): string => `${id} Bell`;

test("says whether every member sees it, and who does where that may be known", () => {
  expect(seenBySaid(null, nameOf)).toBe("Every member sees this item.");
  expect(seenBySaid([], nameOf)).toBe("Restricted: only the owners see this item.");
  expect(seenBySaid([], null)).toBe("Restricted: not every member sees this item.");
  expect(seenBySaid(["Ann", "Cem"], nameOf)).toBe(
    "Restricted: only the owners and Ann Bell, Cem Bell see this item.",
  );
});

test("says that nobody is there to confirm anything where one alone sees it who may", () => {
  const ann = { id: "ann", role: "owner" } as const;
  const ben = { id: "ben", role: "reviewer" } as const;
  const dan = { id: "dan", role: "viewer" } as const;
  const told = expect.stringContaining("waits in nobody’s inbox");
  expect(whyNobodySecond([], [ann, ben, dan])).toEqual(told);
  expect(whyNobodySecond(["dan"], [ann, ben, dan])).toEqual(told);
  expect(whyNobodySecond(["ben"], [ann, ben, dan])).toBeNull();
  expect(whyNobodySecond([], [ann, { ...ben, role: "owner" }, dan])).toBeNull();
  expect(whyNobodySecond(null, [ann, ben, dan])).toBeNull();
  // Where nobody else may review at all, who sees the item changes nothing.
  expect(whyNobodySecond([], [ann, dan])).toBeNull();
});
