// A page in one of the two widths that there are.
import type { ReactNode } from "react";

type Props = { readonly narrow?: boolean; readonly children: ReactNode };

export const Page = ({ narrow = false, children }: Props) => (
  <div className={`mx-auto px-5 pb-24 pt-8 ${narrow ? "max-w-narrow" : "max-w-wide"}`}>{children}</div>
);
