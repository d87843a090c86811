// A box to tick.
import type { ReactNode } from "react";

type Props = {
  readonly on: boolean;
  readonly onToggle: (on: boolean) => void;
  readonly children: ReactNode;
};

export const Check = ({ on, onToggle, children }: Props) => (
  <label className="flex items-center gap-2">
    <input type="checkbox" checked={on} onChange={(event) => onToggle(event.target.checked)} />
    {children}
  </label>
);
