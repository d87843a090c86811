// Other counts of the same evidence, each under a name: those who say that they are conscripts, the wounded, another subject.
import { plural, t } from "@lingui/core/macro";
import {
  listCounts,
  proposeChanges,
  type Change,
  type CountListed,
  type SettingsShown,
} from "@sightline/domain";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useAnswer } from "../api.ts";
import { useWhyNot } from "../desk/may.ts";
import { BY_MARKS } from "../desk/touched.ts";
import { figure, listOf } from "../desk/words.ts";
import { AskWhy } from "../kit/AskWhy.tsx";
import { Button } from "../kit/Button.tsx";
import { Field } from "../kit/Field.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { List } from "../kit/List.tsx";
import { Notice } from "../kit/Notice.tsx";
import { Section } from "../kit/Section.tsx";
import { useChange } from "../use-change.ts";
import { CriteriaFields } from "./CriteriaFields.tsx";
import { whyNotCriteria, type Criteria } from "./criteria-words.ts";
import { Preview } from "./Preview.tsx";

type Props = { readonly settings: SettingsShown };
/** `id` is null for one that is not there yet. */
type Draft = { readonly id: string | null; readonly name: string; readonly criteria: Criteria };

export function NamedCounts({ settings }: Props) {
  const investigation = useInvestigation();
  const whyNot = useWhyNot("count.define");
  const [draft, setDraft] = useState<Draft | null>(null);
  const { data } = useAnswer(listCounts, { investigation }, ({ counting }) => counting);
  const named = (data?.ok ? data.value.counts : []).filter(({ id }) => id !== null);
  return (
    <Section id="counts" title={t`Other counts`}>
      <p className="mt-1 text-dim">
        {t`The same evidence counted by other criteria, each under a name of its own, with its own proof and history.`}
      </p>
      {named.length > 0 && (
        <div className="mt-4">
          <List aria-label={t`Other counts`}>
            {named.map((one) => (
              <Named key={one.id} count={one} whyNot={whyNot} onEdit={() => setDraft(editOf(one))} />
            ))}
          </List>
        </div>
      )}
      {draft === null ? (
        <p className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button
            off={whyNot !== null}
            aria-describedby="whyNotCounts"
            onClick={() => setDraft({ id: null, name: "", criteria: settings.criteria })}
          >
            {t`Count something else too`}
          </Button>
          <span id="whyNotCounts" className="text-small text-dim">
            {whyNot}
          </span>
        </p>
      ) : (
        <Editor settings={settings} draft={draft} onEdit={setDraft} onDone={() => setDraft(null)} />
      )}
    </Section>
  );
}

const editOf = ({ id, name, criteria }: CountListed): Draft => ({ id, name: name ?? "", criteria });

const TOUCHED = BY_MARKS;

type NamedProps = {
  readonly count: CountListed;
  readonly whyNot: string | null;
  readonly onEdit: () => void;
};

function Named({ count: { id, name, criteria, atLeast }, whyNot, onEdit }: NamedProps) {
  const investigation = useInvestigation();
  const { busy, refusal, change, forget } = useChange(proposeChanges, { invalidates: TOUCHED });
  if (id === null || name === null) return null;
  const withdraw: Change = { verb: "count.withdraw", subject: id, payload: {} };
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-3">
      <div className="min-w-0">
        <Link
          to="/i/$investigation/count"
          params={{ investigation }}
          search={{ count: id }}
          className="link font-medium"
        >
          {name}
        </Link>
        <p className="text-small text-dim">{criteriaSaid(criteria)}</p>
      </div>
      <p className="flex flex-wrap items-baseline gap-x-4">
        <span className="figures font-semibold">
          {atLeast === null ? t`not proved` : t`at least ${figure(atLeast)}`}
        </span>
        {whyNot === null && (
          <>
            <Button look="link" onClick={onEdit} aria-label={t`Change ${name}`}>
              {t`Change`}
            </Button>
            <AskWhy
              does={t`Withdraw`}
              label={t`Withdraw ${name}`}
              title={t`Withdraw the count ${name}`}
              busy={busy}
              refusal={refusal?.sentence ?? null}
              onClose={forget}
              onSend={(reason, close) => void change({ investigation, changes: [withdraw], reason }, close)}
            >
              {t`It is counted no more. What it was and how it came about stays in the journal.`}
            </AskWhy>
          </>
        )}
      </p>
    </li>
  );
}

function criteriaSaid({ verdicts, subjects, attributes, until }: Criteria): string {
  const who = listOf([...subjects], "or");
  const where = listOf([...verdicts], "or");
  const all = listOf([...attributes]);
  if (attributes.length === 0)
    return until === null
      ? t`${who}, where the item is ${where}`
      : t`${who}, where the item is ${where}, until ${until}`;
  const having = plural(attributes.length, { one: "attribute", other: "attributes" });
  return until === null
    ? t`${who} with the ${having} ${all}, where the item is ${where}`
    : t`${who} with the ${having} ${all}, where the item is ${where}, until ${until}`;
}

type EditorProps = Props & {
  readonly draft: Draft;
  readonly onEdit: (draft: Draft) => void;
  readonly onDone: () => void;
};

function Editor({ settings, draft, onEdit, onDone }: EditorProps) {
  const investigation = useInvestigation();
  const { busy, refusal, change } = useChange(proposeChanges, { invalidates: TOUCHED });
  const { id, criteria } = draft;
  const name = draft.name.trim();
  const problem = name === "" ? t`Give it a name.` : whyNotCriteria(criteria);
  const said: Change =
    id === null
      ? {
          verb: "count.define",
          subject: `c${crypto.randomUUID().replaceAll("-", "")}`,
          payload: { name, criteria },
        }
      : { verb: "count.correct", subject: id, payload: { name, criteria } };
  return (
    <div className="mt-4 space-y-6 rounded bg-sunk p-4">
      <Field
        label={t`What this count is called`}
        hint={t`For example: Say that they are conscripts`}
        maxLength={120}
        value={draft.name}
        onChange={({ target }) => onEdit({ ...draft, name: target.value })}
      />
      <CriteriaFields
        settings={settings}
        criteria={criteria}
        standing={criteria.verdicts}
        may
        onEdit={(next) => onEdit({ ...draft, criteria: { ...criteria, ...next } })}
      />
      <Preview criteria={criteria} />
      {refusal && <Notice tone="bad">{refusal.sentence}</Notice>}
      <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button
          off={problem !== null || busy}
          aria-describedby="whyNotNamed"
          onClick={() => void change({ investigation, changes: [said] }, onDone)}
        >
          {id === null ? t`Count this too` : t`Count this from now on`}
        </Button>
        <Button look="link" onClick={onDone}>
          {t`Leave it`}
        </Button>
        <span id="whyNotNamed" className="text-small text-dim">
          {problem}
        </span>
      </p>
    </div>
  );
}
