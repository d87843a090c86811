// Reviewing the marks of an item: a second member signs off what the first one signed, as of the same version.
import type { Rule } from "../rule.ts";
import { reviewed } from "../member/hands.ts";
import { refuse } from "../refusal.ts";
import { onMarks } from "./version.ts";

export const reviewMarks: Rule<"marks.review"> = (held, change) =>
  onMarks(held, change, ({ item, signed }) =>
    signed
      ? reviewed(held, signed, change, `the marks of ${item.name}`)
      : refuse(
          "marks-not-signed",
          `Nobody has signed off the marks of ${item.name} as they are now; sign them off first.`,
        ),
  );
