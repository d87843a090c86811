// Lines under one another, with a rule between each two.
import type { ComponentProps } from "react";

type Props = ComponentProps<"ul"> & { readonly ordered?: boolean };

export function List({ ordered = false, className = "", ...rest }: Props) {
  const Element = (ordered ? "ol" : "ul") as "ul";
  return <Element {...rest} className={`divide-y divide-line border-y border-line ${className}`} />;
}
