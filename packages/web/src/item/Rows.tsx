// Named facts of an item, one a line.
import type { ReactNode } from "react";

export const UNKNOWN = <span className="text-dim">not known</span>;

export function Rows({ children }: { children: ReactNode }) {
  return <dl className="mt-3 border-t border-line">{children}</dl>;
}

export function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="figures grid grid-cols-[7.5rem_1fr] gap-4 border-b border-line py-1.5">
      <dt className="text-dim">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}
