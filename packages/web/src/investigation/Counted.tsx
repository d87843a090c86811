// What the investigation itself counts, with what other criteria would do before they are set.
import { t } from "@lingui/core/macro";
import { proposeChanges, showSettings, type SettingsShown } from "@sightline/domain";
import { useState } from "react";
import { BY_MARKS } from "../desk/touched.ts";
import { keyOf } from "../api.ts";
import { answeredAt } from "../journal/answered-at.ts";
import { useWhyNot } from "../desk/may.ts";
import { Button } from "../kit/Button.tsx";
import { Field } from "../kit/Field.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Notice } from "../kit/Notice.tsx";
import { Section } from "../kit/Section.tsx";
import { useChange } from "../use-change.ts";
import { CriteriaFields } from "./CriteriaFields.tsx";
import { criteriaEffect, isSameCriteria, whyNotCriteria, type Criteria } from "./criteria-words.ts";
import { Preview } from "./Preview.tsx";

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
  return (
    <Section title={t`What counts`}>
      {whyNot !== null && <p className="mt-1 text-dim">{whyNot}</p>}
      <div className="mt-4 space-y-6">
        <CriteriaFields
          settings={settings}
          criteria={now}
          standing={criteria.verdicts}
          may={may}
          onEdit={edit}
        />
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
      <Preview criteria={draft} />
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
