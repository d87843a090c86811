// A part of the page under its own heading, so that it can be walked to by its name.
import type { ReactNode } from "react";

type Props = { readonly id: string; readonly title: string; readonly children: ReactNode };

export function Section({ id, title, children }: Props) {
  return (
    <section aria-labelledby={id} className="mt-20">
      <h2 id={id} className="heading text-3xl">
        {title}
      </h2>
      {children}
    </section>
  );
}
