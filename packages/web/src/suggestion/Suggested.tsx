// What a program of the operator suggests for a transcript: dashed, not stated, and taken or set aside one by one.
import { plural, t } from "@lingui/core/macro";
import {
  listSuggestions,
  proposeChanges,
  setAside,
  takenAs,
  UNDER_WAY,
  type Suggestion,
  type SuggestionsShown,
  type TranscriptShown,
} from "@sightline/domain";
import { useRef, type RefObject } from "react";
import { useAnswer } from "../api.ts";
import { BY_TRANSCRIPT } from "../desk/touched.ts";
import { isTyping, letterOf, useKeys } from "../desk/use-keys.ts";
import { instantOf } from "../desk/words.ts";
import { Button } from "../kit/Button.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { List } from "../kit/List.tsx";
import { Notice } from "../kit/Notice.tsx";
import { Section } from "../kit/Section.tsx";
import { useChange } from "../use-change.ts";
import { AskProgram } from "./AskProgram.tsx";
import { Askings } from "./Askings.tsx";

type Props = {
  readonly item: string;
  readonly segments: TranscriptShown["segments"];
  /** Into which the words are shown translated. */
  readonly languages: readonly string[];
  readonly onPlay: (us: number) => void;
};

/** For those who may write; nothing where the desk has no program and none left anything behind. */
export function Suggested(props: Props) {
  const asked = { investigation: useInvestigation(), item: props.item };
  const { data } = useAnswer(listSuggestions, asked, ({ askings }) =>
    askings.some(({ state }) => UNDER_WAY.includes(state)),
  );
  if (!data?.ok) return null;
  const { programs, askings, suggestions } = data.value;
  const isEmpty = askings.length + suggestions.length === 0;
  if (programs.speech === null && programs.translation === null && isEmpty) return null;
  return <Programs {...props} shown={data.value} />;
}

/** So many are shown at once: each is looked at before it is taken. */
const FEW = 5;

function Programs({
  item,
  segments,
  languages,
  onPlay,
  shown,
}: Props & { readonly shown: SuggestionsShown }) {
  const { programs, askings, suggestions, aside } = shown;
  const { act, busy, refusal } = useSettling(item);
  const whole = useRef<HTMLDivElement>(null);
  const [first] = suggestions;
  useSuggestedKeys(whole, { act, first: busy ? undefined : first });
  const more = suggestions.length - FEW;
  return (
    <Section
      title={t`Suggested by the program, not stated`}
      className="mt-6 rounded-lg border border-dashed border-edge px-4 py-3"
    >
      <div ref={whole} className="mt-2 space-y-3">
        <AskProgram {...{ item, programs, languages }} hasWords={segments.length > 0} />
        <Askings item={item} askings={askings} />
        {refusal && <Notice tone="bad">{refusal.sentence}</Notice>}
        <List aria-label={t`Suggestions`} className="empty:hidden">
          {suggestions.slice(0, FEW).map((one, place) => (
            <One key={one.id} {...{ one, busy, act, segments, onPlay }} isFirst={place === 0} />
          ))}
        </List>
        {more > 0 && (
          <p className="text-small text-dim">
            {t`${plural(more, { one: "# suggestion follows", other: "# suggestions follow" })} once these are taken or set aside.`}
          </p>
        )}
        {aside > 0 && (
          <p className="flex flex-wrap items-baseline gap-x-3 text-small text-dim">
            {t`${plural(aside, { one: "# suggestion is", other: "# suggestions are" })} set aside.`}
            <Button look="link" off={busy} onClick={() => act.bringBack()}>{t`Bring them back`}</Button>
          </p>
        )}
      </div>
    </Section>
  );
}

type Settling = {
  readonly take: (one: Suggestion) => void;
  readonly putAside: (one: Suggestion) => void;
  readonly bringBack: () => void;
};

function useSettling(item: string) {
  const investigation = useInvestigation();
  const taking = useChange(proposeChanges, { invalidates: [...BY_TRANSCRIPT, listSuggestions] });
  const setting = useChange(setAside, { invalidates: [listSuggestions] });
  const act: Settling = {
    take: (one) => {
      const said = { investigation, changes: [takenAs(item, one)], reason: t`as a program suggested` };
      void taking.change(said);
    },
    putAside: ({ id }) => void setting.change({ investigation, item, suggestions: [id] }),
    bringBack: () => void setting.change({ investigation, item, suggestions: "all back" }),
  };
  return { act, busy: taking.busy || setting.busy, refusal: taking.refusal ?? setting.refusal };
}

type Keys = { readonly act: Settling; readonly first: Suggestion | undefined };

/** Letters by themselves, with Alt while somebody types, as the other keys of a transcript. */
function useSuggestedKeys(whole: RefObject<HTMLElement | null>, { act, first }: Keys): void {
  useKeys(
    whole,
    (event) => {
      if (event.ctrlKey || event.metaKey || event.repeat || event.getModifierState("AltGraph")) return;
      if (first === undefined || (isTyping(event) && !event.altKey)) return;
      const { key, code } = event;
      const letter = letterOf({ key: key.length === 1 ? key : "", code });
      if (letter !== "t" && letter !== "x") return;
      event.preventDefault();
      if (letter === "t") act.take(first);
      else act.putAside(first);
    },
    { page: true, chords: true },
  );
}

type OneProps = Pick<Props, "segments" | "onPlay"> & {
  readonly one: Suggestion;
  readonly isFirst: boolean;
  readonly busy: boolean;
  readonly act: Settling;
};

function One({ one, isFirst, busy, act, segments, onPlay }: OneProps) {
  const of = one.kind === "translation" ? segments.find(({ id }) => id === one.segment) : null;
  const startUs = one.kind === "speech" ? one.startUs : (of?.startUs ?? null);
  const when = startUs === null ? t`no time` : instantOf(startUs);
  return (
    <li className="py-2">
      <p className="text-small text-dim">
        {one.kind === "speech"
          ? t`${when} to ${instantOf(one.endUs)}, ${one.language}`
          : t`${when}, into ${one.language}`}
      </p>
      {of && (
        <p dir="auto" lang={of.language} className="text-dim">
          {of.text}
        </p>
      )}
      <p dir="auto" lang={one.language} className="italic">
        {one.text}
      </p>
      <div className="mt-1 flex flex-wrap items-center gap-2">
        <Button
          icon="check"
          {...(isFirst && { hotkey: "T" })}
          off={busy}
          aria-label={isFirst ? undefined : t`Take it, the words suggested at ${when}`}
          onClick={() => act.take(one)}
        >{t`Take it`}</Button>
        <Button
          {...(isFirst && { hotkey: "X" })}
          off={busy}
          aria-label={isFirst ? undefined : t`Set aside the words suggested at ${when}`}
          onClick={() => act.putAside(one)}
        >{t`Set aside`}</Button>
        {startUs !== null && (
          <Button
            look="link"
            aria-label={t`Play from here, ${when}`}
            onClick={() => onPlay(startUs)}
          >{t`Play from here`}</Button>
        )}
      </div>
    </li>
  );
}
