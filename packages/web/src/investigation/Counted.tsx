// What counts: verdicts, subjects, attributes, and until when; with how often each is in use, so that nobody takes out what they do not see.
import { t } from "@lingui/core/macro";
import { Plural, Trans } from "@lingui/react/macro";
import { verdictSchema, proposeChanges, showSettings, type SettingsShown } from "@sightline/domain";
import { useState, type KeyboardEvent } from "react";
import { BY_MARKS } from "../desk/touched.ts";
import { keyOf } from "../api.ts";
import { answeredAt } from "../journal/answered-at.ts";
import { useWhyNot } from "../desk/may.ts";
import { Button } from "../kit/Button.tsx";
import { Check } from "../kit/Check.tsx";
import { Field } from "../kit/Field.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Notice } from "../kit/Notice.tsx";
import { Section } from "../kit/Section.tsx";
import { useChange } from "../use-change.ts";
import { criteriaEffect, isSameCriteria, toggled, whyNotCriteria, type Criteria } from "./criteria-words.ts";

type Props = { readonly settings: SettingsShown };

export function Counted({ settings }: Props) {
  const whyNot = useWhyNot("criteria.set");
  const { criteria } = settings;
  // What others set meanwhile does not change what somebody is at; they are told before they send it.
  const [draft, setDraft] = useState<{ readonly criteria: Criteria; readonly from: Criteria } | null>(null);
  const now = draft?.criteria ?? criteria;
  const edit = (next: Partial<Criteria>): void => {
    const whole = { ...now, ...next };
    setDraft(isSameCriteria(whole, criteria) ? null : { criteria: whole, from: draft?.from ?? criteria });
  };
  const may = whyNot === null;
  // Items that nobody has reviewed count only where somebody said so elsewhere.
  const verdicts = verdictSchema.options.filter((one) => one !== "none" || criteria.verdicts.includes(one));
  return (
    <Section title={t`What counts`}>
      {whyNot !== null && <p className="mt-1 text-dim">{whyNot}</p>}
      <div className="mt-4 space-y-6">
        <fieldset>
          <legend className="font-medium">{t`Items whose verdict is`}</legend>
          <div className="mt-1 flex flex-wrap gap-x-6 gap-y-1">
            {verdicts.map((one) => (
              <Check
                key={one}
                on={now.verdicts.includes(one)}
                off={!may}
                onToggle={() => edit({ verdicts: toggled(now.verdicts, one) })}
              >
                {one}
              </Check>
            ))}
          </div>
        </fieldset>
        <Names
          title={t`Subjects that are counted`}
          adds={t`Another subject`}
          empty={t`None is marked yet.`}
          used={settings.subjects}
          chosen={now.subjects}
          may={may}
          onChoose={(subjects) => edit({ subjects })}
        />
        <Names
          title={t`Attributes that each of them must have`}
          adds={t`Another attribute`}
          empty={t`None: everybody of these subjects is counted.`}
          used={settings.attributes}
          chosen={now.attributes}
          may={may}
          onChoose={(attributes) => edit({ attributes })}
        />
        <div className="max-w-72">
          <Field
            label={t`Captured until, if it ends`}
            hint={t`2031, 2031-04, 2031-04-09 or 2031-04-09T10:00Z; what was captured later does not count.`}
            readOnly={!may}
            value={now.until ?? ""}
            onChange={({ target }) => edit({ until: target.value === "" ? null : target.value })}
          />
        </div>
        {draft !== null && (
          <Count
            settings={settings}
            draft={draft.criteria}
            isNewer={!isSameCriteria(draft.from, criteria)}
            onDone={() => setDraft(null)}
          />
        )}
      </div>
    </Section>
  );
}

type NamesProps = {
  readonly title: string;
  readonly adds: string;
  readonly empty: string;
  readonly used: SettingsShown["subjects"];
  readonly chosen: readonly string[];
  readonly may: boolean;
  readonly onChoose: (chosen: string[]) => void;
};

/** Those that count, those that are only in use, and those that were just added. */
function Names({ title, adds, empty, used, chosen, may, onChoose }: NamesProps) {
  const [typed, setTyped] = useState("");
  const known = used.map(({ name }) => name);
  const all = [...used, ...chosen.filter((name) => !known.includes(name)).map((name) => ({ name, used: 0 }))];
  const name = typed.trim();
  const add = (): void => {
    if (name === "") return;
    if (!chosen.includes(name)) onChoose([...chosen, name]);
    setTyped("");
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter") add();
  };
  return (
    <fieldset>
      <legend className="font-medium">{title}</legend>
      {all.length === 0 && <p className="mt-1 text-dim">{empty}</p>}
      <ul className="mt-1 space-y-1">
        {all.map((one) => (
          <li key={one.name} className="break-words">
            <Check
              on={chosen.includes(one.name)}
              off={!may}
              onToggle={() => onChoose(toggled(chosen, one.name))}
            >
              <span>
                {one.name}{" "}
                <span className="figures text-small text-dim">
                  <Trans>
                    on <Plural value={one.used} one="# mark" other="# marks" />
                  </Trans>
                </span>
              </span>
            </Check>
          </li>
        ))}
      </ul>
      {may && (
        <div className="mt-2 flex max-w-96 items-end gap-2">
          <div className="min-w-0 flex-1">
            <Field
              label={adds}
              maxLength={200}
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
              onKeyDown={onKeyDown}
            />
          </div>
          <Button off={name === ""} onClick={add} aria-label={t`Add it: ${title.toLowerCase()}`}>
            {t`Add`}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

type CountProps = Props & {
  readonly draft: Criteria;
  /** Others set other criteria since. */
  readonly isNewer: boolean;
  readonly onDone: () => void;
};

const TOUCHED = [showSettings, ...BY_MARKS];

function Count({ settings, draft, isNewer, onDone }: CountProps) {
  const investigation = useInvestigation();
  const [reason, setReason] = useState("");
  const seen = answeredAt(keyOf(showSettings, { investigation }));
  const { busy, refusal, change } = useChange(proposeChanges, { invalidates: TOUCHED });
  const problem = isNewer
    ? t`Somebody set other criteria since you began; leave yours and look at theirs.`
    : (whyNotCriteria(draft) ?? (reason.trim() === "" ? t`Say why: the number may move by it.` : null));
  const send = () =>
    change(
      {
        investigation,
        changes: [{ verb: "criteria.set", subject: investigation, payload: draft }],
        reason: reason.trim(),
        seen,
      },
      onDone,
    );
  return (
    <div className="space-y-3 rounded bg-sunk p-4">
      <p className="font-medium">{t`What this does`}</p>
      <ul className="list-disc space-y-1 pl-5">
        {criteriaEffect(settings, draft).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <Field
        label={t`Why`}
        maxLength={2000}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      {refusal && <Notice tone="bad">{refusal.sentence}</Notice>}
      <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button off={problem !== null || busy} aria-describedby="whyNotCounted" onClick={() => void send()}>
          {t`Count this from now on`}
        </Button>
        <Button look="link" onClick={onDone}>
          {t`Leave it as it was`}
        </Button>
        <span id="whyNotCounted" className="text-small text-dim">
          {problem}
        </span>
      </p>
    </div>
  );
}
