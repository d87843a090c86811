// The way from everything collected to the footage that counts, drawn as one shape; what falls away at each step is told below it.
import { plural, t } from "@lingui/core/macro";
import { judgedWords, type Criteria, type Funnel as FunnelShape, type LeftOut } from "@sightline/count";
import { ItemLink } from "../desk/ItemLink.tsx";
import { figure } from "../desk/words.ts";
import { Figure } from "../kit/Figure.tsx";
import { useCase } from "./case-context.ts";

type Step = {
  readonly n: number;
  readonly name: string;
  readonly lost: readonly LeftOut[];
  readonly because: string;
};

/** Each step with what is lost on the way to the next one. */
export function stepsOf(funnel: FunnelShape, criteria: Criteria): Step[] {
  const { leftOut } = funnel;
  const judged = judgedWords(criteria);
  return [
    {
      n: funnel.collected,
      name: t`collected`,
      lost: leftOut.distinctFootage,
      because: t`repeat footage already held`,
    },
    {
      n: funnel.distinctFootage,
      name: t`distinct footage`,
      lost: leftOut.verified,
      because: t`not ${judged}`,
    },
    { n: funnel.verified, name: judged, lost: leftOut.withPeople, because: t`show nobody` },
    {
      n: funnel.withPeople,
      name: t`with people`,
      lost: leftOut.counted,
      because: t`show nobody who counts`,
    },
    { n: funnel.counted, name: t`counted`, lost: [], because: "" },
  ];
}

type Props = { readonly funnel: FunnelShape; readonly otherFiles: number };

export function Funnel({ funnel, otherFiles }: Props) {
  const { book } = useCase();
  const steps = stepsOf(funnel, book.criteria);
  const most = Math.max(1, ...steps.map(({ n }) => n));
  return (
    <section aria-labelledby="funnel" className="mt-16 border-t border-ink pt-6">
      <h2 id="funnel" className="sr-only">
        {t`From collected to counted`}
      </h2>
      <ol className="grid grid-cols-1 md:grid-cols-5">
        {steps.map((step, i) => (
          <li key={step.name} className="grid grid-cols-[34%_1fr] gap-x-4 md:flex md:flex-col">
            <Piece
              from={step.n / most}
              to={(steps[i + 1]?.n ?? step.n) / most}
              last={i === steps.length - 1}
            />
            <div className="col-start-2 row-start-1 min-h-24 pb-5 md:order-first md:min-h-0 md:pb-3">
              <Figure small n={step.n} />
              <p className="font-medium">{step.name}</p>
              <div className="md:hidden">
                <Lost step={step} />
              </div>
            </div>
            <div className="hidden pr-4 pt-3 md:block">
              <Lost step={step} />
            </div>
          </li>
        ))}
      </ol>
      {otherFiles > 0 && (
        <p className="figures mt-4 text-small text-dim">
          {plural(otherFiles, {
            one: "Beside these, # file that is neither photo nor video is kept and no part of the count.",
            other:
              "Beside these, # files that are neither photo nor video are kept and no part of the count.",
          })}
        </p>
      )}
    </section>
  );
}

/** One step of the shape; the pieces touch, so that together they are one. */
function Piece({ from, to, last }: { from: number; to: number; last: boolean }) {
  const [a, b] = [from * 100, to * 100];
  const tone = last ? "var(--accent)" : "color-mix(in oklab, var(--accent) 38%, var(--paper))";
  const shape = { preserveAspectRatio: "none", viewBox: "0 0 100 100", "aria-hidden": true } as const;
  return (
    <>
      <svg {...shape} className="hidden h-36 w-full md:block">
        <path d={`M55 ${a} C75 ${a} 80 ${b} 100 ${b} V${a} Z`} fill="var(--line)" />
        <path d={`M0 0 H100.5 V${b} C80 ${b} 75 ${a} 55 ${a} H0 Z`} fill={tone} />
      </svg>
      <svg {...shape} className="col-start-1 row-start-1 h-full w-full md:hidden">
        <path d={`M${a} 55 C${a} 75 ${b} 80 ${b} 100 H${a} Z`} fill="var(--line)" />
        <path d={`M0 0 V100.5 H${b} C${b} 80 ${a} 75 ${a} 55 V0 Z`} fill={tone} />
      </svg>
    </>
  );
}

function Lost({ step: { lost, because } }: { step: Step }) {
  const { book } = useCase();
  if (lost.length === 0) return null;
  return (
    <details className="figures text-small text-dim">
      <summary className="cursor-pointer hover:text-ink">
        <span className="font-semibold text-ink">−{figure(lost.length)}</span> {because}
      </summary>
      <ul className="mt-1.5 max-h-64 overflow-auto px-1" aria-label={`${lost.length} ${because}`}>
        {lost.map(({ id, why }) => {
          const item = book.itemOf(id);
          return (
            <li key={id}>
              {item === undefined ? (
                id
              ) : (
                <ItemLink item={item} className="link block truncate leading-7" title={why}>
                  {book.nameOf(item)}
                </ItemLink>
              )}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
