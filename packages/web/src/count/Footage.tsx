// Counts of footage: in how many distinct recordings somebody is marked so; never a number of people.
import { t } from "@lingui/core/macro";
import type { FootageCount } from "@sightline/count";
import { Figure } from "../kit/Figure.tsx";
import { Notice } from "../kit/Notice.tsx";
import { CaseLink } from "./CaseLink.tsx";
import { copiesWarning, footageWords } from "./strength-words.ts";

export function Footage({ counts }: { readonly counts: readonly FootageCount[] }) {
  return (
    <>
      <p className="mt-2 max-w-prose text-dim">
        {t`Pieces of footage, not people: copies, clips and crops of one recording are one piece.`}
      </p>
      <ul className="mt-6 space-y-10">
        {counts.map((count) => (
          <li key={count.attribute}>
            <p className="flex max-w-prose flex-wrap items-baseline gap-x-3 text-large leading-snug">
              <span>{t`In at least`}</span>
              <Figure n={count.atLeast} />
              <span>{footageWords(count)}</span>
            </p>
            <Pieces count={count} />
            {count.ungrouped.length > 0 && (
              <div className="figures mt-3 max-w-prose">
                <Notice tone="care" plain>
                  {copiesWarning(count.ungrouped.length)}
                </Notice>
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Pieces({ count: { footage, ungrouped } }: { readonly count: FootageCount }) {
  const alone = new Set(ungrouped);
  return (
    <ol className="mt-4 gap-10 border-t border-line sm:columns-2 xl:columns-3">
      {footage.map(({ id, items }) => (
        <li key={id} className="break-inside-avoid border-b border-line py-2">
          {items.map((item, place) => (
            <span key={item}>
              {place > 0 && (
                <span className="text-dim">
                  <span aria-hidden="true"> = </span>
                  <span className="sr-only">, {t`the same footage as`} </span>
                </span>
              )}
              <CaseLink id={item} />
            </span>
          ))}
          {items.some((item) => alone.has(item)) && (
            <span className="text-small text-care"> · {t`no footage recorded`}</span>
          )}
        </li>
      ))}
    </ol>
  );
}
