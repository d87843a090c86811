// Two numbers in the wrong order, noticed by where other places of the investigation are; whoever pasted them decides.
import { metresBetween, type PlaceRead, type Point } from "./point.ts";

/** In metres. */
const NEAR = 200_000;
const FAR = 1_000_000;

export function withOthers(read: PlaceRead, others: readonly Point[]): PlaceRead {
  const { otherWay } = read;
  if (otherWay === null) return read;
  const nearest = (point: Point): number => Math.min(...others.map((one) => metresBetween(one, point)));
  if (nearest(otherWay) > NEAR || nearest(read) <= FAR) return read;
  const sentence = `Read as written it is more than 1,000 km from every other place here; the other way round, as latitude ${otherWay.latitude} and longitude ${otherWay.longitude}, it is near one. Look whether the numbers are swapped.`;
  return { ...read, notes: [...read.notes, { code: "perhaps-turned", sentence }] };
}

/** A round radius that is not finer than what is written: 1, 2 or 5 and noughts. */
export function radiusFor({ precisionMetres }: Pick<PlaceRead, "precisionMetres">): number {
  const least = Math.max(1, precisionMetres);
  const tens = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5, 10].find((times) => times * tens >= least) ?? 10) * tens;
}
