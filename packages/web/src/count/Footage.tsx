// Counts of footage: in how many distinct recordings somebody is marked so; never a number of people.
import type { FootageCount } from "@sightline/count";
import { Icon } from "../desk/Icon.tsx";
import { figure } from "../desk/words.ts";
import type { Book } from "./book.ts";
import { ItemLink } from "./ItemLink.tsx";
import { copiesWarning, footageWords } from "./strength-words.ts";

type Props = { readonly investigation: string; readonly book: Book };

export function Footage({
  investigation,
  book,
  counts,
}: Props & { readonly counts: readonly FootageCount[] }) {
  return (
    <>
      <p className="mt-2 max-w-prose text-dim">
        Pieces of footage, not people: copies, clips and crops of one recording are one piece.
      </p>
      <ul className="mt-6 space-y-10">
        {counts.map((count) => (
          <li key={count.attribute}>
            <p className="flex max-w-[46rem] flex-wrap items-baseline gap-x-3 text-lg leading-snug">
              <span>In at least</span>
              <span className="heading figures text-5xl">{figure(count.atLeast)}</span>
              <span>{footageWords(count)}</span>
            </p>
            <Pieces count={count} investigation={investigation} book={book} />
            {count.ungrouped.length > 0 && (
              <p className="figures mt-3 flex max-w-prose items-start gap-2 text-care">
                <span className="mt-0.5">
                  <Icon name="alert" />
                </span>
                {copiesWarning(count.ungrouped.length)}
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Pieces({
  count: { footage, ungrouped },
  investigation,
  book,
}: Props & { readonly count: FootageCount }) {
  const alone = new Set(ungrouped);
  return (
    <ol className="mt-4 gap-10 border-t border-line sm:columns-2 xl:columns-3">
      {footage.map(({ id, items }) => (
        <li key={id} className="break-inside-avoid border-b border-line py-2 text-[0.95rem]">
          {items.map((item, place) => (
            <span key={item}>
              {place > 0 && (
                <span className="text-dim">
                  <span aria-hidden="true"> = </span>
                  <span className="sr-only">, the same footage as </span>
                </span>
              )}
              <ItemLink investigation={investigation} book={book} id={item} />
            </span>
          ))}
          {items.some((item) => alone.has(item)) && (
            <span className="text-[0.88rem] text-care"> · no footage recorded</span>
          )}
        </li>
      ))}
    </ol>
  );
}
