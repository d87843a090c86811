// Subtitles in and out: a file is looked at before anything is written, and what goes out is made of what is shown.
import { plural, t } from "@lingui/core/macro";
import {
  bringSubtitles,
  cuesIn,
  isLanguage,
  MOST_SUBTITLES,
  writeSrt,
  writeVtt,
  type Finding,
  type TranscriptShown,
} from "@sightline/domain";
import { useState } from "react";
import { BY_TRANSCRIPT } from "../desk/touched.ts";
import { saveText } from "../item/save-still.ts";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { Field } from "../kit/Field.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { List } from "../kit/List.tsx";
import { Notice } from "../kit/Notice.tsx";
import { OneOf } from "../kit/OneOf.tsx";
import { PickFiles } from "../kit/PickFiles.tsx";
import { useChange } from "../use-change.ts";
import { noLanguage } from "./begun.ts";

type Props = {
  readonly shown: TranscriptShown;
  /** Into which it is translated. */
  readonly languages: readonly string[];
};

export function Subtitles({ shown, languages }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon="copies" onClick={() => setOpen(true)}>{t`Subtitles`}</Button>
      <Dialog title={t`Subtitles`} open={open} onClose={() => setOpen(false)} closes={t`Close`}>
        {open && (
          <div className="space-y-6">
            <Out {...{ shown, languages }} />
            {shown.mayNot === null && <In item={shown.item} />}
          </div>
        )}
      </Dialog>
    </>
  );
}

const AS_SAID = "";

function Out({ shown, languages }: Props) {
  const [language, setLanguage] = useState<string>(AS_SAID);
  const { segments, heard, name } = shown;
  const wanted = language === AS_SAID ? null : language;
  const { cues, left } = cuesIn(segments, { startUs: heard?.startUs ?? 0, language: wanted });
  const own = new Set(segments.map((one) => one.language.toLowerCase()));
  const [only = null] = own.size === 1 ? own : [];
  const ending = wanted === null ? "" : `.${wanted}`;
  const options = Object.fromEntries([[AS_SAID, t`as it is said`], ...languages.map((one) => [one, one])]);
  return (
    <section aria-labelledby="subtitles-out" className="space-y-2">
      <h3 id="subtitles-out" className="eyebrow">{t`Out`}</h3>
      <OneOf label={t`Words`} options={options} chosen={language} onChoose={setLanguage} />
      <div className="flex flex-wrap gap-2">
        <Button
          icon="save"
          off={cues.length === 0}
          onClick={() => saveText(writeVtt(cues, wanted ?? only), `${name}${ending}.vtt`)}
        >{t`Save as WebVTT`}</Button>
        <Button
          icon="save"
          off={cues.length === 0}
          onClick={() => saveText(writeSrt(cues), `${name}${ending}.srt`)}
        >{t`Save as SRT`}</Button>
      </div>
      {left > 0 && (
        <p className="text-small text-dim">
          {t`${plural(left, { one: "# segment is", other: "# segments are" })} not among them: not placed in time, or without these words.`}
        </p>
      )}
    </section>
  );
}

type Told = {
  readonly segments: number;
  readonly unchanged: number;
  readonly findings: readonly Finding[];
  readonly isWritten: boolean;
};

function In({ item }: { readonly item: string }) {
  const investigation = useInvestigation();
  const { busy, refusal, change, forget } = useChange(bringSubtitles, { invalidates: BY_TRANSCRIPT });
  const [text, setText] = useState("");
  const [file, setFile] = useState<string | null>(null);
  const [language, setLanguage] = useState("");
  const [told, setTold] = useState<Told | null>(null);
  const tag = language.trim();
  const wrong = tag !== "" && !isLanguage(tag);
  const isLong = text.length > MOST_SUBTITLES;
  const off = busy || text.trim() === "" || wrong || isLong;
  const isVtt = file !== null && /\.vtt$/i.test(file);
  const put = (next: string, name: string | null) => {
    setText(next);
    setFile(name);
    setTold(null);
    forget();
  };
  const bring = (look: boolean) =>
    void change(
      {
        investigation,
        item,
        text,
        look,
        ...(isVtt && { format: "vtt" }),
        ...(tag !== "" && { language: tag }),
      },
      (answer) => setTold({ ...answer, isWritten: !look }),
    );
  return (
    <section aria-labelledby="subtitles-in" className="space-y-3">
      <h3 id="subtitles-in" className="eyebrow">{t`In`}</h3>
      <div className="flex flex-wrap items-center gap-3">
        <PickFiles only onPick={([one]) => one && void one.text().then((words) => put(words, one.name))}>
          {t`Choose a file`}
        </PickFiles>
        <span className="text-small text-dim">{file}</span>
      </div>
      <Field
        label={t`Or paste WebVTT or SRT`}
        lines={4}
        dir="auto"
        value={text.slice(0, SHOWN)}
        readOnly={text.length > SHOWN}
        hint={text.length > SHOWN ? t`Only its beginning is shown here.` : undefined}
        wrong={isLong ? t`It is longer than any subtitles of a film; bring it in in parts.` : undefined}
        onChange={({ target }) => put(target.value, null)}
      />
      <Field
        label={t`Language of the words, if the file does not say`}
        value={language}
        maxLength={63}
        wrong={wrong ? noLanguage(tag) : undefined}
        onChange={({ target }) => {
          setLanguage(target.value);
          setTold(null);
        }}
      />
      <div className="flex flex-wrap gap-2">
        <Button off={off} onClick={() => bring(true)}>{t`Look at it first`}</Button>
        {told !== null && !told.isWritten && told.segments > 0 && (
          <Button off={off} icon="check" onClick={() => bring(false)}>
            {t`Bring in ${plural(told.segments, { one: "# segment", other: "# segments" })}`}
          </Button>
        )}
      </div>
      {refusal && <Notice tone="bad">{refusal.sentence}</Notice>}
      {told !== null && <Findings told={told} />}
    </section>
  );
}

/** As much of a file as is worth to be looked at in a field. */
const SHOWN = 20_000;
const MOST_SHOWN = 200;

function Findings({ told: { segments, unchanged, findings, isWritten } }: { readonly told: Told }) {
  const kinds = { refused: t`not taken`, mended: t`taken, mended`, "left out": t`left out` };
  const more = findings.length - MOST_SHOWN;
  return (
    <div className="space-y-2">
      <output className="block">
        {isWritten
          ? t`${plural(segments, { one: "# segment was", other: "# segments were" })} brought in.`
          : t`${plural(segments, { one: "# segment would be", other: "# segments would be" })} brought in; nothing is written yet.`}{" "}
        {unchanged > 0 && t`${plural(unchanged, { one: "# cue is", other: "# cues are" })} there already.`}
      </output>
      {findings.length > 0 && (
        <List
          className="max-h-60 overflow-auto text-small"
          aria-label={t`What could not be read as it stands`}
        >
          {findings.slice(0, MOST_SHOWN).map(({ line, kind, says }, i) => (
            <li key={i} className="py-1">
              <span className="figures font-medium">{t`Line ${line}, ${kinds[kind]}:`}</span> {says}
            </li>
          ))}
        </List>
      )}
      {more > 0 && (
        <p className="text-small text-dim">{t`${plural(more, { one: "And # line more.", other: "And # lines more." })}`}</p>
      )}
    </div>
  );
}
