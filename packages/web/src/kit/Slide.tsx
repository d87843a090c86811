// A slider between two values, in even steps of the eye: twice as much is as far as half as much.
import { useId } from "react";

type Props = {
  readonly label: string;
  readonly least: number;
  readonly most: number;
  readonly value: number;
  /** The value in words. */
  readonly said: string;
  readonly off?: boolean;
  readonly onSlide: (value: number) => void;
};

const STEP = 0.25;

export function Slide({ label, least, most, value, said, off = false, onSlide }: Props) {
  const id = useId();
  return (
    <span className="flex items-center gap-2 text-small">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={Math.log2(least)}
        max={Math.log2(most)}
        step={STEP}
        value={Math.log2(value)}
        disabled={off}
        onChange={(event) => onSlide(2 ** Number(event.target.value))}
        aria-valuetext={said}
        className="w-24 accent-current"
      />
      <span className="figures w-12 text-dim">{said}</span>
    </span>
  );
}
