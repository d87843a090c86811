// What to do next: the steps that would prove most for the least effort, each with what must turn out for that.
import { t } from "@lingui/core/macro";
import { Plural, Trans } from "@lingui/react/macro";
import type { NextStep, Worklist } from "@sightline/count";
import { Link } from "@tanstack/react-router";
import { figure, instantOf } from "../desk/words.ts";
import { Figure } from "../kit/Figure.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { useCase } from "./case-context.ts";
import { CaseLink } from "./CaseLink.tsx";
import { FactOf } from "./FactOf.tsx";
import { PairCard } from "./PairCard.tsx";
import { Still } from "./Still.tsx";
import { effortOf, searchedOf, stepTitles, withNames, yieldOf } from "./strength-words.ts";

type Props = { readonly worklist: Worklist; readonly conflicts: number };

export function Next({ worklist, conflicts }: Props) {
  const { steps } = worklist;
  return (
    <>
      {conflicts > 0 && (
        <p className="mt-2 max-w-prose font-medium">
          <Trans>
            First of all,{" "}
            <a href="#conflicts" className="link">
              <Plural value={conflicts} one="settle the conflict" other="settle the # conflicts" />
            </a>
            : a fact set aside proves nobody.
          </Trans>
        </p>
      )}
      <p className="mt-2 max-w-prose text-dim">
        {steps.length === 0
          ? t`No single step was found that would prove more people.`
          : t`The most people for the least work first. A step says what to look at, never what to find; gains do not add up, so the list is made anew after each.`}
      </p>
      {steps.length > 0 && (
        <ol className="mt-6 space-y-4">
          {steps.map((step) => (
            <li
              key={`${step.kind} ${step.ids.join(" ")}`}
              className="panel grid gap-x-8 gap-y-3 p-5 sm:grid-cols-[9.5rem_minmax(0,1fr)_auto] sm:p-6"
            >
              <p>
                <Figure n={step.gain} sign="+" />
                <span className="mt-1 block text-small leading-snug text-dim">{yieldOf(step)}</span>
              </p>
              <div className="min-w-0">
                <h3 className="heading mb-1.5 text-large">{stepTitles()[step.kind]}</h3>
                <What step={step} />
              </div>
              <p className="figures justify-self-start self-start rounded-full bg-sunk px-3 py-0.5 text-small font-medium">
                <span className="sr-only">{t`Takes`} </span>
                {effortOf(step)}
              </p>
            </li>
          ))}
        </ol>
      )}
      <p className="mt-4 max-w-prose text-small text-dim">{searchedOf(worklist)}</p>
    </>
  );
}

const newFact = () => t`One member states it with its basis, another reviews it.`;

function What({ step }: { readonly step: NextStep }) {
  const { kind, ids } = step;
  const { book } = useCase();
  const [first = "", second = ""] = ids;
  switch (kind) {
    case "review-fact":
      return <Stated id={first} />;
    case "verify-item":
    case "review-marks":
      return <Waiting id={first} />;
    case "complete-item":
      return (
        <>
          <Waiting id={first} />
          <p className="mt-1 text-small text-dim">{withNames(step.sentence, book.nameOf)}</p>
        </>
      );
    case "review-headcount":
      return <Counted id={first} />;
    case "review-group":
      return (
        <p>
          <Trans>
            Do all its members belong to <strong className="font-semibold">{book.nameOf(first)}</strong>?
          </Trans>
        </p>
      );
    case "separate-groups":
      return (
        <>
          <p>
            <Trans>
              Is anybody both in <strong className="font-semibold">{book.nameOf(first)}</strong> and in{" "}
              <strong className="font-semibold">{book.nameOf(second)}</strong>?
            </Trans>
          </p>
          <p className="text-small text-dim">{newFact()}</p>
        </>
      );
    case "settle-different":
    case "settle-same":
      return (
        <>
          <PairCard ids={ids} isSame={kind === "settle-same"} />
          <p className="text-small text-dim">
            {newFact()} <Compare ids={ids} />
          </p>
        </>
      );
  }
}

/** The way to where it is stated. */
function Compare({ ids }: { readonly ids: readonly string[] }) {
  const investigation = useInvestigation();
  return (
    <Link
      to="/i/$investigation/people"
      params={{ investigation }}
      search={{ first: ids, chosen: ids }}
      className="link"
    >
      {t`Compare the two`}
    </Link>
  );
}

/** A stated fact; where it speaks of two sightings, with both of them to look at. */
function Stated({ id }: { readonly id: string }) {
  const assertion = useCase().book.fact(id)?.assertion;
  return (
    <>
      <FactOf id={id} />
      {(assertion?.kind === "same" || assertion?.kind === "different") && (
        <div className="mt-3">
          <PairCard ids={assertion.between} isSame={assertion.kind === "same"} />
        </div>
      )}
    </>
  );
}

/** A headcount, and the item in which it was made. */
function Counted({ id }: { readonly id: string }) {
  const headcount = useCase().book.headcount(id);
  if (!headcount) return <p className="font-mono">{id}</p>;
  return (
    <>
      <p>
        {headcount.at > 0
          ? t`At least ${figure(headcount.atLeast)} in one frame at ${instantOf(headcount.at)}.`
          : t`At least ${figure(headcount.atLeast)} in one frame.`}
      </p>
      <Waiting id={headcount.item} />
    </>
  );
}

/** An item that lacks its verdict or its signatures, behind its veil. */
function Waiting({ id }: { readonly id: string }) {
  const tile = useCase().book.tile(id);
  return (
    <div className="grid gap-x-5 gap-y-2 sm:grid-cols-[13rem_minmax(0,1fr)]">
      {tile?.kind === "photo" && <Still item={id} />}
      <p>
        {tile?.account ? (
          <Trans>
            <CaseLink id={id} />
            <span className="text-dim">, from {tile.account}</span>
          </Trans>
        ) : (
          <CaseLink id={id} />
        )}
      </p>
    </div>
  );
}
