// Facts that cannot all hold: drawn, set aside, and left for the members to look at again.
import { t } from "@lingui/core/macro";
import { Plural, Trans } from "@lingui/react/macro";
import { Icon } from "../kit/Icon.tsx";
import { useCase } from "./case-context.ts";
import { ConflictPicture } from "./ConflictPicture.tsx";
import type { CountShown } from "./CountPage.tsx";
import { LookAgain } from "./LookAgain.tsx";
import { Section } from "../kit/Section.tsx";
import { withNames } from "./strength-words.ts";

type Props = { readonly shown: Pick<CountShown, "result" | "conflicts"> };

/** So many ids are shown at once; more on demand. */
const FEW = 20;

export function Conflicts({ shown }: Props) {
  const { conflicts } = shown;
  const { suspended } = shown.result;
  return (
    <Section main id="conflicts" title={t`Conflicts`} className="mt-20">
      {conflicts.length === 0 ? (
        <p className="mt-3 max-w-prose">
          <Trans>
            No facts contradict each other.{" "}
            <span className="text-dim">That alone does not make each of them true.</span>
          </Trans>
        </p>
      ) : (
        <>
          <p className="mt-3 max-w-prose">
            <Trans>
              <Plural
                value={suspended.length}
                one="# fact is suspended, and the number above is what remains without it."
                other="# facts are suspended, and the number above is what remains without them."
              />{" "}
              <span className="text-dim">
                Each conflict is told by one smallest set of facts that cannot all hold; suspended is every
                fact of every such set. Nothing is withdrawn by itself. Checks like these cannot find every
                wrong fact.
              </span>
            </Trans>
          </p>
          <details className="mt-3" open={suspended.length <= FEW}>
            <summary className="cursor-pointer">{t`Suspended until this is settled`}</summary>
            <p className="mt-1 font-mono text-small [overflow-wrap:anywhere]">{suspended.join(", ")}</p>
          </details>
          <ul className="mt-5 space-y-6">
            {conflicts.map((conflict) => (
              <li key={conflict.facts.join()} className="panel border-care p-5 sm:p-6">
                <Told conflict={conflict} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

function Told({ conflict }: { readonly conflict: CountShown["conflicts"][number] }) {
  const { book } = useCase();
  return (
    <>
      <p className="flex max-w-prose items-start gap-2.5 font-medium">
        <span className="mt-0.5 text-care">
          <Icon name="alert" size={20} />
        </span>
        {withNames(conflict.sentence, book.nameOf)}
      </p>
      <ConflictPicture conflict={conflict} />
      <LookAgain candidates={conflict.lookAgain} />
    </>
  );
}
