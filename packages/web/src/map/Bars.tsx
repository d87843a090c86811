// How much may have been when, as bars, and a part of it that is chosen by drawing over it.
import { useState, type PointerEvent } from "react";
import { dayOf, spanOfDays, type Days } from "./span.ts";

const PARTS = 80;

type Props = {
  readonly spans: readonly { readonly from: number; readonly to: number }[];
  readonly from: number;
  readonly to: number;
  readonly days: Days;
  readonly onDays: (days: Days) => void;
};

/** For the eye and the pointer; beside it stand two fields for its days. */
export function Bars({ spans, from, to, days, onDays }: Props) {
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
