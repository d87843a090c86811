// A line that opens and closes what is below it.
import { Icon } from "../desk/Icon.tsx";

type Props = { readonly open: boolean; readonly onOpen: (open: boolean) => void; readonly text: string };

export function Disclose({ open, onOpen, text }: Props) {
  return (
    <button
      type="button"
      aria-expanded={open}
      onClick={() => onOpen(!open)}
      className="link mt-2 inline-flex items-center gap-1 text-left font-medium"
    >
      <Icon name={open ? "down" : "right"} size={16} /> {open ? "Hide" : "Show"} {text}
    </button>
  );
}
