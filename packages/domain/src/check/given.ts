// What an answer gives besides its result: a time, as precise as it is known, or a place, within a radius.
import { isMoment } from "@sightline/count";
import { z } from "zod";
import { dateSchema } from "../ids.ts";
import { refuse, type Refused } from "../refusal.ts";
import type { CheckResult } from "./check.ts";
import { givesOf, type Question } from "./questions.ts";

/** Finest first. */
export const precisionSchema = z.enum(["second", "minute", "hour", "day", "month", "year"]);

export const timeSchema = z.strictObject({
  /** In UTC, or a day, a month, a year. */
  at: dateSchema,
  /** How much of it is known: it was within this second, minute, hour … */
  precision: precisionSchema,
});
export type TimeGiven = z.infer<typeof timeSchema>;

/** Half of the way around the Earth. */
const FARTHEST = 20_038_000;

export const placeSchema = z.strictObject({
  /** In degrees, north and east of WGS 84. */
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  /** It was made within so many metres of there. */
  radiusMetres: z.int().min(1).max(FARTHEST),
});
export type PlaceGiven = z.infer<typeof placeSchema>;

export type Given = { readonly time?: TimeGiven | undefined; readonly place?: PlaceGiven | undefined };

/** The finest precision that a date of so many characters can have. */
const WRITTEN: Readonly<Record<number, z.infer<typeof precisionSchema>>> = {
  4: "year",
  7: "month",
  10: "day",
  17: "minute",
};

export function whyNotGiven(question: Question, result: CheckResult, given: Given): Refused | null {
  const { time, place } = given;
  if (time === undefined && place === undefined) return null;
  if (result === "cannot say" || result === "not applicable")
    return refuse(
      "answer-says-both",
      `An answer that says “${result}” gives no time and no place; take it out, or say passed or failed.`,
    );
  const gives = givesOf(question);
  if ((time && gives !== "time") || (place && gives !== "place"))
    return refuse(
      "not-asked-for",
      `${question.name} asks for no ${time ? "time" : "place"}; say it in the basis.`,
    );
  return time ? whyNotTimeGiven(time) : null;
}

/** The finest that a time can be known to, as it is written. */
export const precisionOf = (at: string): TimeGiven["precision"] => WRITTEN[at.length] ?? "second";

/** Why there is no such time, or it is said to be known more precisely than it is written. */
export function whyNotTimeGiven({ at, precision }: TimeGiven): Refused | null {
  if (!isMoment(at))
    return refuse("no-such-time", `${at} is no time that exists; give a year, a month, a day or a UTC time.`);
  const finest = precisionOf(at);
  const { options } = precisionSchema;
  return options.indexOf(precision) < options.indexOf(finest)
    ? refuse(
        "precision-too-fine",
        `${at} says nothing finer than the ${finest}; write more of it, or say that it is known to the ${finest}.`,
      )
    : null;
}
