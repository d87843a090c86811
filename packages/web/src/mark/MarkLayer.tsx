// The hand on the picture while somebody marks: a click is a head, a drag is a box, and what is marked is moved by its corners.
import type { Place } from "@sightline/domain";
import { useRef, useState, type PointerEvent } from "react";
import { lookOf } from "../kit/subject-look.ts";
import type { Offered } from "./use-offered.ts";
import { AtRest, rectOf, share, type MarkShown } from "./AtRest.tsx";
import { spotIn, type Turn } from "../kit/upright.ts";
import { pulled, spanned, inside, type Corner } from "./sketch.ts";

export type Tool = "heads" | "boxes" | "choose";
type Spot = { readonly x: number; readonly y: number };

type Props = {
  /** Whom somebody may take: drawn dashed, and under no hand. */
  readonly offered: readonly Offered[];
  readonly marks: readonly MarkShown[];
  readonly subjects: readonly string[];
  readonly chosen: string | null;
  readonly tool: Tool;
  /** Quarters that the picture is turned by, clockwise. */
  readonly turn: Turn;
  readonly onChoose: (id: string | null) => void;
  readonly onHead: (at: Spot) => void;
  readonly onBox: (place: Place) => void;
  readonly onPlace: (id: string, place: Place) => void;
};

type Drag =
  | { readonly does: "draw"; readonly from: Spot; readonly to: Spot }
  | {
      readonly does: "move";
      readonly id: string;
      readonly place: Place;
      readonly from: Spot;
      readonly to: Spot;
    }
  | {
      readonly does: "pull";
      readonly id: string;
      readonly place: Place;
      readonly corner: Corner;
      readonly to: Spot;
    };

/** Closer than this to where it went down, in px, a hand has clicked and not dragged. */
const CLICK_PX = 5;
/** A click this near to the middle of a head, as a share of its size, means that head. */
const SAME_HEAD = 0.35;
/** Smaller than this on the screen a corner could not be taken. */
const HANDLE_PX = 9;

export function MarkLayer(props: Props) {
  const { marks, subjects, chosen, tool, turn } = props;
  const layer = useRef<SVGSVGElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const down = useRef<{ readonly x: number; readonly y: number; readonly pointer: number } | null>(null);
  const spot = (event: PointerEvent): Spot => {
    const seen = layer.current?.getBoundingClientRect();
    return seen ? spotIn(seen, turn, event) : { x: 0, y: 0 };
  };
  const own = marks.find(({ id }) => id === chosen);
  const live = drag && placeOf(drag);

  const begin = (event: PointerEvent<SVGSVGElement>): void => {
    // With Alt the hand moves the picture, and a second finger pinches it.
    if (event.altKey || event.button !== 0 || !event.isPrimary) return;
    event.stopPropagation();
    down.current = { x: event.clientX, y: event.clientY, pointer: event.pointerId };
    const at = spot(event);
    const corner = event.target instanceof Element ? event.target.getAttribute("data-corner") : null;
    if (own && corner) setDrag({ does: "pull", id: own.id, place: own, corner: corner as Corner, to: at });
    else if (own && tool !== "heads" && isIn(own, at))
      setDrag({ does: "move", id: own.id, place: own, from: at, to: at });
    else if (tool === "boxes") setDrag({ does: "draw", from: at, to: at });
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent<SVGSVGElement>): void => {
    if (down.current?.pointer !== event.pointerId || !drag) return;
    event.stopPropagation();
    setDrag({ ...drag, to: spot(event) });
  };
  const end = (event: PointerEvent<SVGSVGElement>): void => {
    const from = down.current;
    if (from?.pointer !== event.pointerId) return;
    event.stopPropagation();
    down.current = null;
    const last = drag && { ...drag, to: spot(event) };
    setDrag(null);
    if (Math.hypot(event.clientX - from.x, event.clientY - from.y) <= CLICK_PX) click(spot(event));
    else if (last) {
      const place = placeOf(last);
      if (place === null) return;
      if (last.does === "draw") props.onBox(place);
      else props.onPlace(last.id, place);
    }
  };
  const click = (at: Spot): void => {
    const under = tool === "heads" ? headUnder(marks, at) : boxUnder(marks, at);
    if (under) props.onChoose(under.id);
    else if (tool === "heads") props.onHead(at);
    else props.onChoose(null);
  };

  const hand = (
    <svg
      ref={layer}
      data-marking={tool}
      aria-hidden="true"
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={() => {
        down.current = null;
        setDrag(null);
      }}
      onDoubleClick={(event) => event.stopPropagation()}
      className={`absolute inset-0 h-full w-full touch-pinch-zoom overflow-visible ${tool === "choose" ? "cursor-default" : "cursor-crosshair"}`}
    >
      {own && !live && <Chosen place={own} subject={own.subject} subjects={subjects} />}
      {live && <Chosen place={live} subject={own?.subject ?? ""} subjects={subjects} />}
    </svg>
  );
  return (
    <>
      <AtRest {...{ marks, subjects }} offered={props.offered} />
      {hand}
    </>
  );
}

function placeOf(drag: Drag): Place | null {
  if (drag.does === "draw") return spanned(drag.from, drag.to);
  if (drag.does === "pull") return pulled(drag.place, drag.corner, drag.to);
  const { left, top, width, height } = drag.place;
  return inside({ left: left + drag.to.x - drag.from.x, top: top + drag.to.y - drag.from.y, width, height });
}

const isIn = ({ left, top, width, height }: Place, { x, y }: Spot): boolean =>
  x >= left && x <= left + width && y >= top && y <= top + height;

/** The smallest of those under the hand: what lies within another can be chosen too. */
const boxUnder = (marks: readonly MarkShown[], at: Spot): MarkShown | undefined =>
  marks.filter((mark) => isIn(mark, at)).toSorted((a, b) => a.width * a.height - b.width * b.height)[0];

/** A second click on one head is no second person; one beside it is, however close the two stand. */
const headUnder = (marks: readonly MarkShown[], { x, y }: Spot): MarkShown | undefined =>
  marks.find(
    ({ left, top, width, height }) =>
      Math.hypot((x - left - width / 2) / width, (y - top - height / 2) / height) < SAME_HEAD,
  );

const CORNERS: readonly Corner[] = ["nw", "ne", "sw", "se"];

/** The one that the hand is at, with corners to pull. */
function Chosen({
  place,
  subject,
  subjects,
}: {
  place: Place;
  subject: string;
  subjects: readonly string[];
}) {
  const { stroke } = lookOf(subject, subjects);
  return (
    <g data-chosen>
      <rect {...rectOf(place)} fill={stroke} fillOpacity="0.16" stroke={stroke} strokeWidth="3" rx="2" />
      {CORNERS.map((corner) => (
        <rect
          key={corner}
          data-corner={corner}
          x={share(corner.endsWith("w") ? place.left : place.left + place.width)}
          y={share(corner.startsWith("n") ? place.top : place.top + place.height)}
          width={HANDLE_PX}
          height={HANDLE_PX}
          // Outside it: the smallest head can still be taken by its middle.
          transform={`translate(${corner.endsWith("w") ? -HANDLE_PX : 0} ${corner.startsWith("n") ? -HANDLE_PX : 0})`}
          fill="#ffffff"
          stroke="#0b0d10"
          className={corner === "nw" || corner === "se" ? "cursor-nwse-resize" : "cursor-nesw-resize"}
        />
      ))}
    </g>
  );
}
