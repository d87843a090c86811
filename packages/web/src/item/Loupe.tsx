// A magnifier that follows the hand over the picture: every pixel of the frame, three times as large as what it lies on.
import { useState } from "react";
import { bound } from "../session.ts";
import { pointAt, type Lens, type Place, type Size } from "./zoom.ts";

type Props = {
  /** Address of every pixel of what is on show. */
  readonly url: string;
  readonly lens: Lens;
  /** Of the opening, in CSS pixels. */
  readonly size: Size;
  /** Where in the opening the hand is, as shares of it. */
  readonly at: Place;
  readonly filter: string | undefined;
  readonly transform: string | undefined;
};

const TIMES = 3;
const RADIUS_PX = 96;
/** Of the shorter side: on a phone it hides no half of the picture. */
const MOST = 0.3;

export function Loupe({ url, lens, size, at, filter, transform }: Props) {
  // The same for as long as it is on show: another would fetch it anew.
  const [source] = useState(() => bound(url));
  const [width, height] = [size.width * lens.zoom * TIMES, size.height * lens.zoom * TIMES];
  const { x, y } = pointAt(lens, at);
  const radius = Math.min(RADIUS_PX, MOST * Math.min(size.width, size.height));
  return (
    <span
      data-loupe
      aria-hidden
      className="pointer-events-none absolute overflow-hidden rounded-full border-2 border-white bg-night outline-2 outline-night"
      style={{
        left: at.x * size.width - radius,
        top: at.y * size.height - radius,
        width: 2 * radius,
        height: 2 * radius,
      }}
    >
      <img
        src={source}
        alt=""
        className="pixels absolute max-w-none"
        style={{ left: radius - x * width, top: radius - y * height, width, height, filter, transform }}
      />
    </span>
  );
}
