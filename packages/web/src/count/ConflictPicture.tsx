// A conflict drawn: the sightings that facts make one person, hand in hand, and the frame or the fact that parts the two ends.
import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { listOf } from "../desk/words.ts";
import type { Book } from "./book.ts";
import type { CountShown } from "./CountPage.tsx";
import { useCase } from "./case-context.ts";
import { CaseLink, SightingLink } from "./CaseLink.tsx";
import { SightingCrop } from "./SightingCrop.tsx";
import { Still } from "./Still.tsx";

type Conflict = CountShown["conflicts"][number];
type Props = { readonly conflict: Conflict };

export function ConflictPicture({ conflict }: Props) {
  const { chain, meeting, onBothSides } = conflict;
  if (chain.length === 0) return <OnBothSides isCopies={conflict.kind === "footage"} ids={onBothSides} />;
  return (
    <div
      className={`mt-5 grid gap-x-10 gap-y-6 ${meeting ? "lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]" : ""}`}
    >
      <div className="min-w-0">
        <p className="eyebrow">{t`One person, say these facts`}</p>
        <Chain conflict={conflict} />
      </div>
      {meeting && <Meeting meeting={meeting} />}
    </div>
  );
}

function Chain({ conflict: { chain, facts } }: Props) {
  const { book } = useCase();
  return (
    <ol className="mt-2 flex flex-wrap items-start gap-x-3 gap-y-4">
      {chain.map((id, place) => {
        const before = chain[place - 1];
        return (
          <li key={id} className="flex items-start gap-x-3">
            {before !== undefined && <Joined by={joining(book, facts, [before, id])} />}
            <div className="w-[6.6rem] sm:w-36 lg:w-40">
              <SightingCrop id={id} />
            </div>
          </li>
        );
      })}
    </ol>
  );
}

/** Stands beside the middle of the crop that it leads to, which is a quarter higher than wide. */
const Joined = ({ by }: { readonly by: string }) => (
  <p className="mt-11 text-center sm:mt-16 lg:mt-20">
    <span aria-hidden="true" className="heading block text-title leading-none text-dim">
      =
    </span>
    <span className="sr-only">{t`is the same as, by`} </span>
    <span className="font-mono text-small text-dim">{by}</span>
  </p>
);

/** The `same` fact of the conflict that joins two sightings. */
function joining(book: Book, facts: readonly string[], pair: readonly string[]): string {
  return listOf(
    facts.filter((id) => {
      const assertion = book.fact(id)?.assertion;
      return assertion?.kind === "same" && pair.every((one) => assertion.between.includes(one));
    }),
  );
}

function Meeting({ meeting }: { readonly meeting: NonNullable<Conflict["meeting"]> }) {
  const { item, atUs, sightings } = meeting;
  if (!useCase().book.tile(item)) return null;
  return (
    <figure className="min-w-0">
      <p className="eyebrow mb-2">{t`Two people, says this frame`}</p>
      <Still item={item} atUs={atUs} sightings={sightings} large />
      <figcaption className="mt-1.5 text-small">
        <Trans>
          <span className="font-mono text-small">{listOf(sightings)}</span> side by side in{" "}
          <CaseLink id={item} />
        </Trans>
      </figcaption>
    </figure>
  );
}

/** More would say nothing new: one that stands in both groups is enough to part them. */
const FIRST = 4;

interface Standing {
  /** They stand in different groups and show one recording; else each stands in both. */
  readonly isCopies: boolean;
  readonly ids: readonly string[];
}

function OnBothSides({ isCopies, ids }: Standing) {
  const { book } = useCase();
  if (ids.length === 0) return null;
  const shown = ids.slice(0, FIRST);
  return (
    <div className="mt-5">
      <p className="eyebrow">{isCopies ? t`One footage, in separate groups` : t`In both groups`}</p>
      <ul className="mt-2 grid grid-cols-2 gap-3 sm:grid-cols-4">
        {shown.map((id) => (
          <li key={id} className="min-w-0 text-small">
            {book.tile(id)?.kind === "photo" && <Still item={id} />}
            <SightingLink id={id} />
          </li>
        ))}
      </ul>
      {ids.length > shown.length && (
        <p className="mt-2 text-small text-dim">
          <Trans>and {ids.length - shown.length} more</Trans>
        </p>
      )}
    </div>
  );
}
