// Looking closely: the stage, the player, and the sightings, which all speak of the same instant.
import { t } from "@lingui/core/macro";
import { useEffect, useId, useMemo, useRef, useState, type ReactNode } from "react";
import { isVisible, pictureOf } from "@sightline/domain";
import { Checks } from "../check/Checks.tsx";
import { isTyping, letterOf, useKeys } from "../desk/use-keys.ts";
import { boxesAt, busiestFrame, frameAt, frameStep, peopleByFrame } from "./instants.ts";
import type { BoxShown, Visible } from "./instants.ts";
import type { ItemShown } from "./ItemPage.tsx";
import { LookBar } from "./LookBar.tsx";
import { AS_IT_IS, turned } from "./look.ts";
import { edgeStep, rateStep, shotStep } from "./moving.ts";
import { PlayMore } from "./PlayMore.tsx";
import { FrameSaid } from "../mark/FrameSaid.tsx";
import { MarkBar } from "../mark/MarkBar.tsx";
import { MarkLayer } from "../mark/MarkLayer.tsx";
import { MarkList } from "../mark/MarkList.tsx";
import { useMarkHere, type MarkHere } from "../mark/use-mark-here.ts";
import { Player } from "./Player.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { useReveal } from "../kit/reveal.ts";
import { SightingList } from "./SightingList.tsx";
import { Stage } from "./Stage.tsx";
import { Strip } from "./Strip.tsx";
import { stillName } from "./save-still.ts";
import { usePlaying } from "./use-playing.ts";
import { useZoom } from "./use-zoom.ts";
import { WholeShot } from "./WholeShot.tsx";
import { ZoomBar } from "./ZoomBar.tsx";
import { headcountSaid } from "./lines-to-sign.ts";

