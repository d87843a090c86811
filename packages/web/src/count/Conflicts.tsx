// Facts that cannot all hold: told, set aside, and left for the members to look at again.
import { Icon } from "../desk/Icon.tsx";
import { counted } from "../desk/words.ts";
import { FactLine, type FactShown } from "../fact/FactList.tsx";
import type { Book } from "./book.ts";
import type { CountShown } from "./CountPage.tsx";
import { SightingLink } from "./ItemLink.tsx";
import { withNames } from "./strength-words.ts";

type Props = {
  readonly investigation: string;
  readonly result: Pick<CountShown["result"], "conflicts" | "suspended">;
  readonly book: Book;
};

export function Conflicts({ investigation, result: { conflicts, suspended }, book }: Props) {
  return (
    <section aria-labelledby="conflicts" className="mt-20">
      <h2 id="conflicts" className="heading text-3xl">
        Conflicts
      </h2>
      {conflicts.length === 0 ? (
        <p className="mt-3 max-w-prose">
          No facts contradict each other.{" "}
          <span className="text-dim">That alone does not make each of them true.</span>
        </p>
      ) : (
        <>
          <p className="mt-3 max-w-prose">
            {counted(suspended.length, "fact")} {suspended.length === 1 ? "is" : "are"} suspended, and the
            number above is what remains without {suspended.length === 1 ? "it" : "them"}.{" "}
            <span className="text-dim">
              Nothing is withdrawn by itself. Checks like these cannot find every wrong fact.
            </span>
          </p>
          <ul className="mt-5 space-y-4">
            {conflicts.map((conflict) => (
              <li key={conflict.facts.join()} className="panel border-care p-5">
                <p className="flex max-w-prose items-start gap-2.5 font-medium">
                  <span className="mt-0.5 text-care">
                    <Icon name="alert" size={20} />
                  </span>
                  {withNames(conflict.sentence, book.nameOf)}
                </p>
                <h3 className="eyebrow mt-4 pl-8">Look at these again</h3>
                <ul className="mt-1 pl-8">
                  {conflict.facts.map((id) => (
                    <li key={id} className="border-b border-line py-2.5 last:border-0">
                      <Suspended id={id} investigation={investigation} book={book} />
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** A fact with the way to what it speaks of: it is settled at the pictures, not here. */
function Suspended({ id, investigation, book }: { id: string } & Pick<Props, "investigation" | "book">) {
  const fact = book.fact(id);
  if (!fact) return <span className="font-mono">{id}</span>;
  const sightings = sightingsOf(fact.assertion);
  return (
    <>
      <FactLine fact={fact} nameOf={book.nameOf} />
      {sightings.length > 0 && (
        <p className="text-[0.9rem]">
          {sightings.map((sighting, place) => (
            <span key={sighting}>
              {place > 0 && <span className="px-2 text-dim">·</span>}
              <SightingLink investigation={investigation} book={book} id={sighting} />
            </span>
          ))}
        </p>
      )}
    </>
  );
}

function sightingsOf(assertion: FactShown["assertion"]): readonly string[] {
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
