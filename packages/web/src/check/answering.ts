// The shape of an answer as its form asks for it: result and basis, and the time or place that the question gives.
import { t } from "@lingui/core/macro";
import {
  dateSchema,
  placeSchema,
  precisionSchema,
  resultSchema,
  whyNotGiven,
  type ChecksShown,
  type CheckResult,
  type PlaceGiven,
  type TimeGiven,
} from "@sightline/domain";
import { z } from "zod";

type Question = ChecksShown["questions"][number];

const BASE = { result: resultSchema, basis: z.string().min(1).max(20_000).meta({ lines: 4 }) };
const GIVING = {
  nothing: {},
  time: { at: dateSchema.optional(), precision: precisionSchema.optional() },
  place: {
    latitude: placeSchema.shape.latitude.optional(),
    longitude: placeSchema.shape.longitude.optional(),
    radiusMetres: placeSchema.shape.radiusMetres.optional(),
  },
} satisfies Record<Question["gives"], z.ZodRawShape>;
const WHY = z.string().min(1).max(2000);

export type Filled = {
  readonly result: CheckResult;
  readonly basis: string;
  readonly at?: string;
  readonly precision?: TimeGiven["precision"];
  readonly latitude?: number;
  readonly longitude?: number;
  readonly radiusMetres?: number;
  readonly reason?: string;
};

export const answerLabels = () => ({
  result: t`Answer`,
  basis: t`On what basis`,
  at: t`When it was made, in UTC`,
  precision: t`Known to the`,
  latitude: t`Latitude in degrees`,
  longitude: t`Longitude in degrees`,
  radiusMetres: t`Within so many metres`,
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
  const { at, precision, latitude, longitude, radiusMetres, result } = filled;
  if ((at === undefined) !== (precision === undefined))
    return { field: at === undefined ? "at" : "precision", says: t`goes with the other` };
  const parts = { latitude, longitude, radiusMetres };
  const missing = Object.entries(parts).filter(([, value]) => value === undefined);
  if (missing.length === 1 || missing.length === 2)
    return { field: missing[0]?.[0] ?? "", says: t`goes with the others` };
  const refused = whyNotGiven(question, result, givenBy(filled));
  if (!refused) return null;
  return {
    field: question.gives === "time" ? "at" : "latitude",
    says: withoutStop(refused.refusal.sentence),
  };
}

/** The form ends every sentence by itself. */
const withoutStop = (sentence: string): string => sentence.replace(/\.$/, "");

export function givenBy(filled: Filled): { readonly time?: TimeGiven; readonly place?: PlaceGiven } {
  const { at, precision, latitude, longitude, radiusMetres } = filled;
  if (at !== undefined && precision !== undefined) return { time: { at, precision } };
  if (latitude === undefined || longitude === undefined || radiusMetres === undefined) return {};
  return { place: { latitude, longitude, radiusMetres } };
}

/** What stands in the form of an answer that is changed. */
export function filledBy(answer: Question["answer"]): Record<string, string> {
  if (!answer) return {};
  const { result, basis, time, place } = answer;
  const given = { ...time, ...place };
  return {
    result,
    basis,
    ...Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)])),
  };
}
