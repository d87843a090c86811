// A video as one strip under its frame slider: when each sighting is visible, where people were counted, where being seen together means nothing.
import { t } from "@lingui/core/macro";
import { Plural, Trans } from "@lingui/react/macro";
import { memo, useCallback, useMemo } from "react";
import { counted, instantOf, listOf, shortIdOf } from "../desk/words.ts";
import { Button } from "../kit/Button.tsx";
import { Scrub } from "../kit/Scrub.tsx";
import { frameAt } from "./instants.ts";
import type { ItemShown } from "./ItemPage.tsx";
import { lookOf } from "../kit/subject-look.ts";
import { rowAt, rowPxOf, segmentsPath, type Row } from "./segments.ts";
import { wavePath } from "./wave-path.ts";

export type TimelineProps = {
  readonly item: ItemShown;
  readonly frame: number;
  readonly lit: string | null;
  readonly onLight: (sighting: string | null) => void;
  readonly onSeek: (atUs: number) => void;
  readonly onFrame: (frame: number) => void;
};

/** `said`: the instant in words, for those who hear the slider. */
type Props = TimelineProps & { readonly said: string };

const TOP = 18;
const WAVE = 26;

export function Timeline({ item, lit, onLight, onSeek, frame, onFrame, said }: Props) {
  const { ptsUs, sightings, wave } = item;
  const rowPx = rowPxOf(sightings.length);
  const bars = TOP + Math.max(1, sightings.length) * rowPx + 6;
  const height = bars + (wave === null ? 0 : WAVE);
  return (
    <figure className="mt-3">
      <div className="relative overflow-hidden rounded bg-sunk" style={{ height }}>
        <Drawn {...{ item, lit, rowPx, bars, height }} />
        <Scrub
          min={0}
          max={ptsUs.length - 1}
          value={frame}
          onScrub={onFrame}
          onPointerMove={({ nativeEvent: { offsetY } }) =>
            onLight(rowAt(sightings, offsetY, { top: TOP, rowPx })?.id ?? null)
          }
          onPointerLeave={() => onLight(null)}
          aria-label={t`Frame`}
          said={said}
        />
      </div>
      <Caption item={item} onSeek={onSeek} />
    </figure>
  );
}

type DrawnProps = Pick<TimelineProps, "item" | "lit"> & {
  readonly rowPx: number;
  /** Where the rows end, and the whole, in px. */
  readonly bars: number;
  readonly height: number;
};

/** A layer of its own, drawn anew only when somebody else is lit: the slider moves over it. */
const Drawn = memo(function Drawn({ item, lit, rowPx, bars, height }: DrawnProps) {
  const { ptsUs, sightings, headcounts, apart, shotsUs, wave } = item;
  // Everything stands at its frame, as the slider does, also where frames are not evenly spaced.
  const x = useCallback(
    (us: number): number => (frameAt(ptsUs, us) / Math.max(1, ptsUs.length - 1)) * 1000,
    [ptsUs],
  );
  const rows = useMemo(() => rowsOf(sightings), [sightings]);
  const paths = useMemo(
    () =>
      [true, false].map((round) => ({
        fill: round ? "var(--accent)" : "var(--care)",
        d: segmentsPath(rows, (row) => row.round === round, { x, top: TOP, rowPx }),
      })),
    [rows, x, rowPx],
  );
  const own = rows.find(({ id }) => id === lit);
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 1000 ${height}`}
      preserveAspectRatio="none"
      className="absolute inset-0 h-full w-full will-change-transform"
    >
      <defs>
        <pattern id="apart" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="3" height="8" fill="var(--bad)" opacity="0.4" />
        </pattern>
      </defs>
      {apart.map(([from, to]) => (
        <rect
          key={from}
          x={x(from)}
          width={Math.max(3, x(to) - x(from))}
          height={height}
          fill="url(#apart)"
        />
      ))}
      {shotsUs.slice(1).map((from) => (
        <path key={from} d={`M${x(from)} 0 V${height}`} stroke="var(--edge)" strokeDasharray="3 3" />
      ))}
      {wave && <path d={wavePath(wave, x, bars + WAVE / 2)} fill="var(--edge)" />}
      {paths.map(({ fill, d }) => (
        <path key={fill} fill={fill} opacity={own ? 0.2 : 0.75} d={d} />
      ))}
      {own && (
        <path
          fill={own.round ? "var(--accent)" : "var(--care)"}
          d={segmentsPath(rows, (row) => row === own, { x, top: TOP, rowPx })}
        />
      )}
      {headcounts.map(({ id, atUs }) => (
        <path key={id} d={`M${x(atUs) - 6} 3 h12 l-6 10 z`} fill="var(--ink)" />
      ))}
    </svg>
  );
});

function Caption({ item, onSeek }: Pick<TimelineProps, "item" | "onSeek">) {
  const { sightings, headcounts, apart, shotsUs, wave } = item;
  return (
    <figcaption className="figures mt-2 flex flex-wrap gap-x-5 gap-y-1 text-small text-dim">
      {sightings.length > 0 && <span>{t`Bars: when each sighting is visible.`}</span>}
      {shotsUs.length > 1 && (
        <span>
          <Trans>
            <Plural value={shotsUs.length} one="# shot" other="# shots" />: dashed lines are cuts.
          </Trans>
        </span>
      )}
      {wave && <span>{t`Below: how loud it is.`}</span>}
      {headcounts.map(({ id, atUs, atLeast, subject }) => (
        <Button key={id} look="link" onClick={() => onSeek(atUs)}>
          <Trans>
            Headcount at {instantOf(atUs)}: at least {counted(atLeast, subject)}
          </Trans>
        </Button>
      ))}
      {apart.map(([from, to]) => (
        <Button key={from} look="link" className="text-left" onClick={() => onSeek(from)}>
          <Trans>
            {instantOf(from)} to {instantOf(to)}, hatched: seen together means nothing
          </Trans>
        </Button>
      ))}
      <Heard sightings={sightings} />
    </figcaption>
  );
}

/** The bars, for those who hear them. */
const Heard = memo(function Heard({ sightings }: Pick<ItemShown, "sightings">) {
  const said = sightings.map(({ id, subject, spans }) => {
    const times = spans.map(([from, to]) => t`${instantOf(from)} to ${instantOf(to)}`);
    return t`${shortIdOf(id)} ${subject} visible ${listOf(times)}.`;
  });
  return <span className="sr-only">{said.join(" ")}</span>;
});

function rowsOf(sightings: ItemShown["sightings"]): readonly Row[] {
  const subjects = [...new Set(sightings.map(({ subject }) => subject))];
  const round = new Map(subjects.map((one) => [one, lookOf(one, subjects).mark === "round"]));
  return sightings.map(({ id, spans, subject }) => ({ id, spans, round: round.get(subject) ?? false }));
}
