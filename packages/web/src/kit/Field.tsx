// A named place to type in, with what helps to fill it and what is wrong with it.
import { useId, type ComponentProps } from "react";

type Props = Omit<ComponentProps<"input">, "className" | "type"> & {
  readonly label: string;
  readonly hotkey?: string;
  readonly type?: "text" | "number" | "date" | "search" | "password" | "email";
  /** So many lines high, for what is written at length. */
  readonly lines?: number;
  readonly hint?: string | undefined;
  /** Why what stands there cannot be taken. */
  readonly wrong?: string | undefined;
};

export function Field({ label, hotkey, lines, hint, wrong, type = "text", ...native }: Props) {
  const Element = (lines === undefined ? "input" : "textarea") as "input";
  const id = useId();
  const said = wrong ?? hint;
  return (
    <div>
      <label htmlFor={id}>
        {label} {hotkey && <kbd className="key">{hotkey}</kbd>}
      </label>
      <Element
        autoComplete="off"
        {...native}
        {...(lines === undefined ? { type } : { rows: lines })}
        id={id}
        className="field mt-1 w-full"
        aria-invalid={wrong !== undefined}
        aria-describedby={said === undefined ? undefined : `${id}-said`}
      />
      {said !== undefined && (
        <p id={`${id}-said`} className={`text-small ${wrong === undefined ? "text-dim" : "text-bad"}`}>
          {said}
        </p>
      )}
    </div>
  );
}
