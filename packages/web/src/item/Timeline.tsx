// A video as one strip under its frame slider: when each sighting is visible, where people were counted, where being seen together means nothing.
import { t } from "@lingui/core/macro";
import { Plural, Trans } from "@lingui/react/macro";
import { counted, instantOf, listOf, shortIdOf } from "../desk/words.ts";
import { Button } from "../kit/Button.tsx";
import { Scrub } from "../kit/Scrub.tsx";
import { frameAt } from "./instants.ts";
import type { ItemShown } from "./ItemPage.tsx";
import { lookOf } from "../kit/subject-look.ts";
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

const ROW = 7;
const TOP = 18;
const WAVE = 26;

export function Timeline({ item, lit, onLight, onSeek, frame, onFrame, said }: Props) {
  const { ptsUs, sightings, headcounts, apart, shotsUs, wave } = item;
  const last = Math.max(1, ptsUs.length - 1);
  // Everything stands at its frame, as the slider does, also where frames are not evenly spaced.
  const x = (us: number) => (frameAt(ptsUs, us) / last) * 1000;
  const bars = TOP + Math.max(1, sightings.length) * ROW + 6;
  const height = bars + (wave === null ? 0 : WAVE);
  const subjects = sightings.map(({ subject }) => subject);
  return (
    <figure className="mt-3">
      <div className="relative overflow-hidden rounded bg-sunk" style={{ height }}>
        <svg
          aria-hidden="true"
          viewBox={`0 0 1000 ${height}`}
          preserveAspectRatio="none"
          className="absolute inset-0 h-full w-full"
        >
          <defs>
            <pattern
              id="apart"
              width="8"
              height="8"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
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
          {sightings.map(({ id, subject, spans }, row) =>
            spans.map(([from, to]) => (
              <rect
                key={`${id} ${from}`}
                x={x(from)}
                y={TOP + row * ROW}
                width={Math.max(3, x(to) - x(from))}
                height={ROW - 2.5}
                fill={lookOf(subject, subjects).mark === "round" ? "var(--accent)" : "var(--care)"}
                opacity={lit === null ? 0.75 : lit === id ? 1 : 0.2}
              />
            )),
          )}
          {headcounts.map(({ id, atUs }) => (
            <path key={id} d={`M${x(atUs) - 6} 3 h12 l-6 10 z`} fill="var(--ink)" />
          ))}
        </svg>
        <Scrub
          min={0}
          max={ptsUs.length - 1}
          value={frame}
          onScrub={onFrame}
          onPointerMove={({ nativeEvent: { offsetY } }) =>
            onLight(sightings[Math.floor((offsetY - TOP) / ROW)]?.id ?? null)
          }
          onPointerLeave={() => onLight(null)}
          aria-label={t`Frame`}
          said={said}
        />
      </div>
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
        <span className="sr-only">
          {sightings.map(({ id, subject, spans }) => {
            const times = spans.map(([from, to]) => t`${instantOf(from)} to ${instantOf(to)}`);
            return `${t`${shortIdOf(id)} ${subject} visible ${listOf(times)}.`} `;
          })}
        </span>
      </figcaption>
    </figure>
  );
}
