// Looking closely: the stage, the player, and the sightings, which all speak of the same instant.
import { useId, useMemo, useRef, useState, type ReactNode } from "react";
import { isTyping, useKeys } from "../desk/use-keys.ts";
import { boxesAt, busiestFrame, frameAt, frameStep, isVisible, peopleByFrame } from "./instants.ts";
import type { ItemShown } from "./ItemPage.tsx";
import { Player } from "./Player.tsx";
import { useReveal } from "../kit/reveal.ts";
import { SightingList } from "./SightingList.tsx";
import { Stage } from "./Stage.tsx";
import { Strip } from "./Strip.tsx";
import { usePlaying } from "./use-playing.ts";

type Props = {
  readonly item: ItemShown;
  readonly atUs: number;
  readonly onInstant: (atUs: number) => void;
  readonly children: ReactNode;
};

export function Examine({ item, atUs, onInstant, children }: Props) {
  const { tile, sightings, headcounts, ptsUs } = item;
  const title = useId();
  const reveal = useReveal();
  const [lit, setLit] = useState<string | null>(null);
  const [scope, setScope] = useState<"here" | "all">("here");
  const people = useMemo(() => peopleByFrame(ptsUs, sightings, headcounts), [ptsUs, sightings, headcounts]);
  const moving = ptsUs.length > 1;
  const revealed = reveal.isRevealed(tile.id);
  const { frame, shown, goTo, ...play } = usePlaying({ ptsUs, atUs, onInstant, revealed });
  const instant = ptsUs[frame] ?? 0;
  const onShow = ptsUs[revealed ? shown : frame] ?? 0;
  const seek = (us: number) => goTo(frameAt(ptsUs, us));
  const toggle = () => {
    play.film.onEnd();
    reveal.toggle(tile.id);
  };

  const whole = useRef<HTMLDivElement>(null);
  const player = useRef<HTMLElement>(null);
  // Arrow keys are no characters, so they may work wherever nothing else needs them (WCAG 2.1.4).
  useKeys(
    whole,
    (event) => {
      if (!moving || isTyping(event)) return;
      const to = frameStep(event.key, event.shiftKey, frame, ptsUs.length);
      if (to === null) return;
      event.preventDefault();
      goTo(to);
    },
    { page: true },
  );
  useKeys(player, (event) => {
    if (event.key === "r") toggle();
    else if (event.key === "k" && moving) play.toggle();
    else if (event.key === "m" && moving) goTo(busiestFrame(people));
  });

  return (
    <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_24rem]" ref={whole}>
      <section aria-labelledby={title} ref={player} data-player className="min-w-0">
        <h2 id={title} className="sr-only">
          {moving ? "Frame by frame" : "Photo"}
        </h2>
        <Stage
          item={item}
          film={item.film && moving ? { film: item.film, ptsUs, frame, ...play.film } : null}
          onToggle={toggle}
          boxes={boxesAt(sightings, onShow)}
          lit={lit}
          onLight={setLit}
        />
        {moving && (
          <Player
            {...{ item, lit, frame, people }}
            playing={play.film.playing}
            onPlay={play.playable ? play.toggle : null}
            muted={play.film.muted}
            onMute={item.wave && revealed ? play.toggleSound : null}
            onLight={setLit}
            onSeek={seek}
            onFrame={goTo}
          />
        )}
        {moving && revealed && item.strip && (
          <Strip item={tile.id} strip={item.strip} ptsUs={ptsUs} onSeek={seek} />
        )}
        {!moving && <PhotoNotes item={item} />}
      </section>
      <div className="flex min-w-0 flex-col gap-10">
        {children}
        <SightingList
          sightings={sightings}
          here={new Set(sightings.filter((seen) => isVisible(seen, instant)).map(({ id }) => id))}
          scope={moving ? scope : "all"}
          onScope={setScope}
          lit={lit}
          onLight={setLit}
          onSeek={moving ? seek : null}
        />
      </div>
    </div>
  );
}

/** What a video's timeline would say: headcounts, and whether being in the picture together means anything. */
function PhotoNotes({ item: { headcounts, apart } }: { item: ItemShown }) {
  return (
    <ul className="figures mt-3 space-y-1 text-small text-dim">
      {headcounts.map(({ id, atLeast, atMost, subject }) => (
        <li key={id}>
          Headcount: at least {atLeast}
          {atMost === null ? "" : `, at most ${atMost}`} ({subject})
        </li>
      ))}
      {apart.length > 0 && (
        <li>
          Seen together here means nothing: a mirror, poster, split screen or collage is in the picture.
        </li>
      )}
    </ul>
  );
}
