// A button: an icon, words, and the key that does the same.
import type { ComponentProps, MouseEvent } from "react";
import { Icon, type IconName } from "./Icon.tsx";

type Props = Omit<ComponentProps<"button">, "type"> & {
  /** `bare` leaves its look to the part that it is laid over. */
  readonly look?: "button" | "link" | "bare";
  readonly icon?: IconName;
  readonly hotkey?: string;
  /** Does nothing now and says so, but keeps the focus of whoever is on it. */
  readonly off?: boolean;
  readonly submits?: boolean;
};

export function Button({ look = "button", icon, hotkey, off, submits = false, onClick, ...rest }: Props) {
  const { className = "", children, ...native } = rest;
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (off !== true) onClick?.(event);
    else event.preventDefault();
  };
  return (
    <button
      {...native}
      type={submits ? "submit" : "button"}
      aria-disabled={off}
      className={[look !== "bare" && look, children === undefined && "px-2", className]
        .filter(Boolean)
        .join(" ")}
      onClick={press}
    >
      {icon && <Icon name={icon} size={16} />}
      {children}
      {hotkey && <kbd className="key text-ink">{hotkey}</kbd>}
    </button>
  );
}
