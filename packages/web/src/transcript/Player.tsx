// The film beside its transcript: played by ear, its wave under it, led by whoever types.
import { t } from "@lingui/core/macro";
import { useEffect, useId, useImperativeHandle, useMemo, type Ref } from "react";
import { instantOf } from "../desk/words.ts";
import { Film } from "../item/Film.tsx";
import { frameAt } from "../item/instants.ts";
import type { ItemShown } from "../item/ItemPage.tsx";
import { rateStep } from "../item/moving.ts";
import { usePlaying } from "../item/use-playing.ts";
import { wavePath } from "../item/wave-path.ts";
import { Button } from "../kit/Button.tsx";
import { Framed } from "../kit/Framed.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { useReveal } from "../kit/reveal.ts";
import { Scrub } from "../kit/Scrub.tsx";
import { Toggle } from "../kit/Toggle.tsx";
import { Veiled } from "../kit/Veiled.tsx";
import { picture } from "../session.ts";

/** What leads the player from elsewhere on the page. */
export type Playing = {
  /** Where it is, and where what it shows ends. */
  readonly at: () => { readonly startUs: number; readonly endUs: number };
  readonly isPlaying: () => boolean;
  readonly goTo: (us: number) => void;
  readonly playFrom: (us: number) => void;
  readonly toggle: () => void;
  readonly back: () => void;
  readonly rate: (faster: boolean) => void;
};

type Props = {
  readonly item: ItemShown;
  readonly heardUntilUs: number;
  readonly atUs: number;
  readonly onInstant: (us: number) => void;
  /** Each instant that it shows. */
  readonly onShown: (us: number) => void;
  readonly ref: Ref<Playing>;
};

const BACK_US = 2_000_000;
const WIDE = 1000;
const HIGH = 32;

export function Player({ item, heardUntilUs, atUs, onInstant, onShown, ref }: Props) {
  const { tile, ptsUs, film, header, wave } = item;
  const title = useId();
  const investigation = useInvestigation();
  const reveal = useReveal();
  const revealed = reveal.isRevealed(tile.id);
  const { frame, goTo, playFrom, ...play } = usePlaying({ ptsUs, atUs, onInstant, revealed, sound: true });
  const { playing } = play.film;
  const instant = ptsUs[frame] ?? 0;
  useEffect(() => onShown(instant), [onShown, instant]);
  const last = ptsUs.length - 1;
  const back = (): void => {
    const to = frameAt(ptsUs, instant - BACK_US);
    if (playing) playFrom(to);
    else goTo(to);
  };
  useImperativeHandle(ref, () => ({
    at: () => ({ startUs: instant, endUs: frame === last ? heardUntilUs : instant }),
    isPlaying: () => playing,
    goTo: (us) => goTo(frameAt(ptsUs, us)),
    playFrom: (us) => playFrom(frameAt(ptsUs, us)),
    toggle: play.toggle,
    back,
    rate: (faster) => play.setRate(rateStep(play.rate, faster)),
  }));
  const path = useMemo(
    () =>
      wave && wavePath(wave, (us) => (frameAt(ptsUs, us) / Math.max(1, ptsUs.length - 1)) * WIDE, HIGH / 2),
    [wave, ptsUs],
  );
  if (film === null)
    return <p className="text-dim">{t`It has not been decoded, so there is nothing to play.`}</p>;
  const { warning } = tile;
  return (
    <section aria-labelledby={title} data-player>
      <h2 id={title} className="sr-only">
        {t`The film`}
      </h2>
      <Framed shape={header ? header.width / header.height : 4 / 3} highVh={46}>
        <Veiled
          tile={tile}
          onToggle={() => {
            play.film.onEnd();
            reveal.toggle(tile.id);
          }}
        >
          <Film
            {...play.film}
            film={film}
            ptsUs={ptsUs}
            frame={frame}
            alt={`${tile.name}. ${warning}.`}
            still={picture(investigation, tile.id, { atUs: instant })}
          />
        </Veiled>
      </Framed>
      <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button
          icon={playing ? "pause" : "play"}
          aria-label={playing ? t`Pause` : t`Play`}
          off={!play.playable}
          title={play.playable ? undefined : t`It plays once it is revealed`}
          onClick={play.toggle}
        />
        <Button onClick={back}>{t`Back 2 s`}</Button>
        <Toggle icon="sound" aria-label={t`Sound`} on={!play.film.muted} onToggle={play.toggleSound} />
        <p className="figures flex-1 whitespace-nowrap">
          <strong className="text-large font-semibold">{instantOf(instant)}</strong>
          {play.rate !== 1 && <span className="text-dim"> {t`at ${play.rate}×`}</span>}
        </p>
      </div>
      <div className="relative mt-3 overflow-hidden rounded bg-sunk" style={{ height: HIGH }}>
        <svg
          aria-hidden="true"
          viewBox={`0 0 ${WIDE} ${HIGH}`}
          preserveAspectRatio="none"
          className="absolute inset-0 h-full w-full"
        >
          {path !== null && <path d={path} fill="var(--edge)" />}
        </svg>
        <Scrub
          min={0}
          max={last}
          value={frame}
          onScrub={goTo}
          aria-label={t`Frame`}
          said={t`${instantOf(instant)}, frame ${frame + 1} of ${ptsUs.length}`}
        />
      </div>
    </section>
  );
}
