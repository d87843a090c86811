// The library's filters, each with how many items it finds, in the row of whoever shows them; those used less are in a panel of their own.
import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { NOBODY, NOT_SAID, stageSchema, type Facet } from "@sightline/domain";
import { useListed, useMayRead } from "../desk/may.ts";
import { Button } from "../kit/Button.tsx";
import { OneOf } from "../kit/OneOf.tsx";
import { Popover } from "../kit/Popover.tsx";
import { Search } from "../kit/Search.tsx";
import { Toggle } from "../kit/Toggle.tsx";
import { filtersIn, withPart, type AskedSearch } from "./asked.ts";
import type { Listed } from "./use-library.ts";
import { WhenFilter } from "./WhenFilter.tsx";
import { kindsWord, stageWord, verdictWord } from "./filter-words.ts";

type Props = {
  readonly all: Listed["all"];
  readonly asked: AskedSearch;
  readonly onAsk: (asked: AskedSearch) => void;
};

const VERDICTS = ["verified", "inconclusive", "false", "none"] as const;
const KINDS = ["photo", "video", "other"] as const;
const MORE = ["account", "captured", "warning", "attribute"] as const;

export function Filters({ all, asked, onAsk }: Props) {
  const seesWork = useMayRead("work");
  const people = all.people[0]?.items ?? 0;
  const part = { all, asked, onAsk };
  return (
    <search className="contents">
      <Search
        label={t`Find in names, sources, comments, bases, reasons and what is said`}
        placeholder={t`Find an item`}
        value={asked.text ?? ""}
        onType={(text) => onAsk(withPart(asked, { text }))}
      />
      <Part
        {...part}
        facet="verdict"
        label={t`Verdict`}
        any={t`Any verdict`}
        values={VERDICTS}
        said={verdictWord}
      />
      <Part {...part} facet="kind" label={t`Kind`} any={t`Any kind`} values={KINDS} said={kindsWord} />
      <Part
        {...part}
        facet="stage"
        label={t`Stage`}
        any={t`Any stage`}
        values={stageSchema.options}
        said={stageWord}
      />
      {seesWork && <Assignee {...part} />}
      <Toggle
        icon="people"
        on={asked.people === "yes"}
        onToggle={() => onAsk(withPart(asked, { people: asked.people ? undefined : "yes" }))}
      >
        <Trans>With people ({people})</Trans>
      </Toggle>
      {seesWork && (
        <Toggle
          on={asked.needs === "me"}
          onToggle={() => onAsk(withPart(asked, { needs: asked.needs ? undefined : "me" }))}
        >
          <Trans>Needs me ({all.needs})</Trans>
        </Toggle>
      )}
      <WhenFilter
        days={{ ...(asked.since && { from: asked.since }), ...(asked.till && { to: asked.till }) }}
        onDays={({ from, to }) => onAsk(withPart(asked, { since: from, till: to }))}
      />
      <More {...part} />
    </search>
  );
}

type PartProps<V extends string> = Props & {
  readonly facet: Facet;
  readonly label: string;
  readonly any: string;
  /** In this order; those that there are, most first, where it is left out. */
  readonly values?: readonly V[];
  readonly said: (value: V) => string;
  /** The label is shown. */
  readonly loud?: boolean;
};

/** A word of the material may be any: what is chosen is told from "any" by the sign before it. */
const ANY = "any";
const keyOf = (value: string): string => `=${value}`;

function Part<V extends string>(props: PartProps<V>) {
  const { all, asked, onAsk, facet, label, any, said, loud = false } = props;
  const counts = new Map(all[facet].map(({ value, items }) => [value, items]));
  const chosen = asked[facet];
  // What is asked for is offered, also where it is one of very many or there is none of it any more.
  const there = [...new Set([...counts.keys(), ...(chosen === undefined ? [] : [chosen])])];
  const values = props.values ?? (there as V[]);
  const options = Object.fromEntries([
    [ANY, any],
    ...values.map((value) => [keyOf(value), `${said(value)} (${counts.get(value) ?? 0})`]),
  ]);
  return (
    <OneOf
      quiet={!loud}
      label={label}
      options={options}
      chosen={chosen === undefined ? ANY : keyOf(chosen)}
      onChoose={(one) => onAsk(withPart(asked, { [facet]: one === ANY ? undefined : one.slice(1) }))}
    />
  );
}

function Assignee(part: Props) {
  const members = useListed()?.members ?? [];
  const named = new Map(members.map(({ id, name }) => [id, name]));
  if (members.length < 2) return null;
  return (
    <Part
      {...part}
      facet="assignee"
      label={t`Looked after by`}
      any={t`Anybody’s`}
      values={[NOBODY, ...named.keys()]}
      said={(id) => (id === NOBODY ? t`Nobody’s` : (named.get(id) ?? id))}
    />
  );
}

const said =
  (none: string) =>
  (value: string): string =>
    value === NOT_SAID ? none : value;

function More(part: Props) {
  const { asked, onAsk } = part;
  const used = MORE.filter((name) => asked[name] !== undefined).length;
  return (
    <Popover
      text={used === 0 ? t`More filters` : t`More filters (${used} used)`}
      icon="down"
      kind="dialog"
      panel="w-80 p-4"
    >
      <div className="flex flex-col gap-3">
        <Part
          {...part}
          loud
          facet="account"
          label={t`Account`}
          any={t`Any account`}
          said={said(t`No account`)}
        />
        <Part
          {...part}
          loud
          facet="captured"
          label={t`Captured`}
          any={t`Any year`}
          said={said(t`Not known`)}
        />
        <Part
          {...part}
          loud
          facet="warning"
          label={t`Warning`}
          any={t`Any or none`}
          said={said(t`No warning`)}
        />
        <Part {...part} loud facet="attribute" label={t`Somebody is`} any={t`Anybody`} said={said("")} />
        <Button
          off={Object.keys(filtersIn(asked)).length === 0}
          onClick={() =>
            onAsk(
              withPart(
                asked,
                Object.fromEntries(Object.keys(filtersIn(asked)).map((name) => [name, undefined])),
              ),
            )
          }
        >
          {t`Take all filters off`}
        </Button>
      </div>
    </Popover>
  );
}
