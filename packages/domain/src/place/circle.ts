// Circles on the Earth: whether two touch, and one that holds all of them.
import type { PlaceGiven } from "../check/given.ts";
import { degrees, metresBetween, type Point } from "./point.ts";

/** Half of the way around the Earth: a circle that holds it all. */
const FARTHEST = 20_038_000;
/** The Earth is no sphere: distances along one are half a percent off at most, and nobody is told of a gap that may be none. */
const OFF = 1.005;
const STEPS = 200;

/** Whether one spot can be in both. */
export const touch = (a: PlaceGiven, b: PlaceGiven): boolean =>
  metresBetween(a, b) <= (a.radiusMetres + b.radiusMetres) * OFF;

type Vector = readonly [number, number, number];
const radians = (angle: number): number => (angle * Math.PI) / 180;

function vectorOf({ latitude, longitude }: Point): Vector {
  const [north, east] = [radians(latitude), radians(longitude)];
  return [Math.cos(north) * Math.cos(east), Math.cos(north) * Math.sin(east), Math.sin(north)];
}

function pointOf([x, y, z]: Vector): Point {
  return {
    latitude: degrees((Math.atan2(z, Math.hypot(x, y)) * 180) / Math.PI),
    longitude: degrees((Math.atan2(y, x) * 180) / Math.PI),
  };
}

const reach = (centre: Point, circle: PlaceGiven): number =>
  metresBetween(centre, circle) + circle.radiusMetres;

/** The first of those that reach farthest from there. */
const farthest = (centre: Point, circles: readonly [PlaceGiven, ...PlaceGiven[]]): PlaceGiven =>
  circles.reduce((most, one) => (reach(centre, one) > reach(centre, most) ? one : most));

/**
 * A circle that holds them all, about the smallest: its centre goes step by step, each shorter than the one before, towards
 * whichever reaches out farthest (Bădoiu and Clarkson). Null of none.
 */
export function circleAround(circles: readonly PlaceGiven[]): PlaceGiven | null {
  const [first, ...rest] = circles;
  if (first === undefined) return null;
  if (rest.every((one) => isSame(one, first))) return first;
  const all = [first, ...rest] as const;
  let centre: Point = first;
  let best: Point = first;
  for (let step = 1; step <= STEPS; step += 1) {
    const far = farthest(centre, all);
    if (reach(centre, far) < reach(best, farthest(best, all))) best = centre;
    centre = towards(centre, far, 1 / (step + 1));
  }
  const { latitude, longitude } = best;
  const radiusMetres = Math.min(FARTHEST, Math.ceil(reach(best, farthest(best, all))));
  return { latitude, longitude, radiusMetres };
}

const isSame = (a: PlaceGiven, b: PlaceGiven): boolean =>
  a.latitude === b.latitude && a.longitude === b.longitude && a.radiusMetres === b.radiusMetres;

/** So much of the way to the far edge of a circle. */
function towards(centre: Point, circle: PlaceGiven, part: number): Point {
  const away = metresBetween(centre, circle);
  if (away === 0) return centre;
  const share = Math.min(1, (part * (away + circle.radiusMetres)) / away);
  const [a, b] = [vectorOf(centre), vectorOf(circle)];
  const mixed = a.map((one, at) => one * (1 - share) + (b[at] ?? 0) * share) as unknown as Vector;
  return Math.hypot(...mixed) < 1e-9 ? centre : pointOf(mixed);
}

/** The edge of a circle as so many points, from north clockwise. */
export function edgeOf({ latitude, longitude, radiusMetres }: PlaceGiven, points: number): Point[] {
  const angle = radiusMetres / 6_371_008.8;
  const [north, east] = [radians(latitude), radians(longitude)];
  return Array.from({ length: points }, (_, at) => {
    const way = (at / points) * 2 * Math.PI;
    const up = Math.asin(
      Math.max(
        -1,
        Math.min(1, Math.sin(north) * Math.cos(angle) + Math.cos(north) * Math.sin(angle) * Math.cos(way)),
      ),
    );
    const across = Math.atan2(
      Math.sin(way) * Math.sin(angle) * Math.cos(north),
      Math.cos(angle) - Math.sin(north) * Math.sin(up),
    );
    return { latitude: (up * 180) / Math.PI, longitude: ((east + across) * 180) / Math.PI };
  });
}
