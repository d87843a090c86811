// All that is claimed on one axis, in the order of time, against the least that is proved and the most that is shown; each with what is found of it.
import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { ClaimShown, ClaimsShown } from "@sightline/domain";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { figure } from "../desk/words.ts";
import { Badge } from "../kit/Badge.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { figureSaid, meaningSaid, relationLook } from "./figure-words.ts";
import { bandOf, endOf, placeOf, ticksOf } from "./scale.ts";

const ROW = "grid items-center gap-x-4 sm:grid-cols-[minmax(9rem,14rem)_1fr_minmax(8rem,15rem)]";

/** What is drawn is for the eye alone: each row says the same in words. */
export function ClaimsAxis({ value }: { readonly value: ClaimsShown }) {
  const { claims, atLeast, maximumShown } = value;
  const end = endOf(claims, [atLeast, maximumShown]);
  const ticks = ticksOf(end);
  return (
    <section aria-label={t`Claims on one axis`} className="mb-8">
      <ol className="border-y border-line">
        {claims.map((claim) => (
          <Row key={claim.id} claim={claim} end={end} ticks={ticks} maximumShown={maximumShown} />
        ))}
        <li aria-hidden className={ROW}>
          <span className="relative block h-6 text-small text-dim sm:col-start-2">
            {ticks.map((tick) => (
              <span
                key={tick}
                className={`figures absolute top-0.5 ${tick === 0 ? "" : "-translate-x-1/2"}`}
                style={{ left: `${placeOf(tick, end)}%` }}
              >
                {figure(tick)}
              </span>
            ))}
          </span>
        </li>
      </ol>
      <Legend isMostShown={maximumShown !== null} />
    </section>
  );
}

type RowProps = {
  readonly claim: ClaimShown;
  readonly end: number;
  readonly ticks: readonly number[];
  readonly maximumShown: number | null;
};

function Row({ claim, end, ticks, maximumShown }: RowProps) {
  const investigation = useInvestigation();
  const { id, party, saidAt, count, finding } = claim;
  const meaning = meaningSaid(claim);
  return (
    <li data-on-axis={id} className={ROW}>
      <span className="min-w-0 break-words pt-2 leading-snug sm:py-2">
        <span className="figures block text-small text-dim">{saidAt?.at ?? t`No time given`}</span>
        <Link to="/i/$investigation/claims" params={{ investigation }} hash={`claim-${id}`} className="link">
          {t`${party}: ${figureSaid(claim.figure)}`}
        </Link>
        {meaning !== null && <span className="figures block text-small text-dim">{meaning}</span>}
      </span>
      <Drawn claim={claim} end={end} ticks={ticks} maximumShown={count === null ? maximumShown : null} />
      <span className="pb-2 sm:py-2">
        <Badge look={relationLook()[finding.says]} />
      </span>
    </li>
  );
}

/** Rows touch each other, so that what is proved is one line through all of them. */
function Drawn({ claim, end, ticks, maximumShown }: RowProps) {
  const { atLeast } = claim.finding;
  return (
    <span className="relative block h-9 sm:h-auto sm:self-stretch">
      <svg aria-hidden className="absolute size-full overflow-visible">
        {ticks.map((tick) => (
          <Upright key={tick} at={placeOf(tick, end)} className="stroke-line" />
        ))}
        <Figure claim={claim} end={end} />
        {maximumShown !== null && (
          <Upright
            at={placeOf(maximumShown, end)}
            className="stroke-dim"
            strokeWidth={2}
            strokeDasharray="2 3"
          />
        )}
        {atLeast !== null && (
          <Upright at={placeOf(atLeast, end)} className="stroke-accent" strokeWidth={2.5} />
        )}
      </svg>
    </span>
  );
}

type UprightProps = {
  readonly at: number;
  readonly className: string;
  readonly strokeWidth?: number;
  readonly strokeDasharray?: string;
};

const Upright = ({ at, ...look }: UprightProps) => (
  <line x1={`${at}%`} x2={`${at}%`} y1="-1" y2="102%" {...look} />
);

/** A point, a band, or for “at least” an arrow that has no end. */
function Figure({ claim, end }: Pick<RowProps, "claim" | "end">) {
  const band = bandOf(claim, end);
  if (band === null) return null;
  const { left, width, isOpen } = band;
  if (claim.figure.kind === "at-least")
    return (
      <>
        <line x1={`${left}%`} x2="100%" y1="50%" y2="50%" className="stroke-ink" strokeWidth={2} />
        <At left={left}>
          <path d="M0 -7V7" className="stroke-ink" strokeWidth={2} />
        </At>
        <Arrow />
      </>
    );
  if (width === 0)
    return (
      <At left={left}>
        <circle r="5.5" className="fill-ink" />
      </At>
    );
  return (
    <>
      <At left={left} asBand>
        <rect y="-7" width={`${width}%`} height="14" className="fill-dim/40" />
      </At>
      {isOpen && <Arrow />}
    </>
  );
}

type AtProps = { readonly left: number; readonly asBand?: boolean; readonly children: ReactNode };

/** Drawn from the middle of the row, at so many hundredths of its width. */
const At = ({ left, asBand = false, children }: AtProps) => (
  <svg x={`${left}%`} y="50%" overflow="visible" {...(!asBand && { width: "1", height: "1" })}>
    {children}
  </svg>
);

const Arrow = () => (
  <At left={100}>
    <path d="M-8 -6L0 0L-8 6" fill="none" className="stroke-ink" strokeWidth={2} />
  </At>
);

/** In the same marks. */
const Legend = ({ isMostShown }: { readonly isMostShown: boolean }) => (
  <p className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-small text-dim">
    <span>
      <Trans>
        <span aria-hidden className="mr-1.5 inline-block h-3 w-0.5 bg-accent align-middle" /> at least so many
        are proved
      </Trans>
    </span>
    {isMostShown && (
      <span>
        <Trans>
          <span
            aria-hidden
            className="mr-1.5 inline-block h-3 w-0 border-l-2 border-dotted border-dim align-middle"
          />
          the most that are shown
        </Trans>
      </span>
    )}
    <span>
      <Trans>
        <span aria-hidden className="mr-1.5 inline-block size-2.5 rounded-full bg-ink align-middle" /> one
        figure
      </Trans>
    </span>
    <span>
      <Trans>
        <span aria-hidden className="mr-1.5 inline-block h-3 w-5 bg-dim/40 align-middle" /> between two
        figures
      </Trans>
    </span>
    <span>
      <Trans>
        <span aria-hidden className="mr-1">
          →
        </span>
        or more
      </Trans>
    </span>
  </p>
);
