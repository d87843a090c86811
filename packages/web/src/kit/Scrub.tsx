// A slider laid over a drawing of time: its thumb is the line that says which instant is on show.
import type { ComponentProps } from "react";

type Props = Omit<ComponentProps<"input">, "type" | "onChange" | "className" | "value"> & {
  readonly value: number;
  readonly onScrub: (value: number) => void;
  /** The instant in words, for those who hear it. */
  readonly said: string;
};

export const Scrub = ({ onScrub, said, ...native }: Props) => (
  <input
    {...native}
    type="range"
    onChange={(event) => onScrub(Number(event.target.value))}
    aria-valuetext={said}
    className="scrub absolute inset-0 h-full w-full"
  />
);
