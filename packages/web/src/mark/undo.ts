// Taking strokes back and making them again: all that a hand did at once, or none of it. Pure.
import { inverse, isAsLeft, type Sketch, type Stroke } from "./sketch.ts";

/** What a hand does at once is one act, all of it or none, and is undone together. */
export type Act = readonly Stroke[];

export const backOf = (act: Act): Act => act.toReversed().map(inverse);

/** A mark that was taken back is there already, withdrawn: it is said anew under its own id. */
export const againOf = (act: Act): Act =>
  act.map((stroke) =>
    stroke.does === "mark" ? { does: "correct", sketch: stroke.sketch, before: null } : stroke,
  );

export const isActLeft = (act: Act, shown: readonly Sketch[]): boolean =>
  act.every((stroke) => isAsLeft(stroke, shown));

/** Everybody is as before it. */
export const isActBack = (act: Act, shown: readonly Sketch[]): boolean => isActLeft(backOf(act), shown);
