// How strong the number is: what stands whichever one item, source, reviewer or fact falls, drawn against the whole.
import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { figure } from "../desk/words.ts";
import { LossRow } from "./LossRow.tsx";
import { Progress } from "./Progress.tsx";
import { Standing } from "./Standing.tsx";
import { KINDS } from "./strength-words.ts";
import type { StrengthSoFar } from "./use-strength.ts";

type Props = {
  readonly soFar: StrengthSoFar;
  /** The minimum at the head of the page. */
  readonly printed: number;
};

export function Strong({ soFar, printed }: Props) {
  if (printed === 0)
    return (
      <>
        <p className="mt-3">{t`Nobody is proved yet, so there is nothing that could fall.`}</p>
        <Progress soFar={soFar} />
      </>
    );
  const whole = soFar.strength.item?.atLeast ?? printed;
  return (
    <>
      <p className="mt-2 max-w-prose text-dim">
        {t`The minimum counted again with one thing taken away. Solid is what stands whichever one of them falls; each line on the pale part is what stands without one of the others.`}
      </p>
      <Progress soFar={soFar} />
      {whole !== printed && (
        <p className="mt-3 max-w-prose font-medium text-care">
          <Trans>
            Counted afresh, these prove {figure(whole)}. The number above is larger because an earlier proof
            of it still holds.
          </Trans>
        </p>
      )}
      <div className="mt-7 grid gap-x-10 gap-y-2 md:grid-cols-[14rem_minmax(0,1fr)]">
        <Standing number={whole} lead={t`at least`}>
          {t`With everything`}
        </Standing>
        <span aria-hidden="true" className="block h-5 md:mt-1 rounded-sm bg-accent" />
      </div>
      <ol className="mt-6 border-t border-line">
        {KINDS.map((kind) => (
          <LossRow key={kind} kind={kind} sensitivity={soFar.strength[kind]} />
        ))}
      </ol>
    </>
  );
}
