// What is seen of a film that is played over and over: only frames of the loop are put on this screen, which lies over the film.
import { frameShown, type FilmClock } from "@sightline/domain";
import { useEffect, useRef, useState, type RefObject } from "react";
import { isOutside, type Loop } from "./moving.ts";

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
  // At rest the film itself is seen, once it has found the frame that it rests at.
  const [over, setOver] = useState(playing);
  if (playing && !over) setOver(true);
  const latest = useRef({ clock, loop });
  useEffect(() => {
    latest.current = { clock, loop };
  });
  useEffect(() => {
    const player = video.current;
    if (!player || playing) return;
    const found = () => setOver(false);
    player.addEventListener("seeked", found);
    return () => player.removeEventListener("seeked", found);
  }, [video, playing]);
  useEffect(() => {
    const player = video.current;
    const on = screen.current;
    if (!player || !on || !playing) return;
    on.width = player.videoWidth;
    on.height = player.videoHeight;
    const taken = new OffscreenCanvas(on.width, on.height);
    const isInside = (us: number): boolean =>
      !isOutside(latest.current.loop, frameShown(latest.current.clock, us / 1e6));
    /** The film goes on while it is drawn: what is drawn between two looks at the same frame is that frame. */
    const draw = (): void => {
      const before = instantOn(player);
      taken.getContext("2d")?.drawImage(player, 0, 0);
      if (before !== null && before === instantOn(player) && isInside(before))
        on.getContext("2d")?.drawImage(taken, 0, 0);
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

/** Of the frame that a film has on show, by the film itself, in µs; null while it has none. */
function instantOn(player: HTMLVideoElement): number | null {
  if (player.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null;
  const frame = new VideoFrame(player);
  const { timestamp } = frame;
  frame.close();
  return timestamp;
}
