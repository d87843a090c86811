// What a button opens beside itself, over the page: Escape or a press elsewhere closes it again.
import { useId, useRef, type ReactNode, type RefObject } from "react";
import { isTyping, letterOf, useKeys } from "../desk/use-keys.ts";
import { Button } from "./Button.tsx";
import type { IconName } from "./Icon.tsx";

type Props = {
  readonly text: string;
  /** Says more than the text, to whoever hears the page; begins with it. */
  readonly label?: string | undefined;
  readonly icon?: IconName;
  readonly className?: string;
  readonly panel?: string;
  readonly kind: "dialog" | "menu";
  /** A key that opens and closes it, from anywhere on the page. */
  readonly opens?: string;
  readonly at?: RefObject<HTMLDivElement | null>;
  readonly onOpen?: (open: boolean) => void;
  readonly children: ReactNode;
};

export function Popover({
  text,
  label,
  icon,
  className,
  panel = "",
  kind,
  opens,
  at,
  onOpen,
  children,
}: Props) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  useKeys(
    button,
    (event) => !isTyping(event) && !event.repeat && letterOf(event) === opens && button.current?.click(),
    {
      page: true,
    },
  );
  return (
    <>
      <Button
        ref={button}
        {...(icon && { icon })}
        className={className}
        popoverTarget={id}
        aria-haspopup={kind}
        aria-label={label}
      >
        {text}
      </Button>
      <div
        id={id}
        ref={at}
        popover="auto"
        role={kind}
        aria-label={label ?? text}
        onToggle={(event) => onOpen?.(event.newState === "open")}
        className={`beside panel overflow-auto text-ink shadow-xl shadow-night/20 ${panel}`}
      >
        {children}
      </div>
    </>
  );
}
