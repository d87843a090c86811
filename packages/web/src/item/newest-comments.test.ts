// An item with thousands of comments opens with the newest, and none of the others is out of reach.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { COMMENTS_AT_ONCE, firstShown, commentOf } from "./newest-comments.ts";

const commentsOf = (many: number) => Array.from({ length: many }, (_, nr) => ({ id: `${nr}` }));

test("whatever there is, at most so many come at first, a mention is among them, and all come in the end", () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.nat(200), fc.option(fc.nat(6000)), (many, more, wanted) => {
      const all = commentsOf(many);
      const first = firstShown(all, more, wanted === null ? undefined : `${wanted}`);
      const plain = firstShown(all, more, undefined);
      expect(many - plain).toBe(Math.min(many, COMMENTS_AT_ONCE * (1 + more)));
      expect(first).toBe(wanted === null || wanted >= many ? plain : Math.min(plain, wanted));
      expect(firstShown(all, Math.ceil(many / COMMENTS_AT_ONCE), undefined)).toBe(0);
    }),
    { seed: 20_311_209 },
  );
});

test("a matter of the inbox names the comment that mentions somebody, and no other matter does", () => {
  expect(commentOf("mention 97")).toBe("97");
  for (const other of [undefined, "", "fact F1", "review i-7", "mention"])
    expect(commentOf(other)).toBeUndefined();
});
