// Reviewing the marks of an item: a second member signs off what the first one signed, as of the same version.
import type { Rule } from "../rule.ts";
import { called } from "../member/called.ts";
import { reviewed } from "../member/hands.ts";
import { refuse } from "../refusal.ts";
import { disputedIn } from "../blind/lowered.ts";
import { onMarks } from "./version.ts";

export const reviewMarks: Rule<"marks.review"> = (held, change) =>
  onMarks(held, change, ({ item, signed }) => {
    if (!signed)
      return refuse(
        "marks-not-signed",
        `Nobody has signed off the marks of ${item.name} as they are now; sign them off first.`,
      );
    const fewer = disputedIn(held, item.id);
    return fewer
      ? refuse(
          "disputed",
          `${called(held, fewer.by ?? "")} counted ${fewer.counted} where more are marked in ${item.name}; correct the marks or the count first.`,
        )
      : reviewed(held, signed, change, `the marks of ${item.name}`);
  });
