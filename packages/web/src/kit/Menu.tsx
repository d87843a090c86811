// Commands under one button, walked by the arrow keys.
import { useRef, type KeyboardEvent } from "react";
import { Button } from "./Button.tsx";
import type { IconName } from "./Icon.tsx";
import { Popover } from "./Popover.tsx";

export type Command = { readonly text: string; readonly icon?: IconName; readonly act: () => void };

type Props = {
  readonly text: string;
  /** Says more than the text, to whoever hears the page; begins with it. */
  readonly label?: string;
  readonly commands: readonly Command[];
};

export function Menu({ text, label, commands }: Props) {
  const panel = useRef<HTMLDivElement>(null);
  const items = () => [...(panel.current?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
  const walk = (event: KeyboardEvent) => {
    const all = items();
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const from = all.findIndex((one) => one === document.activeElement);
    all[(from + by + all.length) % all.length]?.focus();
  };
  return (
    <Popover
      text={text}
      label={label}
      icon="down"
      kind="menu"
      at={panel}
      onOpen={(open) => open && items()[0]?.focus()}
    >
      <div onKeyDown={walk} role="presentation" className="flex min-w-48 flex-col p-1">
        {commands.map(({ text: says, icon, act }) => (
          <Button
            key={says}
            look="bare"
            role="menuitem"
            {...(icon && { icon })}
            className="flex items-center gap-2 rounded px-3 py-1.5 text-left hover:bg-sunk"
            onClick={() => {
              panel.current?.hidePopover();
              act();
            }}
          >
            {says}
          </Button>
        ))}
      </div>
    </Popover>
  );
}
