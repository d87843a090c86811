// What stands without any one thing of a kind: the number, its bar, the costliest one, and behind a line all of them.
import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { Sensitivity } from "@sightline/count";
import { useState } from "react";
import { Disclose } from "../kit/Disclose.tsx";
import { Key } from "./Key.tsx";
import { LossList } from "./LossList.tsx";
import { Standing } from "./Standing.tsx";
import { barOf, costliest, type Bar } from "./strength-shape.ts";
import { costOf, noneOf, tied, type Fallible } from "./strength-words.ts";
import { fallibleWords } from "./fallible-words.ts";

type Props = {
  readonly kind: Fallible;
  readonly sensitivity: Sensitivity;
};

/** High enough for what will stand there, so that the rows below do not move when it comes. */
const ROW =
  "grid content-start gap-x-10 gap-y-2 border-b border-line py-5 md:min-h-[9rem] md:grid-cols-[14rem_minmax(0,1fr)]";

export function LossRow({
  sensitivity,
  ...row
}: Omit<Props, "sensitivity"> & { readonly sensitivity: Sensitivity | undefined }) {
  return (
    <li className={`${ROW} ${row.kind === "fact" ? "min-h-[13.5rem]" : "min-h-[11rem]"}`}>
      {sensitivity ? (
        <Losses {...row} sensitivity={sensitivity} />
      ) : (
        <>
          <p className="text-small text-dim">
            <Trans>
              Without any one <span className="font-semibold text-ink">{fallibleWords()[row.kind].name}</span>
            </Trans>
          </p>
          <span className="md:pt-1">
            <span aria-hidden="true" className="block h-5 rounded-sm bg-line" />
            <span className="mt-2 block text-dim">{t`Not counted yet.`}</span>
          </span>
        </>
      )}
    </li>
  );
}

function Losses({ kind, sensitivity }: Props) {
  const [open, setOpen] = useState(false);
  const { losses, stillAtLeast, withoutReviews } = sensitivity;
  return (
    <>
      <Standing number={stillAtLeast} lead={t`still at least`}>
        <Trans>
          Without any one <span className="font-semibold text-ink">{fallibleWords()[kind].name}</span>
        </Trans>
      </Standing>
      <div className="min-w-0 md:pt-1">
        <BarLine bar={barOf(sensitivity)} />
        <p className="mt-2">{losses.length === 0 ? noneOf()[kind] : <Worst {...{ kind, sensitivity }} />}</p>
        {withoutReviews.length > 0 && (
          <p className="figures mt-1 text-small text-dim">
            {plural(withoutReviews.length, {
              one: "# item that counts without a list of reviews: nobody’s absence could be tried on it.",
              other: "# items that count without a list of reviews: nobody’s absence could be tried on them.",
            })}
          </p>
        )}
        {losses.length > 0 && (
          <Disclose open={open} onOpen={setOpen} text={fallibleWords()[kind].eachOf(losses.length)} />
        )}
        {open && <LossList kind={kind} losses={losses} />}
      </div>
    </>
  );
}

/** The pale part is what the costliest one takes; the lines in it are where the number stands without the others. */
function BarLine({ bar: { kept, marks } }: { bar: Bar }) {
  return (
    <span aria-hidden="true" className="relative block h-5 overflow-hidden rounded-sm bg-accent/25">
      <span className="absolute inset-y-0 left-0 bg-accent" style={{ width: `${kept * 100}%` }} />
      {marks.map((mark) => (
        <span key={mark} className="absolute inset-y-0 w-px bg-accent" style={{ left: `${mark * 100}%` }} />
      ))}
    </span>
  );
}

function Worst({ kind, sensitivity: { losses } }: Props) {
  const worst = costliest(losses);
  if (!worst) return <>{t`None of them costs anybody: the number stands whichever one falls.`}</>;
  return (
    <>
      <span className="text-dim">{t`The costliest:`}</span> <Key kind={kind} id={worst.loss.key} />,{" "}
      <span className="figures font-semibold">{costOf(worst.loss.loss)}</span>
      {tied(worst.others)}.
    </>
  );
}
