// How the number came about: a line of steps over time, and each act that moved it with its member; since a day, if asked.
import { plural, t } from "@lingui/core/macro";
import { showHistory, type CountStep, type HistoryShown } from "@sightline/domain";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useAnswer } from "../api.ts";
import { dateOf, figure } from "../desk/words.ts";
import { Entry } from "../journal/Entries.tsx";
import { Field } from "../kit/Field.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { List } from "../kit/List.tsx";
import { Section } from "../kit/Section.tsx";
import { Time } from "../kit/Time.tsx";
import { sinceDay, stepLine } from "./step-line.ts";

type Props = {
  readonly count: string | undefined;
  /** The number on the page is of some items; this one is of all. */
  readonly ofAll: boolean;
};

export function History({ count, ofAll }: Props) {
  const investigation = useInvestigation();
  const { data, dataUpdatedAt } = useAnswer(
    showHistory,
    { investigation, count },
    ({ upTo, newest }) => upTo < newest,
  );
  if (!data?.ok) return null;
  return (
    <Section main id="history" className="mt-20" title={t`How the number came about`}>
      {ofAll && <p className="mt-2 text-dim">{t`Of all items, those that you do not see too.`}</p>}
      {data.value.withheld && <p className="mt-2 text-dim">{t`Not shown while you count a frame blind.`}</p>}
      {!data.value.withheld && <Steps history={data.value} now={dataUpdatedAt} />}
    </Section>
  );
}

/** So many steps are listed; the journal has the rest. */
const LISTED = 40;

type StepsProps = { readonly history: HistoryShown; readonly now: number };

function Steps({ history, now }: StepsProps) {
  const { steps, upTo, newest } = history;
  const navigate = useNavigate({ from: "/i/$investigation/count" });
  const { since } = useSearch({ from: "/i/$investigation/count" });
  const told = since === undefined ? null : sinceDay(history, since);
  const listed = steps
    .map((step, i) => ({ step, before: steps[i - 1]?.atLeast ?? (history.found > steps.length ? null : 0) }))
    .filter(({ step }) => since === undefined || step.at.slice(0, 10) >= since)
    .reverse();
  return (
    <>
      {upTo < newest && (
        <output className="figures mt-2 block text-dim">
          {t`Working it out: up to entry ${figure(upTo)} of ${figure(newest)} so far.`}
        </output>
      )}
      {steps.length === 0 && upTo >= newest && (
        <p className="mt-2 text-dim">{t`Nothing has moved it yet: it was 0 all the time.`}</p>
      )}
      {steps.length > 0 && <StepLine steps={steps} now={now} />}
      {steps.length > 0 && (
        <div className="mt-6 max-w-72">
          <Field
            label={t`What changed since`}
            type="date"
            value={since ?? ""}
            onChange={({ target }) =>
              void navigate({
                search: ({ since: _, ...asked }) =>
                  target.value === "" ? asked : { ...asked, since: target.value },
                replace: true,
                resetScroll: false,
              })
            }
          />
        </div>
      )}
      {told !== null && since !== undefined && (
        <p className="figures mt-4 font-semibold">{sinceSaid(told, since, listed.length)}</p>
      )}
      {listed.length > 0 && (
        <div className="mt-4">
          <List aria-label={t`Acts that moved the number, newest first`}>
            {listed.slice(0, LISTED).map(({ step, before }) => (
              <Step key={step.seq} step={step} before={before} />
            ))}
          </List>
        </div>
      )}
      {listed.length > LISTED && (
        <p className="mt-2 text-small text-dim">
          {t`${plural(listed.length - LISTED, { one: "# earlier step is", other: "# earlier steps are" })} in the line and not in this list.`}
        </p>
      )}
    </>
  );
}

function sinceSaid(
  { before, after }: { readonly before: number; readonly after: number },
  day: string,
  acts: number,
): string {
  const when = dateOf(day);
  if (acts === 0) return t`Since ${when} nothing has moved it: at least ${figure(after)}.`;
  return t`Since ${when}: from at least ${figure(before)} to at least ${figure(after)}, by ${plural(acts, { one: "# act", other: "# acts" })}.`;
}

type LineProps = {
  readonly steps: readonly CountStep[];
  /** When it was told, in ms since 1970. */
  readonly now: number;
};

function StepLine({ steps, now }: LineProps) {
  const most = Math.max(...steps.map(({ atLeast }) => atLeast));
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last) return null;
  return (
    <figure className="mt-6" data-steps={steps.length}>
      <svg
        viewBox="-2 -4 1004 108"
        preserveAspectRatio="none"
        aria-hidden
        className="block h-36 w-full border-b border-line text-accent"
      >
        <path
          d={stepLine(steps, now)}
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <figcaption className="figures mt-1 flex justify-between gap-4 text-small text-dim">
        <span className="sr-only">
          {t`From ${figure(first.atLeast)} to ${figure(last.atLeast)}, at most ${figure(most)}, in ${plural(steps.length, { one: "# step", other: "# steps" })}.`}
        </span>
        <span>
          <Time at={first.at} />
        </span>
        <span>{t`highest: ${figure(most)}`}</span>
        <span>{t`now: ${figure(last.atLeast)}`}</span>
      </figcaption>
    </figure>
  );
}

type StepProps = { readonly step: CountStep; readonly before: number | null };

function Step({ step, before }: StepProps) {
  const { at, atLeast, entry, entries } = step;
  const moved = (
    <p className="figures font-semibold">
      {before === null ? t`to ${figure(atLeast)}` : t`${figure(before)} → ${figure(atLeast)}`}
      {entries > 1 && (
        <span className="font-normal text-dim">
          {" "}
          {t`by an act of ${plural(entries, { one: "# entry", other: "# entries" })}, the first of them:`}
        </span>
      )}
    </p>
  );
  if (entry !== null) return <Entry entry={entry}>{moved}</Entry>;
  return (
    <li className="grid gap-x-6 py-2.5 sm:grid-cols-[1fr_auto]">
      {moved}
      <p className="text-small text-dim">
        <Time at={at} />
      </p>
    </li>
  );
}
