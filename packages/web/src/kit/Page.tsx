// A page in one of the two widths that there are.
import type { ReactNode } from "react";

type Props = { readonly narrow?: boolean; readonly children: ReactNode };

export const Page = ({ narrow = false, children }: Props) => (
  <div className={`mx-auto px-5 ${narrow ? "max-w-narrow py-16" : "max-w-wide pb-24 pt-7"}`}>{children}</div>
);
