// The profile of coded colours of usual light, where those are wider than sRGB's or bear another curve; inside the sandbox.
import type { CodedColours } from "./iso-properties.ts";
import { type Curve, profileOf } from "./make-profile.ts";

/** White, red, green, blue, x and y of each, as ITU-T H.273 numbers them; others are taken as sRGB's. */
const srgb = [0.3127, 0.329, 0.64, 0.33, 0.3, 0.6, 0.15, 0.06];
const wide: Readonly<Record<number, readonly number[]>> = {
  9: [0.3127, 0.329, 0.708, 0.292, 0.17, 0.797, 0.131, 0.046],
  12: [0.3127, 0.329, 0.68, 0.32, 0.265, 0.69, 0.15, 0.06],
};
/** Curves of film and television are shown as that of sRGB, as films are here (video/shown.ts). */
const curves: Readonly<Record<number, Curve>> = { 4: 2.2, 5: 2.8, 8: 1 };

/** Null where they are as good as sRGB. */
export function codedProfile({ primaries, transfer }: CodedColours): Buffer | null {
  const [points, curve] = [wide[primaries], curves[transfer]];
  return points === undefined && curve === undefined ? null : profileOf(curve ?? "srgb", points ?? srgb);
}
