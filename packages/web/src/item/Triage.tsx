// How far an item is, who looks after it, and what in it others are warned of.
import { t } from "@lingui/core/macro";
import { listItems, NOBODY, proposeChanges, showItem, WARNINGS } from "@sightline/domain";
import { useListed } from "../desk/may.ts";
import { Form } from "../kit/Form.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Notice } from "../kit/Notice.tsx";
import { OneOf } from "../kit/OneOf.tsx";
import { Section } from "../kit/Section.tsx";
import { Toggle } from "../kit/Toggle.tsx";
import { useChange } from "../use-change.ts";
import { z } from "zod";
import type { ItemShown } from "./ItemPage.tsx";

const stages = (): Readonly<Record<ItemShown["tile"]["stage"], string>> => ({
  "to triage": t`Nobody has begun with it.`,
  "in progress": t`Somebody works on it; no member has given a verdict.`,
  "needs second review": t`A verdict was given, and it takes another member’s.`,
  done: t`Its verdict stands.`,
});

const TOUCHED = [showItem, listItems];

type Said = { readonly begun?: boolean; readonly warnings?: string[]; readonly assignee?: string | null };

export function Triage({ item: { tile, triage } }: { item: ItemShown }) {
  const investigation = useInvestigation();
  const members = useListed()?.members ?? [];
  const { busy, refusal, inTurn } = useChange(proposeChanges, { invalidates: TOUCHED });
  // A list takes a choice at any time, also while what was said before is on its way.
  const say = (payload: Said) =>
    void inTurn({ investigation, changes: [{ verb: "item.triage", subject: tile.id, payload }] });
  const { begun, warnings, mayNot } = triage;
  const options = Object.fromEntries([[NOBODY, t`Nobody`], ...members.map(({ id, name }) => [id, name])]);
  return (
    <Section title={t`Triage`}>
      <p className="mt-2">{stages()[tile.stage]}</p>
      {mayNot !== null ? (
        <p className="mt-2 text-small text-dim">
          {warnings.length > 0 && <>{t`Warning: ${warnings.join(", ")}.`} </>}
          {mayNot}
        </p>
      ) : (
        <div className="mt-3 space-y-4">
          <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
            <Toggle on={begun} off={busy} onToggle={() => say({ begun: !begun })}>
              {t`In progress`}
            </Toggle>
            <OneOf
              label={t`Looked after by`}
              options={options}
              chosen={tile.assignee ?? NOBODY}
              onChoose={(one) => say({ assignee: one === NOBODY ? null : one })}
            />
          </div>
          <Warn warnings={warnings} busy={busy} onWarn={(next) => say({ warnings: next })} />
          {refusal && <Notice tone="bad">{refusal.sentence}</Notice>}
        </div>
      )}
    </Section>
  );
}

const other = z.strictObject({ warning: z.string().min(1).max(60) });

type WarnProps = {
  readonly warnings: readonly string[];
  readonly busy: boolean;
  readonly onWarn: (warnings: string[]) => void;
};

/** The usual ones to be switched, those that members wrote beside them, and a place to write another. */
function Warn({ warnings, busy, onWarn }: WarnProps) {
  const offered = [...new Set([...WARNINGS, ...warnings])];
  const without = (one: string) => warnings.filter((warning) => warning !== one);
  return (
    <fieldset>
      <legend className="text-small text-dim">{t`What it shows that others should be warned of`}</legend>
      <div className="mt-1.5 flex flex-wrap gap-1.5">
        {offered.map((one) => (
          <Toggle
            key={one}
            on={warnings.includes(one)}
            off={busy}
            onToggle={() => onWarn(warnings.includes(one) ? without(one) : [...warnings, one])}
          >
            {one}
          </Toggle>
        ))}
      </div>
      <div className="mt-3">
        <Form
          key={warnings.length}
          schema={other}
          labels={{ warning: t`Another warning` }}
          does={t`Add`}
          busy={busy}
          onSend={({ warning }) => onWarn([...without(warning), warning])}
        />
      </div>
    </fieldset>
  );
}
