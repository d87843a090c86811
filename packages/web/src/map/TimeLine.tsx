// The time line: how much may have been when, and a part of it that is chosen by drawing over it or by its two days.
import { plural, t } from "@lingui/core/macro";
import type { WhereShown } from "@sightline/domain";
import { Link } from "@tanstack/react-router";
import { useState, type PointerEvent } from "react";
import { Button } from "../kit/Button.tsx";
import { Field } from "../kit/Field.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Section } from "../kit/Section.tsx";
import { dayOf, spanOfDays, type Days } from "./span.ts";

type Props = {
  readonly things: readonly WhereShown[];
  readonly shown: number;
  readonly days: Days;
  readonly onDays: (days: Days) => void;
};

const PARTS = 80;

export function TimeLine({ things, shown, days, onDays }: Props) {
  const investigation = useInvestigation();
  const spans = things.flatMap(({ span }) => span ?? []);
  const unknown = things.length - spans.length;
  if (spans.length === 0)
    return <p className="mt-4 text-dim">{t`Nobody has said yet when any of this was.`}</p>;
  const from = Math.min(...spans.map((span) => span.from));
  const to = Math.max(...spans.map((span) => span.to));
  const isAll = days.from === undefined && days.to === undefined;
  const all = things.length;
  return (
    <Section title={t`Time line`} className="mt-6">
      <Bars spans={spans} from={from} to={to} days={days} onDays={onDays} />
      <div className="mt-2 flex flex-wrap items-end gap-x-4 gap-y-2">
        <Field
          label={t`From the day`}
          type="date"
          value={days.from ?? ""}
          onChange={({ target }) => onDays(without({ ...days, from: target.value }))}
        />
        <Field
          label={t`To the day`}
          type="date"
          value={days.to ?? ""}
          onChange={({ target }) => onDays(without({ ...days, to: target.value }))}
        />
        <Button off={isAll} onClick={() => onDays({})}>{t`All times`}</Button>
        <p aria-live="polite" className="figures text-small text-dim">
          {isAll
            ? plural(unknown, {
                one: "Of # thing nobody knows when it was.",
                other: "Of # things nobody knows when they were.",
              })
            : t`${shown} of ${all} may have been then.`}
        </p>
        {!isAll && (
          <Link
            to="/i/$investigation/items"
            params={{ investigation }}
            search={{ ...(days.from && { since: days.from }), ...(days.to && { till: days.to }) }}
            className="link"
          >
            {t`What was captured in these days, in the library`}
          </Link>
        )}
      </div>
    </Section>
  );
}

const without = ({ from, to }: Days): Days => ({ ...(from && { from }), ...(to && { to }) });

type BarsProps = {
  readonly spans: readonly { readonly from: number; readonly to: number }[];
  readonly from: number;
  readonly to: number;
} & Pick<Props, "days" | "onDays">;

function Bars({ spans, from, to, days, onDays }: BarsProps) {
  const [begun, setBegun] = useState<number | null>(null);
  const part = (to - from) / PARTS;
  const counts = Array.from({ length: PARTS }, (_, at) => {
    const start = from + at * part;
    return spans.filter((span) => span.from < start + part && start < span.to).length;
  });
  const most = Math.max(1, ...counts);
  const at = (event: PointerEvent<SVGSVGElement>): number => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return from + Math.max(0, Math.min(0.9999, (event.clientX - left) / width)) * (to - from);
  };
  const draw = (start: number, end: number): void =>
    onDays({ from: dayOf(Math.min(start, end)), to: dayOf(Math.max(start, end)) });
  const chosen = spanOfDays(days);
  const x = (instant: number): number => Math.max(0, Math.min(PARTS, (instant - from) / part));
  return (
    <div className="mt-2">
      <svg
        aria-hidden="true"
        data-bars
        viewBox={`0 0 ${PARTS} 20`}
        preserveAspectRatio="none"
        className="h-20 w-full cursor-crosshair touch-pan-y bg-sunk"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setBegun(at(event));
        }}
        onPointerMove={(event) => {
          if (begun !== null) draw(begun, at(event));
        }}
        onPointerUp={(event) => {
          if (begun !== null) draw(begun, at(event));
          setBegun(null);
        }}
        onPointerCancel={() => setBegun(null)}
      >
        <rect
          x={x(chosen.from)}
          width={Math.max(0.3, x(chosen.to) - x(chosen.from))}
          y={0}
          height={20}
          className="fill-accent-soft"
        />
        {counts.map((count, bar) => (
          <rect
            key={bar}
            x={bar + 0.1}
            width={0.8}
            y={20 - (18 * count) / most}
            height={(18 * count) / most}
            className="fill-accent"
          />
        ))}
      </svg>
      <p className="figures flex justify-between text-small text-dim">
        <span>{dayOf(from)}</span>
        <span>{dayOf(to - 1)}</span>
      </p>
    </div>
  );
}
