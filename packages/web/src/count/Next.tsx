// What to do next: the steps that would prove most for the least effort, each with what must turn out for that.
import type { NextStep, Worklist } from "@sightline/count";
import { figure } from "../desk/words.ts";
import { FactLine } from "../fact/FactList.tsx";
import type { Book } from "./book.ts";
import { ItemLink, SightingLink } from "./ItemLink.tsx";
import { effortOf, searchedOf, STEP_TITLES, yieldOf } from "./strength-words.ts";

type Props = { readonly investigation: string; readonly book: Book };

type NextProps = Props & { readonly worklist: Worklist; readonly conflicts: number };

export function Next({ investigation, book, worklist, conflicts }: NextProps) {
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
                <What step={step} investigation={investigation} book={book} />
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

function What({ step: { kind, ids }, investigation, book }: Props & { readonly step: NextStep }) {
  const [first = "", second = ""] = ids;
  const at = { investigation, book };
  switch (kind) {
    case "review-fact": {
      const fact = book.fact(first);
      return fact ? <FactLine fact={fact} nameOf={book.nameOf} /> : <p className="font-mono">{first}</p>;
    }
    case "verify-item": {
      const account = book.tile(first)?.account;
      return (
        <p>
          <ItemLink {...at} id={first} />
          {account && <span className="text-dim">, from {account}</span>}
        </p>
      );
    }
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
          <p>
            Are <SightingLink {...at} id={first} /> and <SightingLink {...at} id={second} />{" "}
            {kind === "settle-same" ? "one person" : "two people"}?
          </p>
          <p className="text-[0.9rem] text-dim">{NEW_FACT}</p>
        </>
      );
  }
}
