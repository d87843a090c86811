// A video's film, frame by frame or playing: it says which frame is on show, and a still stands in while there is no film.
import { t } from "@lingui/core/macro";
import { frameShown, seekSeconds, type FilmClock } from "@sightline/domain";
import { useEffect, useRef, useState, type RefObject } from "react";
import { bound } from "../session.ts";
import { LoopScreen } from "./LoopScreen.tsx";
import { isOutside, type Loop } from "./moving.ts";

export type Drawable = HTMLVideoElement | HTMLImageElement;

export type FilmProps = {
  readonly film: { readonly url: string; readonly startUs: number };
  readonly ptsUs: readonly number[];
  /** What the picture shows, for those who do not see it. */
  readonly alt: string;
  /** Picture of the wanted frame, shown until the film is there, and instead of it when it cannot be played. */
  readonly still: string;
  /** The frame to show while it does not play. While it plays this is where others are, if it `follows` them. */
  readonly frame: number;
  readonly playing: boolean;
  readonly follows?: boolean;
  readonly rate?: number;
  /** Played over and over: nothing outside it is put on the screen. */
  readonly loop?: Loop | null;
  readonly muted?: boolean;
  /** The frame that is on show now, told by the player itself. */
  readonly onShown: (frame: number) => void;
  readonly onEnd: () => void;
  /** This browser cannot play it: stills stand in for good. */
  readonly onBroken: () => void;
  /** The element that shows the picture, each time that it is another. */
  readonly onPicture?: ((picture: Drawable) => void) | undefined;
};

/** A film that follows another is put right when it is further off than this. */
const OFF_US = 120_000;

export function Film(props: FilmProps) {
  const { film, ptsUs, alt, frame, playing, rate = 1, muted = true, loop = null } = props;
  const { onShown, onEnd, onPicture } = props;
  const video = useRef<HTMLVideoElement | null>(null);
  const [state, setState] = useState<"waiting" | "ready" | "broken">("waiting");
  // The same for as long as it plays: another would begin it anew.
  const [kept, setKept] = useState({ url: film.url, source: bound(film.url) });
  if (kept.url !== film.url) setKept({ url: film.url, source: bound(film.url) });
  const shown = useRef(-1);
  const clock: FilmClock = { ptsUs, startUs: film.startUs };
  const toStart = ({ from }: Loop): void => {
    if (video.current) video.current.currentTime = Math.max(0, seekSeconds(clock, from));
  };
  useShownFrames(video, clock, (now) => {
    if (playing && loop !== null && isOutside(loop, now)) return toStart(loop);
    shown.current = now;
    onShown(now);
  });
  useEffect(() => {
    const player = video.current;
    if (!player || state !== "ready" || playing) return;
    player.pause();
    player.currentTime = Math.max(0, seekSeconds({ ptsUs, startUs: film.startUs }, frame));
  }, [state, playing, frame, ptsUs, film.startUs]);
  useEffect(() => {
    const player = video.current;
    if (!player || state !== "ready" || !playing) return;
    player.playbackRate = rate;
    if (loop !== null && isOutside(loop, shown.current))
      player.currentTime = Math.max(0, seekSeconds({ ptsUs, startUs: film.startUs }, loop.from));
    player.play().catch((error: Error) => {
      // Pausing before it began is no failure; a browser that forbids playing has ended it.
      if (error.name !== "AbortError") onEnd();
    });
  }, [state, playing, rate, onEnd, loop, ptsUs, film.startUs]);
  useEffect(() => {
    const player = video.current;
    if (!player || !playing || props.follows !== true) return;
    const off = Math.abs((ptsUs[frame] ?? 0) - (ptsUs[shown.current] ?? 0));
    if (off > OFF_US) player.currentTime = seekSeconds({ ptsUs, startUs: film.startUs }, frame);
  }, [frame, playing, props.follows, ptsUs, film.startUs]);

  useEffect(() => {
    if (state === "ready" && video.current) onPicture?.(video.current);
  }, [onPicture, state]);
  useEffect(() => {
    if (video.current) video.current.muted = muted;
  }, [muted]);
  return (
    <>
      {state !== "ready" && <Still {...props} onTop={state === "broken"} />}
      {state !== "broken" && (
        <video
          ref={video}
          src={kept.source}
          muted
          playsInline
          preload="auto"
          disablePictureInPicture
          aria-label={alt}
          data-state={state}
          onLoadedData={() => setState("ready")}
          onError={() => {
            // The address of a film that was open for long holds no more: it goes on under a new one, where it was.
            if (bound(film.url) !== kept.source) {
              setState("waiting");
              setKept({ url: film.url, source: bound(film.url) });
              return;
            }
            setState("broken");
            props.onBroken();
          }}
          onEnded={({ currentTarget }) => {
            if (loop === null) return onEnd();
            toStart(loop);
            void currentTarget.play().catch(onEnd);
          }}
          className={`absolute inset-0 h-full w-full object-contain ${state === "ready" ? "" : "opacity-0"}`}
        />
      )}
      {state === "ready" && loop !== null && <LoopScreen {...{ video, clock, loop, playing }} />}
      {state === "waiting" && (
        <output className="absolute bottom-0 left-0 m-2 rounded bg-night/80 px-2 py-1 text-small text-white">
          {t`Making the film that a browser plays …`}
        </output>
      )}
    </>
  );
}

