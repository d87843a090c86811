// Facts that cannot all hold: drawn, set aside, and left for the members to look at again.
import { Icon } from "../desk/Icon.tsx";
import { counted } from "../desk/words.ts";
import type { Book } from "./book.ts";
import { ConflictPicture } from "./ConflictPicture.tsx";
import type { CountShown } from "./CountPage.tsx";
import { LookAgain } from "./LookAgain.tsx";
import type { PartContext } from "./part-context.ts";
import { Section } from "./Section.tsx";
import { withNames } from "./strength-words.ts";

type Props = {
  readonly investigation: string;
  readonly shown: Pick<CountShown, "result" | "conflicts" | "boxes">;
  readonly book: Book;
};

/** So many ids are shown at once; more on demand. */
const FEW = 20;

export function Conflicts({ investigation, shown, book }: Props) {
  const { conflicts, boxes } = shown;
  const { suspended } = shown.result;
  const context = { investigation, book, boxes };
  return (
    <Section id="conflicts" title="Conflicts">
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
              Each conflict is told by one smallest set of facts that cannot all hold; suspended is every fact
              of every such set. Nothing is withdrawn by itself. Checks like these cannot find every wrong
              fact.
            </span>
          </p>
          <details className="mt-3" open={suspended.length <= FEW}>
            <summary className="cursor-pointer">Suspended until this is settled</summary>
            <p className="mt-1 font-mono text-[0.85rem] [overflow-wrap:anywhere]">{suspended.join(", ")}</p>
          </details>
          <ul className="mt-5 space-y-6">
            {conflicts.map((conflict) => (
              <li key={conflict.facts.join()} className="panel border-care p-5 sm:p-6">
                <Told conflict={conflict} context={context} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

function Told({
  conflict,
  context,
}: {
  readonly conflict: CountShown["conflicts"][number];
  readonly context: PartContext;
}) {
  return (
    <>
      <p className="flex max-w-prose items-start gap-2.5 font-medium">
        <span className="mt-0.5 text-care">
          <Icon name="alert" size={20} />
        </span>
        {withNames(conflict.sentence, context.book.nameOf)}
      </p>
      <ConflictPicture conflict={conflict} context={context} />
      <LookAgain candidates={conflict.lookAgain} context={context} />
    </>
  );
}
