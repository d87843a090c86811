// A line that opens and closes what is below it.
import { Icon } from "../desk/Icon.tsx";
import { PART } from "./proof-steps.ts";

type Props = {
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly text: string;
  /** Opens a part of the proof, so that the keys that walk it stop here. */
  readonly part?: boolean;
};

export function Disclose({ open, onOpen, text, part = false }: Props) {
  return (
    <button
      type="button"
      aria-expanded={open}
      onClick={() => onOpen(!open)}
      className="link mt-2 inline-flex items-center gap-1 text-left font-medium"
      {...(part && { [PART]: "" })}
    >
      <Icon name={open ? "down" : "right"} size={16} /> {open ? "Hide" : "Show"} {text}
    </button>
  );
}
