// Starts the geometry thread and asks it questions.
import type { Features, TimeLine } from "@sightline/match";
import type { Size } from "../fit-inside.ts";
import type { AlignedByMotion, MotionAsk } from "../time/align-motion.ts";
import type { Corners, GeometryMatch, GreyFrame, Warp } from "../pixels/grey.ts";
import type { Lasting } from "../pixels/changed-parts.ts";
import type { Doubts } from "../pixels/finer.ts";
import type { PlacesAgree } from "../time/places-agree.ts";
import type { SmallFilm } from "../pixels/small-film.ts";
import type { Joined } from "../points/join.ts";
import type { JoinedFrames } from "./verify.ts";
import { openThread, type Unnumbered } from "./open-thread.ts";
import type { Question } from "./worker-program.ts";

/** Close it when done. */
export interface Geometry {
  /** Points of the frame; `inMirror` tells those of its mirror image. */
  readonly features: (frame: GreyFrame) => Promise<Features>;
  /** The one warp that joins the points of `b`, whose frame is so large, with those of `a`; null without one: no pixels are needed. */
  readonly joined: (a: Features, b: Features, size: Size) => Promise<Joined | null>;
  /** How `b`, which is mirrored here where it is, lies on `a` by what joins their points; null when no sane warp is left. */
  readonly verify: (frames: JoinedFrames) => Promise<GeometryMatch | null>;
  /** What the pixels say under a warp from `b`, mirrored first when so asked, to `a`. */
  readonly verifyUnder: (a: GreyFrame, b: GreyFrame, under: Under) => Promise<GeometryMatch | null>;
  /** By how many levels the two differ under such a warp: smallest for the very frame. */
  readonly apartUnder: (a: GreyFrame, b: GreyFrame, under: Under) => Promise<number>;
  /** The part of `a` whose background is that of all of `b`, for a camera that stands still. */
  readonly background: (a: SmallFilm, b: SmallFilm, mirror: boolean) => Promise<Parts | null>;
  /** When `b` may run in `a`, by how the camera moves. */
  readonly camera: (films: MotionAsk) => Promise<TimeLine[]>;
  /** When `b` runs in `a`, by what moves in both; null when no frame looks like another. */
  readonly motion: (films: MotionAsk) => Promise<AlignedByMotion | null>;
  /** Whether what moves in the common part moves alike along the line that is asked about. */
  readonly places: (films: MotionAsk, span: readonly [number, number]) => Promise<PlacesAgree>;
  /** What lasts of the differences between frames that lie on each other; null where nothing is shown by both. */
  readonly lasting: (
    a: readonly GreyFrame[],
    b: readonly GreyFrame[],
    under: Under,
  ) => Promise<Lasting | null>;
  /** Where two pictures that lie on each other may differ by less than they show, when others so much larger can be asked. */
  readonly doubts: (
    a: GreyFrame,
    b: GreyFrame,
    under: Under & { readonly larger: number },
  ) => Promise<Doubts>;
  /** Cells in which larger pictures differ there. */
  readonly changedAt: (
    a: GreyFrame,
    b: GreyFrame,
    under: Under & { readonly doubts: Doubts },
  ) => Promise<number>;
  readonly close: () => Promise<void>;
}

/** One part of a picture in two films. */
export interface Parts {
  readonly a: Corners;
  readonly b: Corners;
}

export interface Under {
  readonly warp: Warp;
  readonly mirror: boolean;
}

/** So many pairs are compared at once: one is decoded while another is thought about. */
export const pairsAtOnce = 2;

/** Each question goes to the thread that has fewest to answer; all are rejected when a thread ends. */
export function openGeometry(threads = 1): Geometry {
  const all = Array.from({ length: threads }, openThread);
  const ask = <Answer>(question: Unnumbered<Question>): Promise<Answer> =>
    all.reduce((one, other) => (other.waiting() < one.waiting() ? other : one)).ask(question);
  return {
    features: (frame) => ask<Features>({ ask: "features", frame }),
    joined: (a, b, size) => ask<Joined | null>({ ask: "joined", a, b, size }),
    verify: (frames) => ask<GeometryMatch | null>({ ask: "verify", frames }),
    verifyUnder: (a, b, under) => ask<GeometryMatch | null>({ ask: "under", a, b, ...under }),
    apartUnder: (a, b, under) => ask<number>({ ask: "apart", a, b, ...under }),
    background: (a, b, mirror) => ask<Parts | null>({ ask: "background", a, b, mirror }),
    camera: (films) => ask<TimeLine[]>({ ask: "camera", films }),
    motion: (films) => ask<AlignedByMotion | null>({ ask: "motion", films }),
    places: (films, span) => ask<PlacesAgree>({ ask: "places", films, span }),
    lasting: (a, b, under) => ask<Lasting | null>({ ask: "lasting", a, b, ...under }),
    doubts: (a, b, under) => ask<Doubts>({ ask: "doubts", a, b, ...under }),
    changedAt: (a, b, under) => ask<number>({ ask: "changed at", a, b, ...under }),
    close: async () => {
      await Promise.all(all.map((thread) => thread.close()));
    },
  };
}
