// Who sees an item, as its page says it.
import { expect, test } from "vitest";
import { seenBySaid } from "./seen-by-said.ts";

const nameOf = (id: string): string => `${id} Bell`;

test("says whether every member sees it, and who does where that may be known", () => {
  expect(seenBySaid(null, nameOf)).toBe("Every member sees this item.");
  expect(seenBySaid([], nameOf)).toBe("Restricted: only the owners see this item.");
  expect(seenBySaid([], null)).toBe("Restricted: not every member sees this item.");
  expect(seenBySaid(["Ann", "Cem"], nameOf)).toBe(
    "Restricted: only the owners and Ann Bell, Cem Bell see this item.",
  );
});
