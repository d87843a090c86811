// Drawn over a frame: where the other item's frame lies in it, and the points that were matched.
import type { Point } from "@sightline/domain";

type Props = {
  /** Corners of the other frame in this one, as fractions; null where there is nothing to draw. */
  readonly outline: readonly Readonly<Point>[] | null;
  readonly points: readonly Readonly<Point>[];
};

const percent = (share: number): string => `${(share * 100).toFixed(3)}%`;

export function Marks({ outline, points }: Props) {
  const corners = outline?.map(([x, y]) => `${x * 100},${y * 100}`).join(" ");
  return (
    <svg aria-hidden="true" className="pointer-events-none absolute inset-0 h-full w-full" data-marks>
      {corners !== undefined && (
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" height="100%" overflow="visible">
          {[
            ["#0b0d10", 5],
            ["#ffd23f", 2.5],
          ].map(([stroke, width]) => (
            <polygon
              key={stroke}
              points={corners}
              fill="none"
              stroke={String(stroke)}
              strokeWidth={width}
              strokeLinejoin="round"
              vectorEffect="non-scaling-stroke"
            />
          ))}
        </svg>
      )}
      {points.map(([x, y]) => (
        <circle
          key={`${x} ${y}`}
          cx={percent(x)}
          cy={percent(y)}
          r="3.2"
          fill="#7fd6ff"
          stroke="#0b0d10"
          strokeWidth="1.2"
        />
      ))}
    </svg>
  );
}
