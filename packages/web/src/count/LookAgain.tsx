// The facts of a conflict in the order in which to look at them again, each with why it stands there and the way to its pictures.
import type { Candidate } from "@sightline/count";
import { FactLine, type FactShown } from "../fact/FactList.tsx";
import { ItemLink, SightingLink } from "./ItemLink.tsx";
import type { PartContext } from "./part-context.ts";

type Props = { readonly candidates: readonly Candidate[]; readonly context: PartContext };

export function LookAgain({ candidates, context }: Props) {
  return (
    <>
      <h3 className="eyebrow mt-6">Look at these again, in this order</h3>
      <ol className="mt-1" aria-label="Facts to look at again, the first candidate first">
        {candidates.map(({ fact, why }, place) => (
          <li
            key={fact}
            className="grid grid-cols-[2.25rem_minmax(0,1fr)] border-b border-line py-3 last:border-0"
          >
            <span
              aria-hidden="true"
              className={`heading figures text-2xl leading-none ${place === 0 ? "text-care" : "text-dim"}`}
            >
              {place + 1}
            </span>
            <div className="min-w-0">
              <Suspended id={fact} context={context} />
              <p className="text-[0.9rem]">
                {place === 0 && <strong className="font-semibold">First: </strong>}
                {why}
              </p>
            </div>
          </li>
        ))}
      </ol>
      <p className="max-w-prose text-[0.9rem] text-dim">
        An order, not a verdict: any of them may be the wrong one, and a member has to withdraw it.
      </p>
    </>
  );
}

/** A fact is settled at the pictures, not here. */
function Suspended({ id, context: { book, investigation } }: { id: string; context: PartContext }) {
  const fact = book.fact(id);
  if (!fact) return <p className="font-mono">{id}</p>;
  const named = namedBy(fact.assertion);
  return (
    <>
      <FactLine fact={fact} nameOf={book.nameOf} />
      {named.length > 0 && (
        <p className="text-[0.9rem]">
          {named.map((one, place) => (
            <span key={one}>
              {place > 0 && <span className="px-2 text-dim">·</span>}
              {book.sighting(one) ? (
                <SightingLink investigation={investigation} book={book} id={one} />
              ) : (
                <ItemLink investigation={investigation} book={book} id={one} />
              )}
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
