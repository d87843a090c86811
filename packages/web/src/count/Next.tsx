// What to do next: the steps that would prove most for the least effort, each with what must turn out for that.
import type { NextStep, Worklist } from "@sightline/count";
import { figure, instantOf } from "../desk/words.ts";
import { FactLine } from "../fact/FactList.tsx";
import type { Book } from "./book.ts";
import type { CountShown } from "./CountPage.tsx";
import { ItemLink } from "./ItemLink.tsx";
import { PairCard } from "./PairCard.tsx";
import { Still } from "./Still.tsx";
import type { PartContext } from "./part-context.ts";
import { effortOf, searchedOf, STEP_TITLES, withNames, yieldOf } from "./strength-words.ts";

type Props = { readonly investigation: string; readonly book: Book };

type NextProps = Props & {
  readonly worklist: Worklist;
  readonly boxes: CountShown["boxes"];
  readonly conflicts: number;
};

export function Next({ investigation, book, worklist, boxes, conflicts }: NextProps) {
  const { steps } = worklist;
  return (
    <>
      {conflicts > 0 && (
        <p className="mt-2 max-w-prose font-medium">
          First of all,{" "}
          <a href="#conflicts" className="link">
            settle the {conflicts === 1 ? "conflict" : `${figure(conflicts)} conflicts`}
          </a>
          : a fact set aside proves nobody.
        </p>
      )}
      <p className="mt-2 max-w-prose text-dim">
        {steps.length === 0
          ? "No single step was found that would prove more people."
          : "The most people for the least work first. A step says what to look at, never what to find; gains do not add up, so the list is made anew after each."}
      </p>
      {steps.length > 0 && (
        <ol className="mt-6 space-y-4">
          {steps.map((step) => (
            <li
              key={`${step.kind} ${step.ids.join(" ")}`}
              className="panel grid gap-x-8 gap-y-3 p-5 sm:grid-cols-[9.5rem_minmax(0,1fr)_auto] sm:p-6"
            >
              <p>
                <span className="heading figures block text-5xl">+{figure(step.gain)}</span>
                <span className="mt-1 block text-[0.88rem] leading-snug text-dim">{yieldOf(step)}</span>
              </p>
              <div className="min-w-0">
                <h3 className="heading mb-1.5 text-xl">{STEP_TITLES[step.kind]}</h3>
                <What step={step} context={{ investigation, book, boxes }} />
              </div>
              <p className="figures justify-self-start self-start rounded-full bg-sunk px-3 py-0.5 text-[0.88rem] font-medium">
                <span className="sr-only">Takes </span>
                {effortOf(step)}
              </p>
            </li>
          ))}
        </ol>
      )}
      <p className="mt-4 max-w-prose text-[0.93rem] text-dim">{searchedOf(worklist)}</p>
    </>
  );
}

const NEW_FACT = "One member states it with its basis, another reviews it.";

function What({ step, context }: { readonly step: NextStep; readonly context: PartContext }) {
  const { kind, ids } = step;
  const { book } = context;
  const [first = "", second = ""] = ids;
  switch (kind) {
    case "review-fact":
      return <Stated id={first} context={context} />;
    case "verify-item":
    case "review-marks":
      return <Waiting id={first} context={context} />;
    case "complete-item":
      return (
        <>
          <Waiting id={first} context={context} />
          <p className="mt-1 text-[0.9rem] text-dim">{withNames(step.sentence, book.nameOf)}</p>
        </>
      );
    case "review-headcount":
      return <Counted id={first} context={context} />;
    case "review-group":
      return (
        <p>
          Do all its members belong to <strong className="font-semibold">{book.nameOf(first)}</strong>?
        </p>
      );
    case "separate-groups":
      return (
        <>
          <p>
            Is anybody both in <strong className="font-semibold">{book.nameOf(first)}</strong> and in{" "}
            <strong className="font-semibold">{book.nameOf(second)}</strong>?
          </p>
          <p className="text-[0.9rem] text-dim">{NEW_FACT}</p>
        </>
      );
    case "settle-different":
    case "settle-same":
      return (
        <>
          <PairCard ids={ids} isSame={kind === "settle-same"} context={context} />
          <p className="text-[0.9rem] text-dim">{NEW_FACT}</p>
        </>
      );
  }
}

/** A stated fact; where it speaks of two sightings, with both of them to look at. */
function Stated({ id, context }: { readonly id: string; readonly context: PartContext }) {
  const fact = context.book.fact(id);
  if (!fact) return <p className="font-mono">{id}</p>;
  const { assertion } = fact;
  const isPair = assertion.kind === "same" || assertion.kind === "different";
  return (
    <>
      <FactLine fact={fact} nameOf={context.book.nameOf} />
      {isPair && (
        <div className="mt-3">
          <PairCard ids={assertion.between} isSame={assertion.kind === "same"} context={context} />
        </div>
      )}
    </>
  );
}

/** A headcount, and the item in which it was made. */
function Counted({ id, context }: { readonly id: string; readonly context: PartContext }) {
  const headcount = context.book.headcount(id);
  if (!headcount) return <p className="font-mono">{id}</p>;
  return (
    <>
      <p>
        At least {figure(headcount.atLeast)} in one frame
        {headcount.at > 0 && ` at ${instantOf(headcount.at)}`}.
      </p>
      <Waiting id={headcount.item} context={context} />
    </>
  );
}

/** An item that lacks its verdict or its signatures, behind its veil. */
function Waiting({ id, context }: { readonly id: string; readonly context: PartContext }) {
  const { book, investigation } = context;
  const tile = book.tile(id);
  const account = tile?.account;
  return (
    <div className="grid gap-x-5 gap-y-2 sm:grid-cols-[13rem_minmax(0,1fr)]">
      {tile?.kind === "photo" && (
        <Still investigation={investigation} tile={tile} atUs={0} boxes={[]} subjectOf={() => "person"} />
      )}
      <p>
        <ItemLink investigation={investigation} book={book} id={id} />
        {account && <span className="text-dim">, from {account}</span>}
      </p>
    </div>
  );
}
