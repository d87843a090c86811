// What an investigation listens for: what its statements may say, and whose words are taken to be spoken in captivity.
import { t } from "@lingui/core/macro";
import { proposeChanges, type Change, type Sayings as Listened } from "@sightline/domain";
import { useId, useState, type FormEvent } from "react";
import { BY_STATEMENTS } from "../desk/touched.ts";
import { Button } from "../kit/Button.tsx";
import { Field } from "../kit/Field.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Notice } from "../kit/Notice.tsx";
import { Section } from "../kit/Section.tsx";
import { useChange } from "../use-change.ts";

type Props = { readonly sayings: Listened; readonly whyNot: string | null };

export function Sayings({ sayings, whyNot }: Props) {
  const investigation = useInvestigation();
  const { busy, refusal, change } = useChange(proposeChanges, { invalidates: BY_STATEMENTS });
  const set = (next: Partial<Listened>, done?: () => void) => {
    const payload = { ...sayings, ...next };
    const to: Change = { verb: "sayings.set", subject: investigation, payload };
    void change({ investigation, changes: [to] }, done);
  };
  const { attributes, captive } = sayings;
  const shared = { whyNot, busy };
  return (
    <Section title={t`What this investigation listens for`} className="mt-12">
      {refusal && (
        <Notice tone="bad" plain>
          {refusal.sentence}
        </Notice>
      )}
      {whyNot !== null && <p className="mt-2 text-small text-dim">{whyNot}</p>}
      <div className="mt-4 grid gap-x-10 gap-y-8 md:grid-cols-2">
        <Words
          {...shared}
          title={t`What statements may say`}
          adds={t`Another thing that may be said`}
          words={attributes}
          onSet={(next, done) => set({ attributes: [...next] }, done)}
        >
          {t`Of whoever speaks, such as “says-conscript”: the same words as in marks and counts.`}
        </Words>
        <Words
          {...shared}
          title={t`Who speaks in captivity`}
          adds={t`Another subject who is held`}
          words={captive}
          onSet={(next, done) => set({ captive: [...next] }, done)}
        >
          {t`Filming and spreading what people say who are held takes a protection from them. Their statements are marked so, until somebody says why not.`}
        </Words>
      </div>
    </Section>
  );
}

type WordsProps = {
  readonly title: string;
  readonly adds: string;
  readonly words: readonly string[];
  readonly whyNot: string | null;
  readonly busy: boolean;
  readonly onSet: (words: readonly string[], done?: () => void) => void;
  readonly children: string;
};

function Words({ title, adds, words, whyNot, busy, onSet, children }: WordsProps) {
  const [typed, setTyped] = useState("");
  const id = useId();
  const add = (event: FormEvent): void => {
    event.preventDefault();
    if (typed.trim() !== "") onSet([...words, typed.trim()], () => setTyped(""));
  };
  return (
    <section aria-labelledby={id} className="min-w-0">
      <h3 id={id} className="font-medium">
        {title}
      </h3>
      <p className="mt-1 text-small text-dim">{children}</p>
      <ul className="mt-3 divide-y divide-line border-y border-line empty:hidden">
        {words.map((word) => (
          <li key={word} className="flex flex-wrap items-baseline justify-between gap-x-6 py-2">
            <span className="min-w-0 break-words">{word}</span>
            {whyNot === null && (
              <Button
                look="link"
                off={busy}
                aria-label={t`Take out “${word}”`}
                onClick={() => onSet(words.filter((one) => one !== word))}
              >
                {t`Take out`}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {whyNot === null && (
        <form onSubmit={add} className="mt-3 flex flex-wrap items-end gap-3">
          <Field label={adds} type="text" value={typed} onChange={(event) => setTyped(event.target.value)} />
          <Button submits off={busy || typed.trim() === ""}>{t`Add it`}</Button>
        </form>
      )}
    </section>
  );
}
