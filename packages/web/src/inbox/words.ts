// What the kinds of matters are called on the pages.
import { t } from "@lingui/core/macro";
import type { MatterShown } from "@sightline/domain";

export const kindWords = (): Readonly<Record<MatterShown["asked"]["kind"], string>> => ({
  conflict: t`Conflict`,
  disputed: t`Disputed`,
  mention: t`Said to you`,
  fact: t`Fact, second member`,
  headcount: t`Headcount, second member`,
  blind: t`Blind count`,
  group: t`Group, second member`,
  described: t`When and where, second member`,
  claim: t`Claim, second member`,
  finding: t`Finding, second member`,
  voice: t`Voice, second member`,
  translation: t`Translation, second reader`,
  statement: t`Statement, second member`,
  marks: t`Marks, second member`,
  review: t`Verdict`,
  pair: t`Pair`,
  refused: t`File not decoded`,
});
