// A number that stands, under the words that say without what; never without its "at least".
import type { ReactNode } from "react";
import { figure } from "../desk/words.ts";

type Props = { readonly number: number; readonly lead: string; readonly children: ReactNode };

export function Standing({ number, lead, children }: Props) {
  return (
    <p className="flex flex-wrap content-start items-baseline gap-x-2 text-[0.93rem] text-dim">
      <span className="flex-1 md:basis-full">{children}</span> <span>{lead}</span>{" "}
      <span className="heading figures text-4xl text-ink">{figure(number)}</span>
    </p>
  );
}
