// What a button opens beside itself, over the page: Escape or a press elsewhere closes it again.
import { useId, type ReactNode, type RefObject } from "react";
import { Button } from "./Button.tsx";
import type { IconName } from "./Icon.tsx";

type Props = {
  readonly text: string;
  readonly icon?: IconName;
  readonly className?: string;
  readonly panel?: string;
  readonly kind: "dialog" | "menu";
  readonly at?: RefObject<HTMLDivElement | null>;
  readonly onOpen?: (open: boolean) => void;
  readonly children: ReactNode;
};

export function Popover({ text, icon, className, panel = "", kind, at, onOpen, children }: Props) {
  const id = useId();
  return (
    <>
      <Button {...(icon && { icon })} className={className} popoverTarget={id} aria-haspopup={kind}>
        {text}
      </Button>
      <div
        id={id}
        ref={at}
        popover="auto"
        role={kind}
        aria-label={text}
        onToggle={(event) => onOpen?.(event.newState === "open")}
        className={`beside panel overflow-auto text-ink shadow-xl shadow-night/20 ${panel}`}
      >
        {children}
      </div>
    </>
  );
}
