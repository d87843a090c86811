// Who is marked and who is offered in a frame, at rest: a layer of its own, which is not drawn anew while a hand moves over it.
import type { Place } from "@sightline/domain";
import { memo } from "react";
import { chunksOf, isSameList } from "./chunks.ts";
import { lookOf, type Look } from "../kit/subject-look.ts";
import type { Offered } from "./use-offered.ts";

export type MarkShown = Place & {
  readonly id: string;
  /** The number under which it was set. */
  readonly nr: number;
  readonly subject: string;
  readonly from: "marked" | "between";
};

type Props = {
  readonly marks: readonly MarkShown[];
  readonly offered: readonly Offered[];
  readonly subjects: readonly string[];
};

/** Under no hand: who is meant by a click is told by where it is. */
export const AtRest = memo(function AtRest({ marks, offered, subjects }: Props) {
  return (
    <svg
      aria-hidden="true"
      className="pointer-events-none absolute inset-0 h-full w-full overflow-visible will-change-transform"
    >
      <Offers offered={offered} />
      {chunksOf(marks).map((some, i) => (
        <Marks key={i} marks={some} subjects={subjects} />
      ))}
    </svg>
  );
});

export const share = (fraction: number): string => `${(fraction * 100).toFixed(3)}%`;
export const rectOf = ({ left, top, width, height }: Place) => ({
  x: share(left),
  y: share(top),
  width: share(width),
  height: share(height),
});

type MarksProps = Pick<Props, "marks" | "subjects">;

const isSameMark = (a: MarkShown, b: MarkShown): boolean =>
  (Object.keys(b) as (keyof MarkShown)[]).every((key) => a[key] === b[key]);

const Marks = memo(
  function Marks({ marks, subjects }: MarksProps) {
    return marks.map((mark) => <Mark key={mark.id} mark={mark} look={lookOf(mark.subject, subjects)} />);
  },
  (a, b) => isSameList(a.subjects, b.subjects) && isSameList(a.marks, b.marks, isSameMark),
);

const Mark = ({ mark, look: { stroke, dash } }: { mark: MarkShown; look: Look }) => (
  <g data-mark={mark.id}>
    <rect {...rectOf(mark)} fill="none" stroke="#0b0d10" strokeOpacity="0.7" strokeWidth="3.5" rx="2" />
    <rect
      {...rectOf(mark)}
      fill="none"
      stroke={stroke}
      strokeWidth="1.75"
      strokeDasharray={dash}
      strokeOpacity={mark.from === "between" ? 0.7 : 1}
      rx="2"
    />
    <Label place={mark} fill={stroke}>
      {mark.nr}
    </Label>
  </g>
);

/** Nobody yet: no mark looks like these. The first is the one that a key takes. */
const Offers = memo(function Offers({ offered }: Pick<Props, "offered">) {
  return offered.map((one, i) => (
    <g key={one.id} data-offered={one.id}>
      <rect {...rectOf(one)} fill="none" stroke="#0b0d10" strokeOpacity="0.7" strokeWidth="3.5" rx="2" />
      <rect
        {...rectOf(one)}
        fill="none"
        stroke="#ffffff"
        strokeWidth="1.75"
        strokeDasharray="3 5"
        strokeOpacity={i === 0 ? 1 : 0.6}
        rx="2"
      />
      <Label place={one} fill="#ffffff">
        {i === 0 ? "Y" : "?"}
      </Label>
    </g>
  ));
});

type LabelProps = { readonly place: Place; readonly fill: string; readonly children: string | number };

const Label = ({ place, fill, children }: LabelProps) => (
  <text
    x={share(place.left + place.width / 2)}
    y={share(place.top)}
    dy="-4"
    textAnchor="middle"
    fontSize="11"
    fontWeight="650"
    fill={fill}
    stroke="#0b0d10"
    strokeWidth="3"
    paintOrder="stroke"
  >
    {children}
  </text>
);
