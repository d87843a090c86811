// Whether a screen lies over a film: while it plays, and at rest until the film itself has found the frame that it rests at.
import { useEffect, useState, type RefObject } from "react";

export function useOver(video: RefObject<HTMLVideoElement | null>, playing: boolean): boolean {
  const [over, setOver] = useState(playing);
  if (playing && !over) setOver(true);
  useEffect(() => {
    const player = video.current;
    if (!player || playing) return;
    const found = () => setOver(false);
    player.addEventListener("seeked", found);
    // One that has ended before it was stopped is there already, and goes nowhere.
    const asked = requestAnimationFrame(() => player.paused && !player.seeking && found());
    return () => {
      cancelAnimationFrame(asked);
      player.removeEventListener("seeked", found);
    };
  }, [video, playing]);
  return over;
}
