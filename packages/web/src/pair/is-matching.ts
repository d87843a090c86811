// Whether matching still goes on: pages that show its answers look again while it does.
import type { listPairs, showItem } from "@sightline/domain";
import type { z } from "zod";

/** In an investigation: fingerprints or pixels are still to be held against each other. */
export const isMatching = ({
  waiting,
  pixelsWaiting,
}: z.infer<typeof listPairs.answer>["matching"]): boolean => waiting + pixelsWaiting > 0;

/** The same for one item. */
export const isItemMatching = (matching: z.infer<typeof showItem.answer>["matching"]): boolean =>
  matching.state === "waiting" || (matching.state === "done" && matching.pixels === "waiting");
