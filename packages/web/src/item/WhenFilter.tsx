// The part of the time line that the library shows: drawn over its bars, or set by its two days, and kept in the address.
import { t } from "@lingui/core/macro";
import { listPlaces } from "@sightline/domain";
import { useState } from "react";
import { useAnswer } from "../api.ts";
import { Button } from "../kit/Button.tsx";
import { Field } from "../kit/Field.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Popover } from "../kit/Popover.tsx";
import { Bars } from "../map/Bars.tsx";
import type { Days } from "../map/span.ts";

type Props = {
  readonly days: Days;
  readonly onDays: (days: Days) => void;
};

export function WhenFilter({ days, onDays }: Props) {
  const [open, setOpen] = useState(false);
  const { from, to } = days;
  const isAll = from === undefined && to === undefined;
  return (
    <Popover
      text={isAll ? t`Any time` : saidOf(days)}
      label={isAll ? t`Any time, when it was captured` : t`${saidOf(days)}, when it was captured`}
      icon="down"
      kind="dialog"
      panel="w-96 max-w-[calc(100vw-2rem)] p-4"
      onOpen={setOpen}
    >
      <div className="flex flex-col gap-3">
        {open && <Line days={days} onDays={onDays} />}
        <Field
          label={t`Captured from`}
          type="date"
          value={from ?? ""}
          onChange={({ target }) => onDays(without({ ...days, from: target.value }))}
        />
        <Field
          label={t`Captured until`}
          type="date"
          value={to ?? ""}
          onChange={({ target }) => onDays(without({ ...days, to: target.value }))}
        />
        <Button off={isAll} onClick={() => onDays({})}>{t`All times`}</Button>
      </div>
    </Popover>
  );
}

const without = ({ from, to }: Days): Days => ({ ...(from && { from }), ...(to && { to }) });

function saidOf({ from, to }: Days): string {
  if (from !== undefined && to !== undefined) return from === to ? from : t`${from} to ${to}`;
  return from === undefined ? t`until ${to ?? ""}` : t`since ${from}`;
}

/** Asked for once somebody opens it: of items alone, for the library lists no events. */
function Line({ days, onDays }: Props) {
  const { data } = useAnswer(listPlaces, { investigation: useInvestigation() });
  if (!data?.ok) return null;
  const spans = data.value.things.flatMap(({ kind, span }) => (kind === "item" && span ? [span] : []));
  if (spans.length === 0)
    return (
      <p className="text-small text-dim">{t`No answer says yet when any of this was; items are found by the date that was noted for them.`}</p>
    );
  const from = Math.min(...spans.map((span) => span.from));
  const to = Math.max(...spans.map((span) => span.to));
  return (
    <div>
      <Bars {...{ spans, from, to, days, onDays }} />
      <p className="mt-1 text-small text-dim">
        {t`Draw over it, or set the two days. Where no answer says when it was, an item is found by the date that was noted for it.`}
      </p>
    </div>
  );
}
