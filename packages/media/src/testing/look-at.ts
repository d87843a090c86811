// Looks at a file as matching does: what its decoding tells, and the points of a few frames.
import { fingerprint } from "../inspect.ts";
import { isRefusal } from "../refusal.ts";
import type { Geometry } from "../judge/open-geometry.ts";
import { clipOf, type Views, viewsIn } from "../points/views.ts";

export async function lookAt(path: string, geometry: Geometry): Promise<Views> {
  const made = await fingerprint(path, { keyFrames: true });
  if (isRefusal(made)) throw new Error(made.sentence);
  return viewsIn(clipOf(path, made), made.keyFrames, geometry);
}
