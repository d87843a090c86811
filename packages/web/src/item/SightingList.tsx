// The sightings of an item: those at this instant, or all; each lights up its box, and each box its line.
import { plural, t } from "@lingui/core/macro";
import { memo, useCallback, useEffect, useRef } from "react";
import { Link } from "@tanstack/react-router";
import { instantOf, shortIdOf } from "../desk/words.ts";
import { Button } from "../kit/Button.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Choose } from "../kit/Choose.tsx";
import { List } from "../kit/List.tsx";
import { Section } from "../kit/Section.tsx";
import { Swatch } from "../kit/Swatch.tsx";
import type { ItemShown } from "./ItemPage.tsx";

type Sightings = ItemShown["sightings"];

type Props = {
  readonly item: string;
  readonly sightings: Sightings;
  readonly here: ReadonlySet<string>;
  readonly scope: "here" | "all";
  readonly onScope: (scope: "here" | "all") => void;
  readonly lit: string | null;
  readonly onLight: (sighting: string | null) => void;
  /** Null for a photo, which has no other instant to go to. */
  readonly onSeek: ((atUs: number) => void) | null;
};

export function SightingList({ item, sightings, here, scope, onScope, lit, onLight, onSeek }: Props) {
  const shown = scope === "all" ? sightings : sightings.filter(({ id }) => here.has(id));
  const investigation = useInvestigation();
  const latest = useRef(onSeek);
  useEffect(() => {
    latest.current = onSeek;
  });
  const seekTo = useCallback((us: number) => latest.current?.(us), []);
  const looks = [...new Set(sightings.map(({ subject }) => subject))].join("\n");
  return (
    <Section
      title={t`Sightings`}
      aside={
        onSeek && (
          <Choose
            small
            legend={t`Which sightings`}
            options={{ here: t`At this instant (${here.size})`, all: t`All (${sightings.length})` }}
            chosen={scope}
            onChoose={onScope}
          />
        )
      }
    >
      {shown.length === 0 && (
        <p className="mt-2 text-dim">
          {sightings.length === 0 ? t`Nobody is marked in this item.` : t`Nobody is marked at this instant.`}
        </p>
      )}
      <List className="mt-2 max-h-[30rem] overflow-auto rounded" aria-label={t`Sightings listed`}>
        {shown.map((sighting) => (
          <Line
            key={sighting.id}
            {...{ sighting, onLight, looks }}
            on={lit === sighting.id}
            onSeek={onSeek === null ? null : seekTo}
          />
        ))}
      </List>
      {sightings.length > 0 && (
        <p className="mt-2 text-small">
          <Link to="/i/$investigation/people" params={{ investigation }} search={{ item }} className="link">
            {t`Compare these people with one another and with others`}
          </Link>
        </p>
      )}
    </Section>
  );
}

type LineProps = Pick<Props, "onLight" | "onSeek"> & {
  readonly sighting: Sightings[number];
  readonly on: boolean;
  /** Every class of people, one a line. */
  readonly looks: string;
};

/** Of hundreds, only those that are lit, or come into view, are made anew. */
const Line = memo(function Line({ sighting, on, looks, onLight, onSeek }: LineProps) {
  return (
    <li className="contain-content">
      <Button
        look="bare"
        data-sighting={sighting.id}
        className={`eased flex w-full items-center gap-2.5 px-2 py-2 text-left -outline-offset-2 ${on ? "bg-accent-soft" : "hover:bg-sunk"}`}
        onPointerEnter={() => onLight(sighting.id)}
        onPointerLeave={() => onLight(null)}
        onFocus={() => onLight(sighting.id)}
        onBlur={() => onLight(null)}
        onClick={() => onSeek?.(sighting.spans[0]?.[0] ?? 0)}
      >
        <Swatch subject={sighting.subject} subjects={looks.split("\n")} />
        <span className="w-16 shrink-0 truncate font-mono text-small" title={sighting.id}>
          {shortIdOf(sighting.id)}
        </span>
        <span className="min-w-0 flex-1">
          {sighting.subject}
          {sighting.attributes.length > 0 && (
            <span className="text-dim">
              , {sighting.attributes.map((a) => a.replaceAll("-", " ")).join(", ")}
            </span>
          )}
          {sighting.track === null && <span className="block text-small text-dim">{t`no box drawn`}</span>}
        </span>
        {onSeek && <span className="figures shrink-0 text-small text-dim">{when(sighting)}</span>}
      </Button>
    </li>
  );
});

function when({ spans }: Sightings[number]): string {
  const [first] = spans;
  if (!first) return "";
  return spans.length === 1
    ? t`${instantOf(first[0])} to ${instantOf(first[1])}`
    : plural(spans.length, { one: "# span", other: "# spans" });
}
