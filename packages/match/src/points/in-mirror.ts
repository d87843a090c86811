// The points of a frame as its mirror image has them: no pixel is looked at.
import { type Features, pointFields } from "./features.ts";

/**
 * `width` of the frame, in pixels. The kernel's comparisons are drawn in pairs that mirror each other, so in the mirror
 * each two neighbouring bits change places.
 */
export function inMirror({ points, descriptors }: Features, width: number): Features {
  const turned = points.slice();
  for (let at = 0; at < turned.length; at += pointFields) {
    turned[at] = width - 1 - (turned[at] as number);
    turned[at + 3] = (540 - (turned[at + 3] as number)) % 360;
  }
  return {
    points: turned,
    descriptors: descriptors.map((byte) => ((byte & 0x55) << 1) | ((byte & 0xaa) >> 1)),
  };
}