type Props = {
  readonly item: ItemShown;
  readonly atUs: number;
  readonly onInstant: (atUs: number) => void;
  /** Beside it. */
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

  const investigation = useInvestigation();
  const opening = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLFieldSetElement>(null);
  const zoom = useZoom(opening, item.header ?? NO_SIZE, revealed);
  const exact = pictureOf(investigation, tile.id, { atUs: moving ? instant : 0, exact: true });
  const [came, setCame] = useState<{ readonly url: string; readonly well: boolean } | null>(null);
  const playing = play.film.playing;

  const here = useMarkHere({
    item,
    atUs: moving && shown !== frame ? null : instant,
    revealed,
    onSeek: seek,
  });

  const { onEnd } = play.film;
  useEffect(() => {
    if (here.on) onEnd();
  }, [here.on, onEnd]);

  const [look, setLook] = useState(AS_IT_IS);
  const boxes = here.on ? NOBODY : boxesAt(sightings, onShow);
  const at = here.on ? here.marks.find(({ id }) => id === here.own?.id) : boxes.find(({ id }) => id === lit);
  const seekTo = (us: number | null): void => {
    if (us !== null) seek(us);
  };
  const more = {
    rate: play.rate,
    onRate: play.setRate,
    loop: play.loop,
    onLoop: play.setLoop,
    onShot: (on: boolean) => seekTo(shotStep(item.shotsUs, instant, on)),
    onEdge: (on: boolean) =>
      seekTo(
        edgeStep(
          spansOf(here.on ? here.marking.sketches : sightings, here.on ? here.own?.id : lit),
          instant,
          on,
        ),
      ),
  };
  /** Ways through a film, and how it is looked at. */
  const moved = (letter: string, shift: boolean): boolean => {
    if (revealed && letter === "q") setLook(turned(look));
    else if (letter === "z") setLook(AS_IT_IS);
    else if (revealed && letter === "w") setLook({ ...look, loupe: !look.loupe });
    else if (!moving) return false;
    else if (letter === "<" || (letter === "," && shift)) play.setRate(rateStep(play.rate, false));
    else if (letter === ">" || (letter === "." && shift)) play.setRate(rateStep(play.rate, true));
    else if (letter === "," || letter === ".") more.onShot(letter === ".");
    else if (letter === "[" || letter === "]") more.onEdge(letter === "]");
    else if (letter === "d") play.setLoop("from");
    else if (letter === "f") play.setLoop("to");
    else if (letter === "x") play.setLoop(null);
    else return false;
    return true;
  };

  const whole = useRef<HTMLDivElement>(null);
  const pressed = (event: KeyboardEvent): boolean => {
    if (here.press(event)) return true;
    const letter = letterOf(event);
    // Arrows move a photo that is zoomed; a video they step, but for whoever is at the buttons of the zoom.
    const atBar = event.target instanceof Node && bar.current?.contains(event.target) === true;
    const isOurs = !event.key.startsWith("Arrow") || (zoom.isZoomed && (!moving || atBar));
    if (revealed && isOurs && zoom.press(event.key, event.shiftKey)) return true;
    const to = moving ? frameStep(event.key, event.shiftKey, frame, ptsUs.length) : null;
    if (to !== null) goTo(to);
    else if (moved(letter, event.shiftKey)) return true;
    else if (event.repeat || event.shiftKey) return false;
    else if (letter === "r") toggle();
    else if (letter === "k" && moving) play.toggle();
    else if (letter === "m" && moving) goTo(busiestFrame(people));
    else return false;
    return true;
  };
  useKeys(whole, (event) => !isTyping(event) && pressed(event) && event.preventDefault(), { page: true });

  return (
    <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_24rem]" ref={whole}>
      <section aria-labelledby={title} data-player className="min-w-0">
        <h2 id={title} className="sr-only">
          {moving ? t`Frame by frame` : t`Photo`}
        </h2>
        <Stage
          item={item}
          film={item.film && moving ? { film: item.film, ptsUs, frame, ...play.film } : null}
          onToggle={toggle}
          boxes={boxes}
          rest={at ? { x: at.left + at.width / 2, y: at.top + at.height / 2 } : null}
          marking={here.on ? <MarkLayer {...layerOf(here)} turn={look.turn} /> : null}
          lit={lit}
          onLight={setLit}
          {...{ opening, zoom, look }}
          exact={playing ? null : exact}
          onExact={(url, well) => setCame({ url, well })}
        />
        <ZoomBar
          {...{ bar, zoom, revealed }}
          marking={{ on: here.on, whyNot: here.whyNot, toggle: here.toggle }}
          still={{ url: exact, fileName: stillName(tile.name, moving ? instant : null) }}
          said={zoom.isZoomed && !playing ? exactSaid(came?.url === exact ? came.well : null) : null}
        />
        <LookBar {...{ look, revealed }} onLook={setLook} />
        {here.on && <MarkBar here={here} onVeil={toggle} />}
        {moving && (
          <Player
            {...{ item, lit, frame, people }}
            playing={play.film.playing}
            onPlay={play.playable && !here.on ? play.toggle : null}
            muted={play.film.muted}
            onMute={item.wave && revealed ? play.toggleSound : null}
            onLight={setLit}
            onSeek={seek}
            onFrame={goTo}
          />
        )}
        {moving && <PlayMore ptsUs={ptsUs} {...more} />}
        {moving && revealed && item.strip && (
          <Strip item={tile.id} strip={item.strip} ptsUs={ptsUs} onSeek={seek} />
        )}
        {moving && !here.on && <WholeShot item={item} atUs={instant} revealed={revealed} />}
        {!moving && <PhotoNotes item={item} />}
        {!here.on && (
          <div className="mt-10">
            {/* Of the instant that is looked at: the address follows only once it rests. */}
            <Checks item={item} atUs={instant} onInstant={seek} />
          </div>
        )}
      </section>
      <div className="flex min-w-0 flex-col gap-10">
        {here.on && <MarkList here={here} />}
        {here.on && <FrameSaid item={item} here={here} />}
        {children}
        {!here.on && (
          <SightingList
            item={tile.id}
            sightings={sightings}
            here={new Set(sightings.filter((seen) => isVisible(seen, instant)).map(({ id }) => id))}
            scope={moving ? scope : "all"}
            onScope={setScope}
            lit={lit}
            onLight={setLit}
            onSeek={moving ? seek : null}
          />
        )}
      </div>
    </div>
  );
}

/** What the layer over the picture needs of marking here. */
const layerOf = ({ marks, subjects, own, tool, act, offered }: MarkHere) => ({
  marks,
  offered: offered.here,
  subjects,
  chosen: own?.id ?? null,
  tool,
  onChoose: act.choose,
  onHead: act.head,
  onBox: act.box,
  onPlace: act.place,
});

/** Of this one, if it is one of them; else of all. */
function spansOf(seen: readonly Visible[], id: string | null | undefined) {
  const own = seen.filter((one) => one.id === id);
  return (own.length > 0 ? own : seen).flatMap(({ spans }) => spans);
}

const NOBODY: readonly BoxShown[] = [];
const NO_SIZE = { width: 0, height: 0 };

/** Whether every pixel is on show; `came` is null while it is on its way. */
function exactSaid(came: boolean | null): string {
  if (came === null) return t`Fetching every pixel of it …`;
  return came
    ? t`Every pixel, as it was decoded.`
    : t`Every pixel of it could not be had; what is shown is a smaller picture, enlarged.`;
}

/** What a video's timeline would say: headcounts, and whether being in the picture together means anything. */
function PhotoNotes({ item: { headcounts, apart } }: { item: ItemShown }) {
  return (
    <ul className="figures mt-3 space-y-1 text-small text-dim">
      {headcounts.map(({ id, atLeast, atMost, subject }) => (
        <li key={id}>{headcountSaid({ atLeast, atMost, subject })}</li>
      ))}
      {apart.length > 0 && (
        <li>
          {t`Seen together here means nothing: a mirror, poster, split screen or collage is in the picture.`}
        </li>
      )}
    </ul>
  );
}
