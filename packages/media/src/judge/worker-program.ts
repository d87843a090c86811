// The thread in which points are found and looked up and pairs of frames are compared: slow work, kept off the server's own thread.
import { type Features, PointIndex, rankByPoints } from "@sightline/match";
import { readlinkSync } from "node:fs";
import { setPriority } from "node:os";
import { parentPort } from "node:worker_threads";
import type { Size } from "../fit-inside.ts";
import { agreeByPlaces, alignByCamera, alignByMotion, type MotionAsk } from "../time/align-motion.ts";
import { findBackground } from "../time/find-background.ts";
import { findFeatures } from "../points/find-features.ts";
import { joinedBy } from "../points/join.ts";
import { changedAt, type Doubts, doubtsUnder } from "../pixels/finer.ts";
import type { GreyFrame, Warp } from "../pixels/grey.ts";
import { mirrored } from "../pixels/plane.ts";
import type { SmallFilm } from "../pixels/small-film.ts";
import type { RankedFrame } from "./open-ranking.ts";
import { apartUnder, type JoinedFrames, lastingUnder, verify, verifyUnder } from "./verify.ts";

/** One question to the worker. Its answer carries the same number. */
export type Question =
  | { readonly ask: "features"; readonly number: number; readonly frame: GreyFrame }
  | {
      readonly ask: "joined";
      readonly number: number;
      readonly a: Features;
      readonly b: Features;
      readonly size: Size;
    }
  | { readonly ask: "verify"; readonly number: number; readonly frames: JoinedFrames }
  | {
      readonly ask: "places";
      readonly number: number;
      readonly films: MotionAsk;
      /** First and last instant of b. */
      readonly span: readonly [number, number];
    }
  | {
      readonly ask: "lasting";
      readonly number: number;
      readonly a: readonly GreyFrame[];
      readonly b: readonly GreyFrame[];
      readonly warp: Warp;
      readonly mirror: boolean;
    }
  | {
      readonly ask: "add";
      readonly number: number;
      readonly index: string;
      readonly content: string;
      readonly frames: readonly Features[];
    }
  | {
      readonly ask: "rank";
      readonly number: number;
      readonly index: string;
      readonly frames: readonly RankedFrame[];
    }
  | { readonly ask: "motion"; readonly number: number; readonly films: MotionAsk }
  | {
      readonly ask: "background";
      readonly number: number;
      readonly a: SmallFilm;
      readonly b: SmallFilm;
      readonly mirror: boolean;
    }
  | { readonly ask: "camera"; readonly number: number; readonly films: MotionAsk }
  | {
      readonly ask: "doubts";
      readonly number: number;
      readonly a: GreyFrame;
      readonly b: GreyFrame;
      readonly warp: Warp;
      readonly mirror: boolean;
      readonly larger: number;
    }
  | {
      readonly ask: "changed at";
      readonly number: number;
      readonly a: GreyFrame;
      readonly b: GreyFrame;
      readonly warp: Warp;
      readonly mirror: boolean;
      readonly doubts: Doubts;
    }
  | {
      readonly ask: "under" | "apart";
      readonly number: number;
      readonly a: GreyFrame;
      readonly b: GreyFrame;
      readonly warp: Warp;
      readonly mirror: boolean;
    };

stepBack();
const port = parentPort;
if (port === null) throw new Error("expected to run as a worker thread");
port.on("message", (question: Question) => {
  // An exception is sent on, so that the one asker sees the fault and the others go on.
  try {
    port.postMessage({ number: question.number, answer: answerTo(question) });
  } catch (error) {
    port.postMessage({
      number: question.number,
      fault: error instanceof Error ? error.message : String(error),
    });
  }
});

/** Behind whoever works at the desk: on Linux a thread has a priority of its own; elsewhere it keeps that of the process. */
function stepBack(): void {
  if (process.platform !== "linux") return;
  const thread = Number(/\d+$/.exec(readlinkSync("/proc/thread-self"))?.[0]);
  setPriority(thread, 5);
}

const indexes = new Map<string, PointIndex>();

function indexOf(name: string): PointIndex {
  const known = indexes.get(name) ?? new PointIndex();
  indexes.set(name, known);
  return known;
}

function answerTo(question: Question): unknown {
  switch (question.ask) {
    case "features":
      return findFeatures(question.frame);
    case "add":
      indexOf(question.index).add(question.content, question.frames);
      return null;
    case "rank":
      return rankByPoints(indexOf(question.index), question.frames);
    case "joined":
      return joinedBy(question.a, question.b, question.size);
    case "verify":
      return verify(question.frames);
    case "motion":
      return alignByMotion(question.films);
    case "places":
      return agreeByPlaces(question.films, question.span);
    case "lasting": {
      const { a, b, warp, mirror } = question;
      return lastingUnder(a, mirror ? b.map(mirrored) : b, warp);
    }
    case "doubts": {
      const { a, b, warp, mirror, larger } = question;
      return doubtsUnder(a, mirror ? mirrored(b) : b, { warp, larger });
    }
    case "changed at": {
      const { a, b, warp, mirror, doubts } = question;
      return changedAt(a, mirror ? mirrored(b) : b, warp, doubts);
    }
    case "background":
      return findBackground(question.a, question.b, question.mirror);
    case "camera":
      return alignByCamera(question.films);
    case "apart":
      return apartUnder(question.a, question.mirror ? mirrored(question.b) : question.b, question.warp);
    case "under":
      return verifyUnder(
        question.a,
        question.mirror ? mirrored(question.b) : question.b,
        question.warp,
        question.mirror,
      );
  }
}
