// The shape of an answer as its form asks for it: result and basis, and the time or place that the question gives.
import { t } from "@lingui/core/macro";
import {
  resultSchema,
  whyNotGiven,
  type ChecksShown,
  type CheckResult,
  type PlaceGiven,
  type TimeGiven,
} from "@sightline/domain";
import { z } from "zod";
import {
  filledFrom,
  givingLabels,
  PLACE_FIELDS,
  placeIn,
  TIME_FIELDS,
  timeIn,
  whyNotPart,
  withoutStop,
  type GivenFilled,
} from "./giving.ts";

type Question = ChecksShown["questions"][number];

const BASE = { result: resultSchema, basis: z.string().min(1).max(20_000).meta({ lines: 4 }) };
const GIVING = { nothing: {}, time: TIME_FIELDS, place: PLACE_FIELDS } satisfies Record<
  Question["gives"],
  z.ZodRawShape
>;
const WHY = z.string().min(1).max(2000);

export type Filled = GivenFilled & {
  readonly result: CheckResult;
  readonly basis: string;
  readonly reason?: string;
};

export const answerLabels = () => ({
  result: t`Answer`,
  basis: t`On what basis`,
  at: t`When it was made, in UTC`,
  ...givingLabels(),
  reason: t`Why it changes`,
});

/** A reason is needed where verdicts rest on the answer, and may be where the new one speaks against the item. */
export function answeringShape(
  question: Question,
  of: { readonly voids: boolean; readonly answered: boolean },
): z.ZodObject {
  const reason = of.voids ? { reason: of.answered ? WHY : WHY.optional() } : {};
  return z.strictObject({ ...BASE, ...GIVING[question.gives], ...reason }).check(({ value, issues }) => {
    const wrong = whyNotWhole(question, value as Filled);
    if (wrong) issues.push({ code: "custom", input: value, path: [wrong.field], message: wrong.says });
  });
}

/** Its parts go together, and the rule takes them: the same rule as the desk's. */
function whyNotWhole(question: Question, filled: Filled): { field: string; says: string } | null {
  const missing = whyNotPart(filled);
  if (missing) return missing;
  const refused = whyNotGiven(question, filled.result, givenBy(filled));
  if (!refused) return null;
  return {
    field: question.gives === "time" ? "at" : "latitude",
    says: withoutStop(refused.refusal.sentence),
  };
}

export function givenBy(filled: GivenFilled): { readonly time?: TimeGiven; readonly place?: PlaceGiven } {
  const [time, place] = [timeIn(filled), placeIn(filled)];
  return { ...(time && { time }), ...(place && { place }) };
}

/** What stands in the form of an answer that is changed. */
export function filledBy(answer: Question["answer"]): Record<string, string> {
  if (!answer) return {};
  const { result, basis, time, place } = answer;
  return filledFrom({ result, basis }, time, place);
}
