// A part of the page that is counted apart: its title at once, a quiet line meanwhile, and the rest of the page untouched.
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Answer } from "../api.ts";

type Props<T> = {
  readonly id: string;
  readonly title: string;
  readonly query: UseQueryResult<Answer<T>>;
  /** What is being done, while it is: `Counting again without each item`. */
  readonly meanwhile: string;
  readonly children: (value: T) => ReactNode;
};

export function Later<T>({ id, title, query, meanwhile, children }: Props<T>) {
  return (
    <section aria-labelledby={id} className="mt-20">
      <h2 id={id} className="heading text-3xl">
        {title}
      </h2>
      <Body query={query} meanwhile={meanwhile}>
        {children}
      </Body>
    </section>
  );
}

function Body<T>({ query, meanwhile, children }: Pick<Props<T>, "query" | "meanwhile" | "children">) {
  if (query.data?.ok) return children(query.data.value);
  if (query.data) return <p className="mt-3 max-w-prose">{query.data.refusal.sentence}</p>;
  if (query.error) {
    return (
      <div role="alert" className="mt-3 max-w-prose">
        <p>
          <span className="font-semibold text-bad">The desk did not answer as it should.</span> The number and
          its proof are not touched by that. <span className="text-dim">{query.error.message}</span>
        </p>
        <button type="button" className="button mt-3" onClick={() => void query.refetch()}>
          Try again
        </button>
      </div>
    );
  }
  return <output className="mt-3 block min-h-40 text-dim">{meanwhile} …</output>;
}
