// One of several, out of a list that opens.

type Props<T extends string> = {
  readonly label: string;
  /** The label is said and not shown, where the first option says it. */
  readonly quiet?: boolean;
  readonly options: Readonly<Record<T, string>>;
  readonly chosen: T;
  readonly onChoose: (one: T) => void;
};

export function OneOf<T extends string>({ label, quiet = false, options, chosen, onChoose }: Props<T>) {
  return (
    <label className="text-small text-dim">
      <span className={quiet ? "sr-only" : ""}>{label}</span>{" "}
      <select className="field" value={chosen} onChange={(event) => onChoose(event.target.value as T)}>
        {(Object.entries(options) as [T, string][]).map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
