// The facts of a conflict in the order in which to look at them again, each with why it stands there and the way to its pictures.
import { t } from "@lingui/core/macro";
import type { Candidate } from "@sightline/count";
import type { FactShown } from "../fact/FactList.tsx";
import { useCase } from "./case-context.ts";
import { SightingLink } from "./CaseLink.tsx";
import { FactOf } from "./FactOf.tsx";

export function LookAgain({ candidates }: { readonly candidates: readonly Candidate[] }) {
  return (
    <>
      <h3 className="eyebrow mt-6">{t`Look at these again, in this order`}</h3>
      <ol className="mt-1" aria-label={t`Facts to look at again, the first candidate first`}>
        {candidates.map(({ fact, why }, place) => (
          <li
            key={fact}
            className="grid grid-cols-[2.25rem_minmax(0,1fr)] border-b border-line py-3 last:border-0"
          >
            <span
              aria-hidden="true"
              className={`heading figures text-title leading-none ${place === 0 ? "text-care" : "text-dim"}`}
            >
              {place + 1}
            </span>
            <div className="min-w-0">
              <Suspended id={fact} />
              <p className="text-small">
                {place === 0 && <strong className="font-semibold">{t`First:`} </strong>}
                {why}
              </p>
            </div>
          </li>
        ))}
      </ol>
      <p className="max-w-prose text-small text-dim">
        {t`An order, not a verdict: any of them may be the wrong one, and a member has to withdraw it.`}
      </p>
    </>
  );
}

/** A fact is settled at the pictures, not here. */
function Suspended({ id }: { id: string }) {
  const fact = useCase().book.fact(id);
  const named = fact ? namedBy(fact.assertion) : [];
  return (
    <>
      <FactOf id={id} />
      {named.length > 0 && (
        <p className="text-small">
          {named.map((one, place) => (
            <span key={one}>
              {place > 0 && <span className="px-2 text-dim">·</span>}
              <SightingLink id={one} />
            </span>
          ))}
        </p>
      )}
    </>
  );
}

/** The sightings or the item that a fact speaks of; groups have no page of their own. */
function namedBy(assertion: FactShown["assertion"]): readonly string[] {
  switch (assertion.kind) {
    case "same":
    case "different":
      return assertion.between;
    case "continuous":
      return [assertion.item];
    case "separate":
    case "within":
      return [];
  }
}
