// A point that was read from what somebody pasted: where it is, in which form it stood, and how finely that can tell.
import { ok, refuse, type Result } from "../refusal.ts";

/** In degrees, north and east of WGS 84. */
export type Point = { readonly latitude: number; readonly longitude: number };

/** The forms in which a place can be written. */
export type PlaceForm =
  | "decimal degrees"
  | "degrees and minutes"
  | "degrees, minutes and seconds"
  | "geo URI"
  | "WKT"
  | "GeoJSON"
  | "MGRS"
  | "UTM"
  | "plus code"
  | "Google Maps link"
  | "OpenStreetMap link"
  | "Bing link"
  | "Yandex link"
  | "Apple Maps link"
  | "Wikimapia link"
  | "GeoHack link";

/** What whoever pasted it should know: `turned` and `view` tell what was done, `perhaps-turned` asks for a look. */
export type PlaceNote = {
  readonly code: "turned" | "perhaps-turned" | "view";
  readonly sentence: string;
};

export type PlaceRead = Point & {
  readonly form: PlaceForm;
  /** One step of the last digit that is written, or the side of the square that is named, in metres. */
  readonly precisionMetres: number;
  readonly notes: readonly PlaceNote[];
  /** The same numbers the other way round, where nothing but their order says which is which and both can be. */
  readonly otherWay: Point | null;
};

/** Of a sphere that is as large as the Earth. */
const RADIUS = 6_371_008.8;
const METRES_A_DEGREE = (RADIUS * Math.PI) / 180;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Along a great circle, in metres; half a percent off at most, as the Earth is no sphere. */
export function metresBetween(a: Point, b: Point): number {
  const north = Math.sin(radians(b.latitude - a.latitude) / 2) ** 2;
  const east = Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  const across = Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * east;
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(north + across)));
}

/** The longer of two steps in degrees, at this latitude, in metres. */
export const stepMetres = (latitude: number, north: number, east: number): number =>
  METRES_A_DEGREE * Math.max(north, east * Math.cos(radians(latitude)));

/** A coordinate of an angle that was worked out, to a millimetre. */
export const degrees = (angle: number): number => Number(angle.toFixed(8));

export const isLatitude = (angle: number): boolean => Math.abs(angle) <= 90;
export const isLongitude = (angle: number): boolean => Math.abs(angle) <= 180;

export type Stepped = { readonly angle: number; readonly step: number };

/** Two angles of which only their order says which is which; turned where they can be a place in no other way. */
export function inOrder(
  [latitude, longitude]: readonly [Stepped, Stepped],
  form: PlaceForm,
): Result<PlaceRead> {
  const asWritten = isLatitude(latitude.angle) && isLongitude(longitude.angle);
  const turns = isLatitude(longitude.angle) && isLongitude(latitude.angle);
  if (asWritten) {
    const other = { latitude: longitude.angle, longitude: latitude.angle };
    return ok(stepped(latitude, longitude, { form, otherWay: turns ? other : null }));
  }
  if (!turns) return outOfRange(latitude.angle, longitude.angle);
  const sentence = `${latitude.angle} can be no latitude: it was read the other way round, as latitude ${longitude.angle} and longitude ${latitude.angle}.`;
  return ok({
    ...stepped(longitude, latitude, { form, otherWay: null }),
    notes: [{ code: "turned", sentence }],
  });
}

export const stepped = (
  latitude: Stepped,
  longitude: Stepped,
  { form, otherWay }: Pick<PlaceRead, "form" | "otherWay">,
): PlaceRead => ({
  latitude: latitude.angle,
  longitude: longitude.angle,
  form,
  precisionMetres: stepMetres(latitude.angle, latitude.step, longitude.step),
  notes: [],
  otherWay,
});

export const outOfRange = (latitude: number, longitude: number) =>
  refuse(
    "place-out-of-range",
    `Latitude ${latitude} and longitude ${longitude} are nowhere: latitudes go to 90 and longitudes to 180 degrees; look at the numbers again.`,
  );
