// Where the sun stood and where shadows fell, in words, and over the picture of an item whose north the member sets.
import { t } from "@lingui/core/macro";
import type { PlaceGiven, Tile as TileShape, TimeGiven } from "@sightline/domain";
import { useState } from "react";
import { timeSaid } from "../check/given-words.ts";
import { Field } from "../kit/Field.tsx";
import { Section } from "../kit/Section.tsx";
import { Tile } from "../kit/Tile.tsx";
import type { Arc, Sun } from "./sun.ts";

type Props = {
  readonly time: TimeGiven;
  readonly place: PlaceGiven;
  /** Null where the time is known to no day. */
  readonly sun: Sun | null;
  readonly tile: TileShape | undefined;
};

export function SunSaid({ time, sun, tile }: Props) {
  const when = timeSaid(time);
  return (
    <Section title={t`Sun and shadows`} className="mt-4">
      <p className="text-small text-dim">
        {t`Over all that is said of time and place: ${when}. Angles are clockwise from north.`}
      </p>
      {sun === null && <p className="mt-1">{t`The time has to be known to a day at least.`}</p>}
      {sun?.up === "never" && <p className="mt-1">{t`The sun was not up at all.`}</p>}
      {sun?.sun && <Told sun={sun} />}
      {sun?.sun && tile && tile.decoding.state === "done" && tile.kind !== "other" && (
        <OnPicture tile={tile} sun={sun} />
      )}
    </Section>
  );
}

function Told({ sun: { up, sun, shadow, height, length } }: { readonly sun: Sun }) {
  if (!sun || !shadow || !height || !length) return null;
  const [direction, opposite, above] = [arcSaid(sun), arcSaid(shadow), rangeSaid(height.least, height.most)];
  const long =
    length.most === null
      ? t`at least ${metres(length.least)}`
      : t`${metres(length.least)} to ${metres(length.most)}`;
  return (
    <ul data-sun className="figures mt-1 list-disc pl-5">
      {up === "partly" && <li>{t`It was up for a part of that time alone; the rest is of that part.`}</li>}
      <li>{t`The sun stood at ${direction}, ${above} above the horizon.`}</li>
      <li>{t`Shadows fell towards ${opposite}.`}</li>
      <li>{t`What is one metre high had a shadow of ${long}.`}</li>
    </ul>
  );
}

const round = (angle: number): number => Math.round(angle) % 360;

/** All that it may be, rounded outwards. */
function arcSaid({ from, to }: Arc): string {
  if (to - from >= 359) return t`any angle`;
  return rangeSaid(from, to);
}

function rangeSaid(least: number, most: number): string {
  const [from, to] = [round(Math.floor(least)), round(Math.ceil(most))];
  return from === to ? t`${from}°` : t`${from}° to ${to}°`;
}

const metres = (n: number): string => `${Number(n.toPrecision(2))} m`;

/** Nothing of this is kept: where north is in a picture is for whoever looks to say. */
function OnPicture({ tile, sun: { sun, shadow } }: { readonly tile: TileShape; readonly sun: Sun }) {
  const [typed, setTyped] = useState("0");
  const north = ((Number(typed) || 0) % 360) + 360;
  return (
    <div className="mt-3 grid gap-x-4 gap-y-2 sm:grid-cols-[16rem_1fr]">
      <div className="relative">
        <Tile tile={tile} compact />
        <svg
          viewBox="-50 -50 100 100"
          aria-hidden="true"
          data-overlay
          className="pointer-events-none absolute inset-0 h-full w-full"
        >
          <g transform={`rotate(${north})`} className="stroke-white" strokeWidth={1.2}>
            {sun && <path d={sectorPath(sun)} className="fill-care" fillOpacity={0.45} />}
            {shadow && <path d={sectorPath(shadow)} className="fill-night" fillOpacity={0.55} />}
            <path d="M0 0V-42M-3 -37L0 -43L3 -37" fill="none" />
          </g>
        </svg>
      </div>
      <Field
        label={t`North in the picture, in degrees from straight up`}
        type="number"
        step={5}
        value={typed}
        hint={t`The arrow is north: turn it until it is. It is right where the ground is seen from above, and is not kept.`}
        onChange={({ target }) => setTyped(target.value)}
      />
    </div>
  );
}

function sectorPath({ from, to }: Arc): string {
  const wide = Math.min(359.9, Math.max(1, to - from));
  const [x1, y1] = spot(from);
  const [x2, y2] = spot(from + wide);
  return `M0 0L${x1} ${y1}A36 36 0 ${wide > 180 ? 1 : 0} 1 ${x2} ${y2}Z`;
}

const spot = (angle: number): [number, number] => [
  36 * Math.sin((angle * Math.PI) / 180),
  -36 * Math.cos((angle * Math.PI) / 180),
];
