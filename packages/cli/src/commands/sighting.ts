// `sightline sighting`: taking a sighting back.
import type { Global } from "../global.ts";
import { writeChange, type Options } from "./write-change.ts";

export const withdrawSighting = (subject: string, options: Options, global: Global): Promise<void> =>
  writeChange({ verb: "sighting.withdraw", subject, payload: {} }, options, global);
