// A time and a place as forms ask for them, field by field: the parts of each go together.
import { t } from "@lingui/core/macro";
import {
  dateSchema,
  placeSchema,
  precisionSchema,
  whyNotTimeGiven,
  type PlaceGiven,
  type TimeGiven,
} from "@sightline/domain";
import type { z } from "zod";

export const TIME_FIELDS = { at: dateSchema.optional(), precision: precisionSchema.optional() };
export const PLACE_FIELDS = {
  latitude: placeSchema.shape.latitude.optional(),
  longitude: placeSchema.shape.longitude.optional(),
  radiusMetres: placeSchema.shape.radiusMetres.optional(),
};

type All = TimeGiven & PlaceGiven;
export type GivenFilled = { readonly [Part in keyof All]?: All[Part] | undefined };

export const givingLabels = () => ({
  precision: t`Precision`,
  latitude: t`Latitude in degrees`,
  longitude: t`Longitude in degrees`,
  radiusMetres: t`Within so many metres`,
});

/** The first part that is missing where another one is there. */
export function whyNotPart({ at, precision, ...place }: GivenFilled): { field: string; says: string } | null {
  if ((at === undefined) !== (precision === undefined))
    return { field: at === undefined ? "at" : "precision", says: t`goes with the other` };
  const parts = Object.keys(PLACE_FIELDS) as (keyof PlaceGiven)[];
  const missing = parts.filter((part) => place[part] === undefined);
  return missing.length === 0 || missing.length === parts.length
    ? null
    : { field: missing[0] ?? "", says: t`goes with the others` };
}

export const timeIn = ({ at, precision }: GivenFilled): TimeGiven | undefined =>
  at === undefined || precision === undefined ? undefined : { at, precision };

export const placeIn = ({ latitude, longitude, radiusMetres }: GivenFilled): PlaceGiven | undefined =>
  latitude === undefined || longitude === undefined || radiusMetres === undefined
    ? undefined
    : { latitude, longitude, radiusMetres };

/** What stands in the fields of what was said before. */
export const filledFrom = (...given: readonly (object | null)[]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(Object.assign({}, ...given) as z.infer<z.ZodRecord>).map(([name, value]) => [
      name,
      String(value),
    ]),
  );

/** The form ends every sentence by itself. */
export const withoutStop = (sentence: string): string => sentence.replace(/\.$/, "");

/** Why there is no such time, said of its field. */
export function whyNoTime(filled: GivenFilled): { field: string; says: string } | null {
  const time = timeIn(filled);
  const refused = time && whyNotTimeGiven(time);
  return refused ? { field: "at", says: withoutStop(refused.refusal.sentence) } : null;
}
