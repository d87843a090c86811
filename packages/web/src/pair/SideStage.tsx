// One of the two items that are compared: its picture behind its veil, at the shared instant.
import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { Tile } from "@sightline/domain";
import type { ReactNode } from "react";
import { instantOf } from "../desk/words.ts";
import { Film, type Drawable } from "../item/Film.tsx";
import { ItemLink } from "../desk/ItemLink.tsx";
import { Framed } from "../kit/Framed.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Veiled } from "../kit/Veiled.tsx";
import { Verdict } from "../item/Verdict.tsx";
import type { Shown } from "./Compare.tsx";
import type { InStep, Letter } from "./use-in-step.ts";
import { picture } from "../session.ts";

type Props = {
  readonly letter: Letter;
  readonly tile: Tile;
  readonly side: Shown["sides"]["a"];
  readonly step: InStep;
  readonly onToggle: () => void;
  readonly muted: boolean;
  readonly onShown: (frame: number) => void;
  readonly onPicture: (picture: Drawable) => void;
  /** Drawn over the picture. */
  readonly children: ReactNode;
};

export function SideStage(props: Props) {
  const { letter, tile, side, step } = props;
  const { header, ptsUs } = side;
  const shape = header ? header.width / header.height : 4 / 3;
  const frame = step.at[letter];
  return (
    <figure className="min-w-0" data-side={letter}>
      <figcaption className="mb-1.5 flex min-h-8 items-center gap-2">
        <span className="key" aria-hidden="true">
          {letter}
        </span>
        <ItemLink item={tile.id} className="min-w-0 truncate font-semibold hover:underline" title={tile.name}>
          {tile.name}
        </ItemLink>
        <Verdict verdict={tile.verdict} />
      </figcaption>
      <Framed shape={shape} highVh={52}>
        <Veiled tile={tile} onToggle={props.onToggle}>
          <Picture {...props} />
          {frame === null ? <Absent name={tile.name} /> : props.children}
        </Veiled>
      </Framed>
      <p className="figures mt-1.5 text-small text-dim">{whereSaid(frame, ptsUs)}</p>
    </figure>
  );
}

function whereSaid(frame: number | null, ptsUs: readonly number[]): string {
  if (ptsUs.length === 0) return t`Not decoded.`;
  if (ptsUs.length === 1) return t`One frame.`;
  if (frame === null)
    return t`Nothing here; ${plural(ptsUs.length, { one: "# frame", other: "# frames" })} elsewhere.`;
  return t`${instantOf(ptsUs[frame] ?? 0)}, frame ${frame + 1} of ${ptsUs.length}`;
}

function Absent({ name }: { name: string }) {
  return (
    <p className="absolute inset-0 flex items-center justify-center bg-night p-4 text-center text-white">
      <Trans>{name} shows nothing at this instant.</Trans>
    </p>
  );
}

function Picture({ letter, tile, side, step, muted, onShown, onPicture }: Props) {
  const investigation = useInvestigation();
  const { film, ptsUs } = side;
  const alt = `${tile.name}. ${tile.warning}.`;
  if (film === null || ptsUs.length < 2) {
    return (
      <img
        src={picture(investigation, tile.id, "still")}
        alt={alt}
        onLoad={({ currentTarget }) => {
          onPicture(currentTarget);
          onShown(0);
        }}
        className="absolute inset-0 h-full w-full object-contain"
      />
    );
  }
  const there = step.at[letter];
  const frame = there ?? (step.atUs < (side.match?.[0] ?? 0) + step.placing.offsetUs ? 0 : ptsUs.length - 1);
  return (
    <Film
      film={film}
      ptsUs={ptsUs}
      alt={alt}
      still={picture(investigation, tile.id, { atUs: ptsUs[frame] ?? 0 })}
      frame={frame}
      playing={step.playing && there !== null}
      follows={step.lead !== letter}
      rate={step.rate[letter]}
      muted={muted}
      onShown={onShown}
      onEnd={step.lead === letter ? step.stop : nothing}
      onBroken={step.onBroken}
      onPicture={onPicture}
    />
  );
}

/** The one that follows may end before the other. */
const nothing = (): void => undefined;
