// A part of a page under its own heading, so that it can be walked to by its name.
import { useId, type ReactNode } from "react";

type Props = {
  readonly title: string;
  /** For links that lead to it. */
  readonly id?: string;
  /** One of the parts that a page is made of, not one beside others. */
  readonly main?: boolean;
  readonly className?: string;
  /** Stands beside the heading. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
};

export function Section({ title, id, main = false, className = "", aside, children }: Props) {
  const own = useId();
  return (
    <section aria-labelledby={id ?? own} className={className}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id={id ?? own} className={`heading ${main ? "text-title" : "text-large"}`}>
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
