// How strong the number is: what stands whichever one item, source, reviewer or fact falls, drawn against the whole.
import type { Strength } from "@sightline/domain";
import { figure } from "../desk/words.ts";
import type { Book } from "./book.ts";
import { Breaks } from "./Breaks.tsx";
import { LossRow } from "./LossRow.tsx";
import { Standing } from "./Standing.tsx";
import { KINDS } from "./strength-words.ts";

type Props = {
  readonly investigation: string;
  readonly book: Book;
  readonly strength: Strength;
  /** The minimum at the head of the page. */
  readonly printed: number;
};

export function Strong({ investigation, book, strength: { sensitivity, breaks }, printed }: Props) {
  const { atLeast } = sensitivity.item;
  if (atLeast === 0)
    return <p className="mt-3">Nobody is proved yet, so there is nothing that could fall.</p>;
  return (
    <>
      <p className="mt-2 max-w-prose text-dim">
        The minimum counted again with one thing taken away. Solid is what stands whichever one of them falls;
        each line on the pale part is what stands without one of the others.
      </p>
      {atLeast !== printed && (
        <output className="mt-3 block max-w-prose font-medium text-care">
          This was worked out for at least {figure(atLeast)}, not for the number above: the facts changed
          meanwhile. Reload the page.
        </output>
      )}
      <div className="mt-7 grid gap-x-10 gap-y-2 md:grid-cols-[14rem_minmax(0,1fr)]">
        <Standing number={atLeast} lead="at least">
          With everything
        </Standing>
        <span aria-hidden="true" className="block h-5 md:mt-1 rounded-sm bg-accent" />
      </div>
      <ol className="mt-6 border-t border-line">
        {KINDS.map((kind) => (
          <LossRow
            key={kind}
            kind={kind}
            sensitivity={sensitivity[kind]}
            investigation={investigation}
            book={book}
          />
        ))}
      </ol>
      <Breaks byItem={sensitivity.item} breaks={breaks} investigation={investigation} book={book} />
    </>
  );
}
