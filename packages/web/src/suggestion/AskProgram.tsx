// Asks the operator's programs: for what is said in a film, or for a translation of what is written down.
import { t } from "@lingui/core/macro";
import { askSuggestions, isLanguage, listSuggestions, type SuggestionsShown } from "@sightline/domain";
import { useState } from "react";
import { Button } from "../kit/Button.tsx";
import { Field } from "../kit/Field.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Notice } from "../kit/Notice.tsx";
import { noLanguage } from "../transcript/begun.ts";
import { useChange } from "../use-change.ts";

type Props = {
  readonly item: string;
  readonly programs: SuggestionsShown["programs"];
  readonly languages: readonly string[];
  readonly hasWords: boolean;
};

export function AskProgram({ item, programs, languages, hasWords }: Props) {
  const investigation = useInvestigation();
  const { busy, refusal, change } = useChange(askSuggestions, { invalidates: [listSuggestions] });
  const [spoken, setSpoken] = useState("");
  const [into, setInto] = useState(languages[0] ?? "");
  const [tag, target] = [spoken.trim(), into.trim()];
  const ask = (kind: "speech" | "translation", language: string | null) =>
    void change({ investigation, item, kind, language });
  return (
    <>
      {programs.speech !== null && (
        <div className="flex flex-wrap items-end gap-x-3 gap-y-2">
          <div className="w-52">
            <Field
              label={t`What is spoken, if you know`}
              placeholder={t`such as uk`}
              value={spoken}
              maxLength={63}
              wrong={tag === "" || isLanguage(tag) ? undefined : noLanguage(tag)}
              onChange={(event) => setSpoken(event.target.value)}
            />
          </div>
          <Button
            off={busy || (tag !== "" && !isLanguage(tag))}
            onClick={() => ask("speech", tag === "" ? null : tag)}
          >{t`Ask ${programs.speech} what is said`}</Button>
        </div>
      )}
      {programs.translation !== null && hasWords && (
        <div className="flex flex-wrap items-end gap-x-3 gap-y-2">
          <div className="w-52">
            <Field
              label={t`Suggest words in`}
              placeholder={t`such as en`}
              value={into}
              maxLength={63}
              wrong={target === "" || isLanguage(target) ? undefined : noLanguage(target)}
              onChange={(event) => setInto(event.target.value)}
            />
          </div>
          <Button
            off={busy || !isLanguage(target)}
            onClick={() => ask("translation", target)}
          >{t`Ask ${programs.translation} to translate`}</Button>
        </div>
      )}
      {refusal && <Notice tone="bad">{refusal.sentence}</Notice>}
    </>
  );
}
