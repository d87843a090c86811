// When and where an answer says that something was made, in words.
import { t } from "@lingui/core/macro";
import type { PlaceGiven, TimeGiven } from "@sightline/domain";
import { figure } from "../desk/words.ts";

export const timeSaid = ({ at, precision }: TimeGiven): string => t`${at}, known to the ${precision}`;

/** Degrees to the metre or so, and the radius. */
export function placeSaid({ latitude, longitude, radiusMetres }: PlaceGiven): string {
  const far = metresSaid(radiusMetres);
  return t`${degrees(latitude)}, ${degrees(longitude)}, within ${far}`;
}

/** In metres, and in kilometres from ten of them on. */
export const metresSaid = (metres: number): string =>
  metres < 10_000 ? `${figure(metres)} m` : t`${figure(Math.round(metres / 1000))} km`;

const degrees = (n: number): string => String(Number(n.toFixed(6)));
