// The dark ground of a large picture, in its own proportions and no higher than the window has room for.
import type { ReactNode } from "react";

type Props = {
  /** Width to height of the displayed frame. */
  readonly shape: number;
  /** Share of the window's height. */
  readonly highVh: number;
  readonly children: ReactNode;
};

export const Framed = ({ shape, highVh, children }: Props) => (
  <div className="flex justify-center rounded-lg bg-night">
    <div
      className="relative w-full overflow-hidden"
      style={{ aspectRatio: shape, maxWidth: `min(100%, ${highVh * shape}vh)` }}
    >
      {children}
    </div>
  </div>
);
