// A place as it is typed: coordinates in any form that is read, and within how many metres of them.
import { ok, radiusFor, readPlace, refuse, type Held, type PlaceGiven, type Result } from "@sightline/domain";
import { note } from "./say.ts";

const WITH_METRES = /^(-?\d{1,2}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?),(\d{1,8})$/;

type Typed = { readonly place?: string | undefined; readonly within?: number | undefined };

/**
 * What was read is told, as is what speaks against it. `there` is the place that stands: with metres alone it stays
 * where it is. `subject` is what is said to be there.
 */
export function placeTyped(
  held: Held,
  { place, within }: Typed,
  { subject, place: there }: { readonly subject: string; readonly place: PlaceGiven | null },
): Result<PlaceGiven | null> {
  if (place === undefined && within === undefined) return ok(there);
  if (place === undefined)
    return there
      ? ok({ ...there, radiusMetres: within ?? there.radiusMetres })
      : refuse("wrong-shape", "--within says how well a place is known; give --place too.");
  const [, latitude, longitude, metres] = WITH_METRES.exec(place) ?? [];
  if (metres !== undefined)
    return within === undefined
      ? ok({ latitude: Number(latitude), longitude: Number(longitude), radiusMetres: Number(metres) })
      : refuse("wrong-shape", "--place has its metres already; leave out --within.");
  const others = [...held.group.values()].flatMap((group) =>
    group.place && !group.withdrawn && group.id !== subject ? [group.place] : [],
  );
  const read = readPlace(place, others);
  if (!read.ok) return read;
  const { form, notes, ...point } = read.value;
  const radiusMetres = within ?? radiusFor(point);
  note(`Read as ${form}: ${point.latitude}, ${point.longitude}, within ${radiusMetres} m.`);
  for (const { sentence } of notes) note(sentence);
  return ok({ latitude: point.latitude, longitude: point.longitude, radiusMetres });
}
