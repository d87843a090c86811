// How many items would have to fall for the number to fall below a threshold: as stairs, and each loss by name.
import { t } from "@lingui/core/macro";
import { Plural, Trans } from "@lingui/react/macro";
import type { Breaking, Sensitivity } from "@sightline/count";
import { figure, partsOfList } from "../desk/words.ts";
import { Figure } from "../kit/Figure.tsx";
import { CaseLink } from "./CaseLink.tsx";
import { stairsOf, type Stair } from "./strength-shape.ts";
import { breakWords } from "./strength-words.ts";

type Props = {
  readonly byItem: Sensitivity;
  /** Losses that do take the number below their threshold. */
  readonly falls: readonly Breaking[];
};

export function Breaks({ byItem, falls }: Props) {
  return (
    <div className="mt-5 grid gap-x-16 gap-y-8 lg:grid-cols-2">
      <Stairs stairs={stairsOf(byItem, falls)} whole={byItem.atLeast} />
      <ul className="border-t border-line">
        {falls.map((fall) => {
          const { claim, proved, left } = breakWords(fall);
          return (
            <li key={fall.threshold} className="figures border-b border-line py-3">
              <p className="font-medium">{claim}</p>
              <ItemNames ids={fall.items} />
              <p className={`mt-1 text-small ${fall.provedSmallest ? "text-dim" : "text-care"}`}>
                {proved} <span className="text-dim">{left}</span>
              </p>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Stairs({ stairs, whole }: { stairs: readonly Stair[]; whole: number }) {
  return (
    <ol
      className="grid grid-flow-col auto-cols-fr items-end gap-x-1.5 self-start"
      aria-label={t`The minimum as items fall`}
    >
      {stairs.map(({ lost, atLeast, below }, index) => (
        <li key={`${lost} ${below}`} className="flex flex-col">
          <span className="text-small leading-tight text-dim">{t`at least`}</span>
          <Figure small n={atLeast} />
          <span aria-hidden="true" className="mt-1.5 flex h-36 items-end">
            <span
              className={`block w-full rounded-t-sm ${index === 0 ? "bg-accent" : "bg-accent/45"}`}
              style={{ height: `${Math.max(2, (atLeast / Math.max(1, whole)) * 100)}%` }}
            />
          </span>
          <span className="figures min-h-[4.2rem] border-t border-edge pt-2 text-small leading-snug">
            {lost === 0 ? (
              t`with all`
            ) : (
              <Plural
                value={lost}
                one={
                  <Trans>
                    <span className="sr-only sm:not-sr-only">without </span># item
                  </Trans>
                }
                other={
                  <Trans>
                    <span className="sr-only sm:not-sr-only">without </span># items
                  </Trans>
                }
              />
            )}
            {below !== null && (
              <span className="block text-dim">
                <Trans>below {figure(below)}</Trans>
              </span>
            )}
            {lost > 0 && below === null && <span className="block text-dim">{t`costliest`}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}

function ItemNames({ ids }: { ids: readonly string[] }) {
  return (
    <p className="mt-0.5">
      {partsOfList(ids).map(({ type, value }) =>
        type === "element" ? <CaseLink key={value} id={value} /> : value,
      )}
      .
    </p>
  );
}
