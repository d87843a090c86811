// What a count counts by: verdicts, subjects, attributes, and until when; with how often each is in use, so that nobody takes out what they do not see.
import { t } from "@lingui/core/macro";
import { Plural, Trans } from "@lingui/react/macro";
import { verdictSchema, type SettingsShown } from "@sightline/domain";
import { useState, type KeyboardEvent } from "react";
import { Button } from "../kit/Button.tsx";
import { Check } from "../kit/Check.tsx";
import { Field } from "../kit/Field.tsx";
import { toggled, type Criteria } from "./criteria-words.ts";

type Props = {
  readonly settings: SettingsShown;
  readonly criteria: Criteria;
  /** The verdicts of the criteria that stand. */
  readonly standing: Criteria["verdicts"];
  readonly may: boolean;
  readonly onEdit: (next: Partial<Criteria>) => void;
};

export function CriteriaFields({ settings, criteria: now, standing, may, onEdit }: Props) {
  // Items that nobody has reviewed count only where somebody said so elsewhere.
  const verdicts = verdictSchema.options.filter((one) => one !== "none" || standing.includes(one));
  return (
    <>
      <fieldset>
        <legend className="font-medium">{t`Items whose verdict is`}</legend>
        <div className="mt-1 flex flex-wrap gap-x-6 gap-y-1">
          {verdicts.map((one) => (
            <Check
              key={one}
              on={now.verdicts.includes(one)}
              off={!may}
              onToggle={() => onEdit({ verdicts: toggled(now.verdicts, one) })}
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
        onChoose={(subjects) => onEdit({ subjects })}
      />
      <Names
        title={t`Attributes that each of them must have`}
        adds={t`Another attribute`}
        empty={t`None: everybody of these subjects is counted.`}
        used={settings.attributes}
        chosen={now.attributes}
        may={may}
        onChoose={(attributes) => onEdit({ attributes })}
      />
      <div className="max-w-72">
        <Field
          label={t`Captured until, if it ends`}
          hint={t`2031, 2031-04, 2031-04-09 or 2031-04-09T10:00Z; what was captured later does not count.`}
          readOnly={!may}
          value={now.until ?? ""}
          onChange={({ target }) => onEdit({ until: target.value === "" ? null : target.value })}
        />
      </div>
    </>
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
