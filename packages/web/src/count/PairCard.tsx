// Two sightings side by side, so that somebody can say whether they are one person: each as large as their frame shows them.
import { t } from "@lingui/core/macro";
import { SightingCrop } from "./SightingCrop.tsx";

type Props = {
  /** Of the two sightings. */
  readonly ids: readonly string[];
  /** Whether it is asked if they are one person, rather than two. */
  readonly isSame: boolean;
};

export function PairCard({ ids, isSame }: Props) {
  return (
    <>
      <div className="grid max-w-120 grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)] items-start gap-x-3 sm:gap-x-4">
        {ids.slice(0, 2).map((id, place) => [
          place > 0 && (
            <span key="and" aria-hidden="true" className="heading self-center text-title text-dim">
              {isSame ? "=" : "≠"}?
            </span>
          ),
          <SightingCrop key={id} id={id} />,
        ])}
      </div>
      <p className="mt-3">{isSame ? t`Are they one person?` : t`Are they two people?`}</p>
    </>
  );
}
