// What is known of one thing, named, one a line.
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";

export const notKnown = () => <span className="text-dim">{t`not known`}</span>;

export const Rows = ({ children }: { children: ReactNode }) => (
  <dl className="mt-3 border-t border-line">{children}</dl>
);

export const Row = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="figures grid grid-cols-[7.5rem_1fr] gap-4 border-b border-line py-1.5">
    <dt className="text-dim">{name}</dt>
    <dd className="min-w-0">{children}</dd>
  </div>
);
