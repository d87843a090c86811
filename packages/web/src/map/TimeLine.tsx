// The time line: how much may have been when, and a part of it that is chosen by drawing over it or by its two days.
import { plural, t } from "@lingui/core/macro";
import type { WhereShown } from "@sightline/domain";
import { Link } from "@tanstack/react-router";
import { Button } from "../kit/Button.tsx";
import { Field } from "../kit/Field.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Section } from "../kit/Section.tsx";
import { Bars } from "./Bars.tsx";
import type { Days } from "./span.ts";

type Props = {
  readonly things: readonly WhereShown[];
  readonly shown: number;
  readonly days: Days;
  readonly onDays: (days: Days) => void;
};

export function TimeLine({ things, shown, days, onDays }: Props) {
  const investigation = useInvestigation();
  const spans = things.flatMap(({ span }) => span ?? []);
  const unknown = things.length - spans.length;
  if (spans.length === 0)
    return <p className="mt-4 text-dim">{t`Nobody has said yet when any of this was.`}</p>;
  const from = Math.min(...spans.map((span) => span.from));
  const to = Math.max(...spans.map((span) => span.to));
  const isAll = days.from === undefined && days.to === undefined;
  const all = things.length;
  return (
    <Section title={t`Time line`} className="mt-6">
      <Bars spans={spans} from={from} to={to} days={days} onDays={onDays} />
      <div className="mt-2 flex flex-wrap items-end gap-x-4 gap-y-2">
        <Field
          label={t`From the day`}
          type="date"
          value={days.from ?? ""}
          onChange={({ target }) => onDays(without({ ...days, from: target.value }))}
        />
        <Field
          label={t`To the day`}
          type="date"
          value={days.to ?? ""}
          onChange={({ target }) => onDays(without({ ...days, to: target.value }))}
        />
        <Button off={isAll} onClick={() => onDays({})}>{t`All times`}</Button>
        <p aria-live="polite" className="figures text-small text-dim">
          {isAll
            ? plural(unknown, {
                one: "Of # thing nobody knows when it was.",
                other: "Of # things nobody knows when they were.",
              })
            : t`${shown} of ${all} may have been then.`}
        </p>
        {!isAll && (
          <Link
            to="/i/$investigation/items"
            params={{ investigation }}
            search={{ ...(days.from && { since: days.from }), ...(days.to && { till: days.to }) }}
            className="link"
          >
            {t`What was captured in these days, in the library`}
          </Link>
        )}
      </div>
    </Section>
  );
}

const without = ({ from, to }: Days): Days => ({ ...(from && { from }), ...(to && { to }) });
