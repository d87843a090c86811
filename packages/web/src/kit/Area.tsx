// A place for words of any length and any script, as high as what stands in it.
import type { ComponentProps } from "react";

type Props = Omit<ComponentProps<"textarea">, "className" | "rows" | "dir"> & {
  /** Said, and not shown: what it is stands beside it. */
  readonly label: string;
  /** Not yet stated: it looks begun. */
  readonly begun?: boolean;
};

export const Area = ({ label, begun = false, ...native }: Props) => (
  <textarea
    autoComplete="off"
    spellCheck={false}
    {...native}
    aria-label={label}
    dir="auto"
    rows={1}
    className={`field field-sizing-content block w-full resize-none py-1.5 text-base leading-snug ${begun ? "border-care" : ""}`}
  />
);
