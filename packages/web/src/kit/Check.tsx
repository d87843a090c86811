// A box to tick.
import type { ReactNode } from "react";

type Props = {
  readonly on: boolean;
  readonly onToggle: (on: boolean) => void;
  /** Does nothing now and says so. */
  readonly off?: boolean;
  readonly children: ReactNode;
};

export const Check = ({ on, onToggle, off = false, children }: Props) => (
  <label className="flex min-h-7 items-center gap-2">
    <input
      type="checkbox"
      checked={on}
      aria-disabled={off}
      onChange={(event) => !off && onToggle(event.target.checked)}
    />
    {children}
  </label>
);