/** Steps by stills, each decoded from the original: slower, and never wrong. */
export function Still({
  still,
  alt,
  frame,
  onShown,
  onPicture,
  onTop,
}: FilmProps & { readonly onTop: boolean }) {
  const { source, failed } = useLoaded(still, frame, onShown);
  return (
    <>
      {source !== null && (
        <img
          onLoad={({ currentTarget }) => onPicture?.(currentTarget)}
          src={source}
          alt={onTop ? alt : ""}
          className="absolute inset-0 h-full w-full object-contain"
        />
      )}
      {(failed || onTop) && (
        <p role="alert" className="absolute inset-x-0 bottom-0 bg-night/85 p-3 text-white">
          {failed
            ? t`The picture of this frame could not be loaded; step to another frame or reload the page.`
            : t`This video cannot be played here. Its frames are shown one by one, each from the original.`}
        </p>
      )}
    </>
  );
}

/** The last picture that arrived stays on show until the wanted one has, so that stepping does not flicker. */
function useLoaded(wanted: string, frame: number, onShown: (frame: number) => void) {
  const [loaded, setLoaded] = useState<{ source: string | null; failed: boolean }>({
    source: null,
    failed: false,
  });
  const tell = useLatest(onShown);
  useEffect(() => {
    let current = true;
    const image = new Image();
    image.addEventListener("load", () => {
      if (!current) return;
      setLoaded({ source: wanted, failed: false });
      tell.current(frame);
    });
    image.addEventListener("error", () => current && setLoaded((before) => ({ ...before, failed: true })));
    image.src = wanted;
    return () => {
      current = false;
    };
  }, [wanted, frame, tell]);
  return loaded;
}

/** Each frame that the player puts on the screen, by the time that it gives for it; at rest, the one sought to. */
function useShownFrames(
  video: RefObject<HTMLVideoElement | null>,
  clock: FilmClock,
  onShown: (frame: number) => void,
): void {
  const latest = useLatest({ clock, onShown });
  useEffect(() => {
    const player = video.current;
    if (!player) return;
    const tell = (seconds: number) => latest.current.onShown(frameShown(latest.current.clock, seconds));
    let asked = 0;
    const next = (): void => {
      asked = player.requestVideoFrameCallback((_now, { mediaTime }) => {
        tell(mediaTime);
        next();
      });
    };
    // Of a film outside the window no frame is put on the screen, and none told; where it was sought to is known all the same.
    const sought = () => player.paused && tell(player.currentTime);
    player.addEventListener("seeked", sought);
    next();
    return () => {
      player.removeEventListener("seeked", sought);
      player.cancelVideoFrameCallback(asked);
    };
  }, [video, latest]);
}

function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}
