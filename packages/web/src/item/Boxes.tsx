// The sightings of one instant, drawn over the frame in fractions of it; the list beside it says the same in words.
import { shortIdOf } from "../desk/words.ts";
import type { BoxShown } from "./instants.ts";
import { lookOf } from "../kit/subject-look.ts";

type Props = {
  readonly boxes: readonly BoxShown[];
  readonly subjectOf: (sighting: string) => string;
  readonly subjects: readonly string[];
  readonly lit: string | null;
  readonly onLight?: (sighting: string | null) => void;
  /** Labels are left out where the picture is small. */
  readonly labelled?: boolean;
};

const share = (fraction: number): string => `${(fraction * 100).toFixed(3)}%`;

export function Boxes({ boxes, subjectOf, subjects, lit, onLight, labelled = true }: Props) {
  return (
    <svg aria-hidden="true" className="pointer-events-none absolute inset-0 h-full w-full overflow-visible">
      {boxes.map((box) => {
        const look = lookOf(subjectOf(box.id), subjects);
        const rect = {
          x: share(box.left),
          y: share(box.top),
          width: share(box.width),
          height: share(box.height),
        };
        const on = lit === box.id;
        return (
          <g key={box.id} opacity={lit === null || on ? 1 : 0.45}>
            <rect
              {...rect}
              fill="none"
              stroke="#0b0d10"
              strokeOpacity="0.75"
              strokeWidth={on ? 7 : labelled ? 4.5 : 2.75}
              rx="2"
            />
            <rect
              {...rect}
              rx="2"
              fill={on ? look.stroke : "transparent"}
              fillOpacity={on ? 0.18 : 0}
              stroke={look.stroke}
              strokeWidth={on ? 3.5 : labelled ? 2 : 1.25}
              strokeDasharray={look.dash}
              strokeOpacity={box.from === "between" ? 0.8 : 1}
              className={onLight ? "pointer-events-auto" : undefined}
              onPointerEnter={() => onLight?.(box.id)}
              onPointerLeave={() => onLight?.(null)}
            />
            {labelled && <Label id={box.id} box={box} stroke={look.stroke} />}
          </g>
        );
      })}
    </svg>
  );
}

function Label({ id, box, stroke }: { id: string; box: BoxShown; stroke: string }) {
  const text = shortIdOf(id);
  const width = text.length * 7 + 9;
  const low = box.top < 0.05;
  return (
    <svg x={share(box.left)} y={share(low ? box.top + box.height : box.top)} overflow="visible">
      <g transform={low ? "translate(-1 1)" : "translate(-1 -17)"}>
        <rect width={width} height="16" rx="2" fill="#0b0d10" fillOpacity="0.85" />
        <text x="5" y="12" fontSize="11.5" fontWeight="600" fill={stroke}>
          {text}
        </text>
      </g>
    </svg>
  );
}
