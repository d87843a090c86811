// Two sightings played and stepped as one: the moment, the frame that each shows at it, and whether they play.
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { nearestFrame } from "@sightline/domain";
import {
  framesOf,
  isMoving,
  LETTERS,
  momentOf,
  momentsOf,
  playsAt,
  type Both,
  type Frames,
  type Letter,
  type Sides,
} from "./in-step.ts";
import { playInStep, type Playing } from "./play-in-step.ts";
import { startOf } from "./span-shown.ts";

type Options = {
  readonly sides: Sides;
  /** The film's own time at its 0, in µs. */
  readonly startUs: Both<number>;
  /** Both are there to be looked at. */
  readonly revealed: boolean;
};

export function useTogether({ sides, startUs, revealed }: Options) {
  const moments = useMemo(() => momentsOf(sides), [sides]);
  const [atUs, setAtUs] = useState(() => startOf(sides));
  const [played, setPlayed] = useState<Frames | null>(null);
  const [told, setTold] = useState<Frames>({ a: -1, b: -1 });
  const [wanted, setWanted] = useState(false);
  const [broken, setBroken] = useState(false);
  const [rate, setRate] = useState(1);
  const [begun, setBegun] = useState(false);
  const playing = played !== null;
  const frames = played ?? framesOf(sides, atUs);
  const moment = playing ? momentOf(sides, frames) : atUs;
  const playable = revealed && !broken && LETTERS.some((one) => isMoving(sides[one]));

  const stopAt = (us: number): void => {
    setWanted(false);
    setPlayed(null);
    setBegun(false);
    setAtUs(us);
  };
  if (wanted && !playable) stopAt(moment);
  // Both have found where they begin: a film that is still on its way there would come in late.
  else if (wanted && !playing && LETTERS.every((one) => !isMoving(sides[one]) || told[one] === frames[one]))
    setPlayed(frames);

  const films = useRef<Both<{ -readonly [K in keyof Playing]?: Playing[K] }>>({ a: {}, b: {} });
  const latest = useRef({ frames, begun, startUs, stop: () => stopAt(moment) });
  useEffect(() => {
    latest.current = { frames, begun, startUs, stop: () => stopAt(moment) };
  });
  useEffect(() => {
    if (!playing) return;
    const filmOf = (one: Letter) => {
      const { player, screen } = films.current[one];
      const clock = { ptsUs: sides[one].ptsUs, startUs: latest.current.startUs[one] };
      return player && screen && isMoving(sides[one]) ? { player, screen, clock } : null;
    };
    return playInStep({
      sides,
      from: latest.current.frames,
      begun: latest.current.begun,
      rate,
      films: { a: filmOf("a"), b: filmOf("b") },
      onReady: () => setBegun(true),
      onShow: (next) => {
        const ended = LETTERS.every((one) => next[one] === sides[one].last);
        // The boxes of a frame come with it.
        flushSync(() => {
          setPlayed(ended ? null : next);
          if (!ended) return;
          setWanted(false);
          setBegun(false);
          setAtUs(momentOf(sides, next));
        });
      },
    });
  }, [playing, rate, sides]);

  const index = moments.indexOf(nearestFrame(moments, moment) ?? 0);
  return {
    moments,
    index,
    frames,
    rate,
    setRate,
    playable,
    /** It plays, or will as soon as both are there. */
    playing: wanted,
    isPlaying: (one: Letter): boolean => begun && playsAt(sides[one], frames[one], moment),
    /** What is seen is on the screens, not the films. */
    begun,
    goTo: (to: number) => stopAt(moments[Math.min(moments.length - 1, Math.max(0, to))] ?? 0),
    toStart: () => stopAt(startOf(sides)),
    /** At its end it begins again. */
    toggle: () => {
      if (wanted) return stopAt(moment);
      if (!playable) return;
      if (index === moments.length - 1) setAtUs(startOf(sides));
      setWanted(true);
    },
    stop: useCallback(() => latest.current.stop(), []),
    onPlayer: useCallback((one: Letter, player: HTMLVideoElement) => {
      films.current[one].player = player;
    }, []),
    onScreen: useCallback((one: Letter, screen: HTMLCanvasElement) => {
      films.current[one].screen = screen;
    }, []),
    onShown: useCallback(
      (one: Letter, frame: number) =>
        setTold((before) => (before[one] === frame ? before : { ...before, [one]: frame })),
      [],
    ),
    /** The frame that a film has on show while nothing plays. */
    told,
    onBroken: useCallback(() => setBroken(true), []),
  };
}
export type InStepHere = ReturnType<typeof useTogether>;
