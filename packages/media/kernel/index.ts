// The kernel of geometry: what runs as WebAssembly with SIMD. Built by scripts/build-kernel.ts; nothing is imported.
import { begin } from "./describe";
import { levels, weights } from "./blur";
import { descriptors, fields } from "./points";
import { ofLeft, ofRight, right } from "./nearest";

export { begin };
export { blur, blurRooms } from "./blur";
export { correlateAt, holdBlock, planeRooms } from "./correlate";
export { find, frameRoom } from "./points";
export { descriptorRooms, findNearest } from "./nearest";

/** After `find`: four floats a point, and 32 bytes a point. */
export function fieldsAt(): usize {
  return fields;
}

export function descriptorsAt(): usize {
  return descriptors;
}

/** After `descriptorRooms`: where the other frame's descriptors go. */
export function rightAt(): usize {
  return right;
}

/** After `findNearest`: three u32 a descriptor. */
export function ofLeftAt(): usize {
  return ofLeft;
}

export function ofRightAt(): usize {
  return ofRight;
}

/** After `blurRooms`: where the weights go, from the middle outwards, and where `blur` puts the levels. */
export function weightsAt(): usize {
  return weights;
}

export function levelsAt(): usize {
  return levels;
}
