// Facts that cannot all hold: told, set aside, and left for the members to settle.
import { Icon } from "../desk/Icon.tsx";
import { counted } from "../desk/words.ts";
import { FactLine, type FactShown } from "../fact/FactList.tsx";
import type { Book } from "./book.ts";
import type { CountShown } from "./CountPage.tsx";

type Props = {
  readonly result: Pick<CountShown["result"], "conflicts" | "suspended">;
  readonly facts: readonly FactShown[];
  readonly book: Book;
};

export function Conflicts({ result: { conflicts, suspended }, book }: Props) {
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
            {counted(suspended.length, "fact")} {suspended.length === 1 ? "is" : "are"} suspended: the number
            is what remains without {suspended.length === 1 ? "it" : "them"}.{" "}
            <span className="text-dim">Checks like these cannot find every wrong fact.</span>
          </p>
          <ul className="mt-5 space-y-4">
            {conflicts.map((conflict) => (
              <li key={conflict.facts.join()} className="panel border-care p-5">
                <p className="flex items-start gap-2.5 font-medium">
                  <span className="mt-0.5 text-care">
                    <Icon name="alert" size={20} />
                  </span>
                  {conflict.sentence}
                </p>
                <ul className="mt-3 space-y-3 pl-8">
                  {conflict.facts.map((id) => {
                    const fact = book.fact(id);
                    return <li key={id}>{fact ? <FactLine fact={fact} nameOf={book.nameOf} /> : id}</li>;
                  })}
                </ul>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
