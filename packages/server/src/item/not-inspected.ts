// What is said where the frames of an item are needed and no decoder has been through it.
import { refuse, type Refused } from "@sightline/domain";

export const notInspected = (name: string): Refused =>
  refuse(
    "not-inspected",
    `${name} has not been decoded, so its frames are not known; collect it again and see why.`,
  );
