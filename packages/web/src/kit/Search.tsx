// Finds among what is shown as one types.
import { Icon } from "./Icon.tsx";

type Props = {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onType: (text: string) => void;
};

export const Search = ({ label, placeholder, value, onType }: Props) => (
  <label className="relative w-full sm:w-64">
    <span className="sr-only">{label}</span>
    <span className="pointer-events-none absolute left-2.5 top-1/2 -translate-y-1/2 text-dim">
      <Icon name="search" />
    </span>
    <input
      type="search"
      value={value}
      onChange={(event) => onType(event.target.value)}
      placeholder={placeholder}
      className="field w-full pl-9 placeholder:text-dim"
    />
  </label>
);
