// Finds the points of a grey frame, spread over the whole frame and over its sizes.
import { descriptorBytes, type Features, pointFields } from "@sightline/match";
import { type GreyFrame } from "../pixels/grey.ts";
import { kernel } from "../kernel/kernel.ts";

/** At most 2,020 points; few or none where the frame is flat. The same frame gives the same points on every machine. */
export function findFeatures({ width, height, pixels }: GreyFrame): Features {
  const { memory, frameRoom, find, fieldsAt, descriptorsAt } = kernel();
  const room = frameRoom(width, height);
  new Uint8Array(memory.buffer).set(pixels.subarray(0, width * height), room);
  const count = find();
  return {
    points: new Float32Array(memory.buffer, fieldsAt(), count * pointFields).slice(),
    descriptors: new Uint8Array(memory.buffer, descriptorsAt(), count * descriptorBytes).slice(),
  };
}
