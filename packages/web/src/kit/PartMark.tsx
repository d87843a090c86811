// The frame around a part of a picture: light on dark, so that it is seen on any.
import type { Part } from "./crop.ts";

const share = (fraction: number): string => `${(fraction * 100).toFixed(3)}%`;

export const PartMark = ({ part: { left, top, width, height } }: { readonly part: Part }) => (
  <span
    aria-hidden="true"
    className="pointer-events-none absolute block border-2 border-white outline-2 outline-night"
    style={{ left: share(left), top: share(top), width: share(width), height: share(height) }}
  />
);
