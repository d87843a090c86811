// Which translations stand beside the words, and one more language to translate into.
import { t } from "@lingui/core/macro";
import { isLanguage, isOneLanguage } from "@sightline/domain";
import { useId, useState } from "react";
import { Button } from "../kit/Button.tsx";
import { Field } from "../kit/Field.tsx";
import { Toggle } from "../kit/Toggle.tsx";
import { noLanguage } from "./begun.ts";

type Props = {
  readonly there: readonly string[];
  readonly shown: readonly string[];
  readonly own: string;
  readonly onShow: (languages: readonly string[]) => void;
};

export function Languages({ there, shown, own, onShow }: Props) {
  const [typed, setTyped] = useState("");
  const title = useId();
  const tag = typed.trim();
  const isKnown = [...shown, own].some((one) => isOneLanguage(one, tag));
  const all = [...there, ...shown.filter((one) => !there.some((each) => isOneLanguage(each, one)))];
  const isOn = (one: string) => shown.some((each) => isOneLanguage(each, one));
  return (
    <form
      aria-labelledby={title}
      className="flex flex-wrap items-end gap-x-3 gap-y-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isLanguage(tag) || isKnown) return;
        onShow([...shown, tag]);
        setTyped("");
      }}
    >
      <h2 id={title} className="sr-only">{t`Translations beside the words`}</h2>
      {all.length > 0 && <span className="pb-1.5 text-small text-dim">{t`Beside the words:`}</span>}
      {all.map((one) => (
        <Toggle
          key={one}
          on={isOn(one)}
          aria-label={t`${one}, translations beside the words`}
          onToggle={() =>
            onShow(isOn(one) ? shown.filter((each) => !isOneLanguage(each, one)) : [...shown, one])
          }
        >
          {one}
        </Toggle>
      ))}
      <div className="w-44">
        <Field
          label={t`Translate into`}
          placeholder={t`such as en`}
          value={typed}
          maxLength={63}
          wrong={tag === "" || isLanguage(tag) ? undefined : noLanguage(tag)}
          onChange={({ target }) => setTyped(target.value)}
        />
      </div>
      <Button submits off={!isLanguage(tag) || isKnown}>{t`Show beside`}</Button>
    </form>
  );
}
