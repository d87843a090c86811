// Both items on one timeline: their lengths and shots, the matched span, and the pairs of frames that agree.
import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { stretchesOf, type PairRelation } from "@sightline/domain";
import { instantOf } from "../desk/words.ts";
import { Scrub } from "../kit/Scrub.tsx";
import type { Shown } from "./Compare.tsx";
import { onShared } from "./shared-time.ts";
import type { InStep } from "./use-in-step.ts";

type Props = {
  readonly step: InStep;
  readonly sides: Shown["sides"];
  readonly relation: PairRelation | null;
  readonly said: string;
};

const ROWS = { a: 10, b: 50 } as const;
const ROW = 22;
const HEIGHT = 82;
/** Beyond this a pair of frames is not counted as agreeing. */
const CONFIDENT_BITS = 31;

export function SharedTimeline({ step, sides, relation, said }: Props) {
  const { fromUs, toUs } = step.extent;
  const x = (us: number) => ((us - fromUs) / (toUs - fromUs)) * 1000;
  const ofB = (us: number) => x(onShared(step.placing, us));
  const stretches = relation && sides.a.match ? stretchesOf(relation) : [];
  const pairs = relation?.evidence.by === "hashes" ? relation.evidence.pairs : [];
  return (
    <figure className="mt-2">
      <div className="relative overflow-hidden rounded bg-sunk" style={{ height: HEIGHT }}>
        <svg
          aria-hidden="true"
          viewBox={`0 0 1000 ${HEIGHT}`}
          preserveAspectRatio="none"
          className="absolute inset-0 h-full w-full"
          data-timeline
        >
          <Row y={ROWS.a} ptsUs={sides.a.ptsUs} shotsUs={sides.a.shotsUs} x={x} />
          <Row y={ROWS.b} ptsUs={sides.b.ptsUs} shotsUs={sides.b.shotsUs} x={ofB} />
          {stretches.map(({ fromUs: start, toUs: end }) => (
            <rect
              key={start}
              data-match
              x={x(start)}
              width={Math.max(4, x(end) - x(start))}
              y={ROWS.a - 4}
              height={ROWS.b + ROW + 8 - ROWS.a}
              fill="var(--accent)"
              fillOpacity="0.16"
              stroke="var(--accent)"
              vectorEffect="non-scaling-stroke"
            />
          ))}
          {pairs.map(({ aUs, bUs, distance }) => (
            <path
              key={`${aUs} ${bUs}`}
              data-agrees
              d={`M${x(aUs)} ${ROWS.a + ROW} L${ofB(bUs)} ${ROWS.b}`}
              stroke="var(--accent)"
              strokeWidth="1.5"
              strokeOpacity={1 - 0.75 * Math.min(1, distance / CONFIDENT_BITS)}
              vectorEffect="non-scaling-stroke"
            />
          ))}
        </svg>
        {(["a", "b"] as const).map((letter) => (
          <span
            key={letter}
            aria-hidden="true"
            className="absolute left-1 rounded bg-surface/85 px-1 text-small font-semibold leading-tight"
            style={{ top: ROWS[letter] + 3 }}
          >
            {letter}
          </span>
        ))}
        <Scrub
          min={fromUs}
          max={toUs}
          step={1}
          value={Math.min(toUs, Math.max(fromUs, step.atUs))}
          onScrub={step.seek}
          aria-label={t`Instant`}
          said={said}
        />
      </div>
      <figcaption className="figures mt-1.5 flex flex-wrap gap-x-5 gap-y-1 text-small text-dim">
        <span>
          <Trans>
            {instantOf(fromUs)} to {instantOf(toUs)}, on the clock of a
          </Trans>
        </span>
        {relation && (
          <span>
            {stretches.length > 1 ? t`Shaded: what both show, wherever they do.` : t`Shaded: what both show.`}
          </span>
        )}
        {pairs.length > 0 && <span>{t`Lines between: frames that agree, stronger for fewer bits.`}</span>}
        <span>{t`Upright strokes: cuts.`}</span>
      </figcaption>
    </figure>
  );
}

type RowProps = {
  readonly y: number;
  readonly ptsUs: readonly number[];
  readonly shotsUs: readonly number[];
  readonly x: (us: number) => number;
};

/** A photo has no length: it is there all along, as a thin line. */
function Row({ y, ptsUs, shotsUs, x }: RowProps) {
  const [first, last] = [ptsUs[0], ptsUs.at(-1)];
  if (first === undefined || last === undefined) return null;
  if (ptsUs.length === 1)
    return <path d={`M0 ${y + ROW / 2} H1000`} stroke="var(--edge)" strokeDasharray="6 4" />;
  return (
    <>
      <rect
        x={x(first)}
        width={Math.max(3, x(last) - x(first))}
        y={y}
        height={ROW}
        fill="var(--surface)"
        stroke="var(--edge)"
        vectorEffect="non-scaling-stroke"
      />
      {shotsUs.slice(1).map((cut) => (
        <path
          key={cut}
          d={`M${x(cut)} ${y} v${ROW}`}
          stroke="var(--ink)"
          strokeWidth="1.5"
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </>
  );
}
