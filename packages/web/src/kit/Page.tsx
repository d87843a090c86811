// A page in one of the two widths that there are.
import type { ReactNode } from "react";

type Props = {
  readonly narrow?: boolean;
  /** Narrow, and little stands on it: a refusal, a choice, a first word. */
  readonly alone?: boolean;
  readonly children: ReactNode;
};

export const Page = ({ alone = false, narrow = alone, children }: Props) => (
  <div
    className={`mx-auto px-5 pb-24 ${alone ? "pt-12 sm:pt-20" : "pt-8"} ${narrow ? "max-w-narrow" : "max-w-wide"}`}
  >
    {children}
  </div>
);
