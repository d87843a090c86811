// A number that stands, under the words that say without what; never without its "at least".
import type { ReactNode } from "react";
import { Figure } from "../kit/Figure.tsx";

type Props = { readonly number: number; readonly lead: string; readonly children: ReactNode };

export function Standing({ number, lead, children }: Props) {
  return (
    <p className="flex flex-wrap content-start items-baseline gap-x-2 text-small text-dim">
      <span className="flex-1 md:basis-full">{children}</span> <span>{lead}</span>{" "}
      <span className="text-ink">
        <Figure n={number} small />
      </span>
    </p>
  );
}
