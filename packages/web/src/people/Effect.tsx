// What changes would do to the number once a second member has seen them, said before they are made.
import { plural, t } from "@lingui/core/macro";
import { showEffect, type Change } from "@sightline/domain";
import { useAnswer } from "../api.ts";
import { FactList } from "../fact/FactList.tsx";
import { tierWords } from "../fact/words.ts";
import { useInvestigation } from "../kit/investigation.ts";
import { Notice } from "../kit/Notice.tsx";

type Props = {
  readonly changes: readonly Change[];
  /** Nobody else is needed for it. */
  readonly atOnce?: boolean;
  readonly called: (id: string) => string;
};

export function Effect({ changes, called, atOnce = false }: Props) {
  const investigation = useInvestigation();
  const { data, isError } = useAnswer(showEffect, {
    investigation,
    changes: [...changes],
    reason: t`not yet given`,
  });
  if (isError)
    return <p className="my-4 text-dim">{t`What it would do to the number could not be counted now.`}</p>;
  if (!data) return <p className="my-4 text-dim">{t`Counting what it would do …`}</p>;
  if (!data.ok)
    return (
      <div className="my-4">
        <Notice tone="bad">{data.refusal.sentence}</Notice>
      </div>
    );
  const { now, after, tier, waiting, conflicts, against } = data.value;
  return (
    <div className="my-4" data-effect={`${now} ${after}`}>
      <p className="figures font-semibold">{moves(now, after, atOnce)}</p>
      {tier !== null && (
        <p className="text-small text-dim">{t`The number would rest on tier ${tier}: ${tierWords()[tier] ?? ""}.`}</p>
      )}
      {waiting > 0 && (
        <p className="text-small text-dim">
          {t`${plural(waiting, { one: "# group that it speaks of waits", other: "# groups that it speaks of wait" })} for a review too.`}
        </p>
      )}
      {conflicts > 0 && against.length === 0 && (
        <Notice tone="care">
          {t`It cannot be so: the pictures show them side by side, or what is stated already leaves no room for it. It would be set aside until it is withdrawn.`}
        </Notice>
      )}
      {against.length > 0 && (
        <div className="mt-3">
          <Notice tone="care">
            <p>
              {t`It cannot hold together with ${plural(against.length, { one: "# fact", other: "# facts" })} that are stated. While all of them stand, that part of the number is set aside.`}
            </p>
            <FactList facts={against} nameOf={called} />
          </Notice>
        </div>
      )}
    </div>
  );
}

function moves(now: number, after: number, atOnce: boolean): string {
  if (after === now)
    return atOnce
      ? t`The number would stay: at least ${now}.`
      : t`Once reviewed the number would stay: at least ${now}.`;
  if (atOnce)
    return after > now
      ? t`It would raise “at least ${now}” to “at least ${after}”.`
      : t`It would lower “at least ${now}” to “at least ${after}”.`;
  return after > now
    ? t`Once reviewed it would raise “at least ${now}” to “at least ${after}”.`
    : t`Once reviewed it would lower “at least ${now}” to “at least ${after}”.`;
}
