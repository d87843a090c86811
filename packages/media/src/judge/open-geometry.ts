// Starts the geometry thread and asks it questions.
import type { Features, TimeLine } from "@sightline/match";
import { Worker } from "node:worker_threads";
import type { Size } from "../fit-inside.ts";
import type { AlignedByMotion, MotionAsk } from "../time/align-motion.ts";
import type { Corners, GeometryMatch, GreyFrame, FrameAndPoints, Warp } from "../pixels/grey.ts";
import type { Changed } from "../pixels/changed-parts.ts";
import type { PlacesAgree } from "../time/places-agree.ts";
import type { SmallFilm } from "../pixels/small-film.ts";
import type { Query } from "./verify.ts";
import type { Question } from "./worker-program.ts";

/** Close it when done. */
export interface Geometry {
  /** Points of the frame; `inMirror` tells those of its mirror image. */
  readonly features: (frame: GreyFrame) => Promise<Features>;
  /** Whether one warp joins the points of `b`, whose frame is so large, with those of `a`: no pixels are needed for a no. */
  readonly joined: (a: Features, b: Features, size: Size) => Promise<boolean>;
  /** How `b` lies on `a`; null when nothing joins them. */
  readonly verify: (a: FrameAndPoints, b: Query) => Promise<GeometryMatch | null>;
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
  ) => Promise<Changed | null>;
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

/** `Omit` over each member of a union. */
type Unnumbered<Q> = Q extends unknown ? Omit<Q, "number"> : never;

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (fault: Error) => void;
}

/** One thread. Questions are answered in turn; all are rejected when the thread ends. */
export function openGeometry(): Geometry {
  const worker = new Worker(new URL("./worker-program.ts", import.meta.url));
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let gone: Error | undefined;
  worker.on("message", ({ number, answer, fault }: { number: number; answer: never; fault?: string }) => {
    const one = waiting.get(number);
    waiting.delete(number);
    if (waiting.size === 0) worker.unref();
    if (fault === undefined) one?.resolve(answer);
    else one?.reject(new Error(`geometry: ${fault}`));
  });
  const end = (why: Error): void => {
    gone ??= why;
    for (const one of waiting.values()) one.reject(gone);
    waiting.clear();
  };
  worker.on("error", end);
  worker.on("exit", () => end(new Error("the geometry thread has ended")));
  worker.unref();
  const ask = <Answer>(question: Unnumbered<Question>): Promise<Answer> =>
    new Promise<Answer>((resolve, reject) => {
      if (gone !== undefined) return reject(gone);
      const number = asked++;
      waiting.set(number, { resolve, reject });
      // While a question is open the process may not end; without one the thread keeps nobody.
      worker.ref();
      worker.postMessage({ ...question, number });
    });
  return {
    features: (frame) => ask<Features>({ ask: "features", frame }),
    joined: (a, b, size) => ask<boolean>({ ask: "joined", a, b, size }),
    verify: (a, b) => ask<GeometryMatch | null>({ ask: "verify", a, b }),
    verifyUnder: (a, b, under) => ask<GeometryMatch | null>({ ask: "under", a, b, ...under }),
    apartUnder: (a, b, under) => ask<number>({ ask: "apart", a, b, ...under }),
    background: (a, b, mirror) => ask<Parts | null>({ ask: "background", a, b, mirror }),
    camera: (films) => ask<TimeLine[]>({ ask: "camera", films }),
    motion: (films) => ask<AlignedByMotion | null>({ ask: "motion", films }),
    places: (films, span) => ask<PlacesAgree>({ ask: "places", films, span }),
    lasting: (a, b, under) => ask<Changed | null>({ ask: "lasting", a, b, ...under }),
    close: async () => {
      await worker.terminate();
    },
  };
}
