// One of two sightings where it was seen: the whole frame behind its veil, with its box, still or playing.
import { t } from "@lingui/core/macro";
import type { Tile } from "@sightline/domain";
import { useCallback, useRef } from "react";
import { ItemLink } from "../desk/ItemLink.tsx";
import { instantOf } from "../desk/words.ts";
import { Boxes } from "../item/Boxes.tsx";
import { Film, type Drawable } from "../item/Film.tsx";
import { boxesAt } from "../item/instants.ts";
import type { ItemShown } from "../item/ItemPage.tsx";
import { useOver } from "../item/use-over.ts";
import { Framed } from "../kit/Framed.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Veiled } from "../kit/Veiled.tsx";
import { picture } from "../session.ts";
import type { Letter } from "./in-step.ts";
import type { InStepHere } from "./use-together.ts";

type Props = {
  readonly letter: Letter;
  readonly item: ItemShown;
  readonly tile: Tile;
  readonly sighting: string;
  readonly said: string;
  readonly step: InStepHere;
  readonly muted: boolean;
  readonly onToggle: () => void;
};

export function TogetherSide(props: Props) {
  const { letter, item, tile, sighting, said, step, onToggle } = props;
  const { ptsUs, header, sightings } = item;
  const frame = step.frames[letter];
  const isFilm = item.film !== null && ptsUs.length > 1;
  const atUs = ptsUs[frame] ?? 0;
  const told = step.told[letter];
  const onShow = !isFilm || step.begun || told < 0 ? atUs : (ptsUs[told] ?? 0);
  const subjects = new Map(sightings.map(({ id, subject }) => [id, subject]));
  return (
    <figure className="min-w-0" data-side={letter} data-frame={frame}>
      <figcaption className="mb-1.5 flex min-h-8 items-center gap-2 text-small">
        <span className="key" aria-hidden="true">
          {letter.toUpperCase()}
        </span>
        <span className="min-w-0 truncate" title={said}>
          {said}
        </span>
      </figcaption>
      <Framed shape={header ? header.width / header.height : 4 / 3} highVh={56}>
        <Veiled tile={tile} onToggle={onToggle} compact>
          {isFilm ? <Moving {...props} /> : <Still item={tile} />}
          <Boxes
            boxes={boxesAt(sightings, onShow)}
            subjectOf={(id) => subjects.get(id) ?? "person"}
            subjects={[...new Set(subjects.values())]}
            lit={sighting}
          />
        </Veiled>
      </Framed>
      <p className="figures mt-1.5 text-small text-dim">
        <ItemLink item={tile.id} atUs={atUs}>
          {tile.name}
        </ItemLink>
        {isFilm && <>, {t`${instantOf(atUs)}, frame ${frame + 1} of ${ptsUs.length}`}</>}
      </p>
    </figure>
  );
}

const altOf = ({ name, warning }: Tile): string => `${name}. ${warning}.`;

function Still({ item }: { item: Tile }) {
  const investigation = useInvestigation();
  if (item.decoding.state !== "done") return null;
  return (
    <img
      src={picture(investigation, item.id, "still")}
      alt={altOf(item)}
      className="absolute inset-0 h-full w-full object-contain"
    />
  );
}

function Moving({ letter, item, tile, step, muted }: Props) {
  const investigation = useInvestigation();
  const video = useRef<HTMLVideoElement | null>(null);
  const { stop, onShown, onPlayer, onScreen } = step;
  const over = useOver(video, step.begun);
  const onPicture = useCallback(
    (shown: Drawable) => {
      if (!(shown instanceof HTMLVideoElement)) return;
      video.current = shown;
      onPlayer(letter, shown);
    },
    [onPlayer, letter],
  );
  // The one that has ended waits for the other; one that may not play stops both.
  const onEnd = useCallback(() => {
    if (video.current?.ended !== true) stop();
  }, [stop]);
  const { film, ptsUs } = item;
  const frame = step.frames[letter];
  if (film === null) return null;
  return (
    <>
      <Film
        film={film}
        ptsUs={ptsUs}
        alt={altOf(tile)}
        still={picture(investigation, tile.id, { atUs: ptsUs[frame] ?? 0 })}
        frame={frame}
        playing={step.isPlaying(letter)}
        rate={step.rate}
        muted={muted}
        onShown={(now) => onShown(letter, now)}
        onEnd={onEnd}
        onBroken={step.onBroken}
        onPicture={onPicture}
      />
      <canvas
        ref={(screen) => {
          if (screen) onScreen(letter, screen);
        }}
        data-screen={over ? "over" : "off"}
        className={`pointer-events-none absolute inset-0 h-full w-full object-contain ${over ? "" : "invisible"}`}
      />
    </>
  );
}
