// The head of a page: where it hangs, what it is called, what it is about, and what can be done with all of it.
import type { ReactNode } from "react";

type Props = {
  /** The way back to what it is one of, or what kind of page it is. */
  readonly above?: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
};

export const PageHead = ({ above, title, children, actions }: Props) => (
  <div className="mb-5 flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
    <div className="min-w-0">
      {above && <div className="mb-1">{above}</div>}
      <h1 className="heading text-title">{title}</h1>
      {children && <div className="figures mt-1.5 text-dim">{children}</div>}
    </div>
    {actions}
  </div>
);
