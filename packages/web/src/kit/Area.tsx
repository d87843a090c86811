// A place for words of any length and any script, as high as what stands in it.
import { useImperativeHandle, useLayoutEffect, useRef, type ComponentProps, type Ref } from "react";

type Native = ComponentProps<"textarea">;
type Props = Omit<Native, "className" | "rows" | "dir" | "ref" | "onSelect"> & {
  readonly ref?: Ref<HTMLTextAreaElement | null>;
  /** Said, and not shown: what it is stands beside it. */
  readonly label: string;
  /** Not yet stated: it looks begun. */
  readonly begun?: boolean;
};

export function Area({ ref, label, begun = false, value, onChange, ...native }: Props) {
  const own = useRef<HTMLTextAreaElement>(null);
  const shown = useRef(value);
  const caret = useRef<readonly [from: number, to: number]>([0, 0]);
  useImperativeHandle<HTMLTextAreaElement | null, HTMLTextAreaElement | null>(ref, () => own.current);
  // Where words arrive under the caret, a browser puts it behind them: it stays where it was.
  useLayoutEffect(() => {
    if (shown.current === value) return;
    shown.current = value;
    const area = own.current;
    const [from, to] = caret.current;
    if (document.activeElement !== area || area === null) return;
    if (area.selectionStart !== from || area.selectionEnd !== to) area.setSelectionRange(from, to);
  }, [value]);
  const look = (area: HTMLTextAreaElement): void => {
    caret.current = [area.selectionStart, area.selectionEnd];
  };
  return (
    <textarea
      autoComplete="off"
      spellCheck={false}
      {...native}
      {...(value !== undefined && { value })}
      ref={own}
      aria-label={label}
      dir="auto"
      rows={1}
      onSelect={({ currentTarget }) => look(currentTarget)}
      onChange={(event) => {
        look(event.currentTarget);
        onChange?.(event);
      }}
      className={`field field-sizing-content block w-full resize-none py-1.5 text-base leading-snug ${begun ? "border-care" : ""}`}
    />
  );
}
