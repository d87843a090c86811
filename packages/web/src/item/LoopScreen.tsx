// What is seen of a film that is played over and over: only frames of the loop are put on this screen, which lies over the film.
import { frameShown, type FilmClock } from "@sightline/domain";
import { useEffect, useRef, type RefObject } from "react";
import { frameTaken } from "./frame-taken.ts";
import { isOutside, type Loop } from "./moving.ts";
import { useOver } from "./use-over.ts";

type Props = {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly clock: FilmClock;
  readonly loop: Loop;
  readonly playing: boolean;
};

/**
 * A browser tells which frame it has put on the screen when that is done: a film alone would have shown the frame after the
 * end by then, and more of them where it plays fast.
 */
export function LoopScreen({ video, clock, loop, playing }: Props) {
  const screen = useRef<HTMLCanvasElement>(null);
  const over = useOver(video, playing);
  const latest = useRef({ clock, loop });
  useEffect(() => {
    latest.current = { clock, loop };
  });
  useEffect(() => {
    const player = video.current;
    const on = screen.current;
    if (!player || !on || !playing) return;
    on.width = player.videoWidth;
    on.height = player.videoHeight;
    const taken = new OffscreenCanvas(on.width, on.height);
    const isInside = (us: number): boolean =>
      !isOutside(latest.current.loop, frameShown(latest.current.clock, us / 1e6));
    const draw = (): void => {
      const us = frameTaken(player, taken);
      if (us !== null && isInside(us)) on.getContext("2d")?.drawImage(taken, 0, 0);
    };
    let asked = 0;
    const next = (): void => {
      draw();
      asked = player.requestVideoFrameCallback(next);
    };
    next();
    return () => player.cancelVideoFrameCallback(asked);
  }, [video, playing]);
  return (
    <canvas
      ref={screen}
      data-loop={over ? "over" : "off"}
      className={`pointer-events-none absolute inset-0 h-full w-full object-contain ${over ? "" : "invisible"}`}
    />
  );
}
