// When and where an answer says that something was made, in words.
import { t } from "@lingui/core/macro";
import type { PlaceGiven, TimeGiven } from "@sightline/domain";
import { figure } from "../desk/words.ts";

export const timeSaid = ({ at, precision }: TimeGiven): string => t`${at}, known to the ${precision}`;

/** Degrees to the metre or so; the radius in metres, and in kilometres from ten of them on. */
export function placeSaid({ latitude, longitude, radiusMetres }: PlaceGiven): string {
  const far =
    radiusMetres < 10_000 ? `${figure(radiusMetres)} m` : t`${figure(Math.round(radiusMetres / 1000))} km`;
  return t`${degrees(latitude)}, ${degrees(longitude)}, within ${far}`;
}

const degrees = (n: number): string => String(Number(n.toFixed(6)));
