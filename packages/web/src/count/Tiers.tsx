// How much judgement the number rests on: what each tier of evidence proves, as steps that rise to the minimum.
import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { figure } from "../desk/words.ts";
import { Figure } from "../kit/Figure.tsx";
import { Section } from "../kit/Section.tsx";
import { tierWords } from "../fact/words.ts";

type Props = { readonly tiers: readonly { readonly tier: number; readonly atLeast: number }[] };

export function Tiers({ tiers }: Props) {
  const top = Math.max(1, ...tiers.map(({ atLeast }) => atLeast));
  return (
    <Section main title={t`How much judgement it rests on`}>
      <p className="mt-2 max-w-prose text-dim">
        {t`Each step allows one more kind of evidence. The first needs no judgement beyond what one frame shows.`}
      </p>
      <ol className="mt-6 grid auto-cols-fr grid-flow-col items-end gap-x-2">
        {tiers.map(({ tier, atLeast }, step) => {
          const added = atLeast - (tiers[step - 1]?.atLeast ?? 0);
          return (
            <li key={tier} className="flex flex-col">
              <Figure small n={atLeast} />
              <span className="figures text-small text-dim">
                {step === 0 ? t`to begin with` : added === 0 ? t`adds none` : t`adds ${figure(added)}`}
              </span>
              <span aria-hidden="true" className="mt-2 flex h-28 items-end">
                <span
                  className={`block w-full rounded-t-sm ${step === tiers.length - 1 ? "bg-accent" : "bg-accent/45"}`}
                  style={{ height: `${Math.max(2, (atLeast / top) * 100)}%` }}
                />
              </span>
              <span className="min-h-[7rem] border-t border-edge pt-2 text-small sm:min-h-[3.2rem] sm:text-small leading-snug">
                <span className="sr-only">
                  <Trans>Tier {tier}:</Trans>{" "}
                </span>
                {sentence(tierWords()[tier] ?? t`tier ${tier}`)}
              </span>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
