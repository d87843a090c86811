// Picks one thing out of many that are on show; with Shift, all up to it.

type Props = {
  /** What it picks: a list of these can be told apart by ear. */
  readonly label: string;
  readonly on: boolean;
  readonly onToggle: () => void;
  readonly onReach: () => void;
};

export const Pick = ({ label, on, onToggle, onReach }: Props) => (
  <label className="-m-1 inline-flex min-h-7 min-w-7 shrink-0 items-center justify-center">
    <span className="sr-only">{label}</span>
    <input
      type="checkbox"
      className="size-4 accent-accent"
      checked={on}
      onChange={() => undefined}
      onClick={(event) => (event.shiftKey ? onReach() : onToggle())}
    />
  </label>
);
