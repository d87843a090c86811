// One of a few, all in sight: a row of buttons of which one is on.
import { Toggle } from "./Toggle.tsx";

type Props<T extends string> = {
  /** What is chosen, for those who do not see the row. */
  readonly legend: string;
  readonly options: Readonly<Record<T, string>>;
  readonly chosen: T;
  readonly onChoose: (one: T) => void;
  readonly small?: boolean;
};

export function Choose<T extends string>({ legend, options, chosen, onChoose, small = false }: Props<T>) {
  return (
    <fieldset className="flex flex-wrap gap-1.5">
      <legend className="sr-only">{legend}</legend>
      {(Object.entries(options) as [T, string][]).map(([one, text]) => (
        <Toggle
          key={one}
          on={chosen === one}
          onToggle={() => onChoose(one)}
          className={small ? "figures min-h-7 px-2" : "figures"}
        >
          {text}
        </Toggle>
      ))}
    </fieldset>
  );
}
