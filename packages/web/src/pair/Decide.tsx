// A member's answer about two items: a button with its key for each answer, a reason, and the way back.
import type { Answer, Pair } from "@sightline/domain";
import { Link } from "@tanstack/react-router";
import { useId, type RefObject } from "react";
import { Icon, type IconName } from "../desk/Icon.tsx";
import { CompilationHint } from "./CompilationHint.tsx";
import { ANSWERS, choicesFor, compilationOf, saidOf, type Choice } from "./relation-words.ts";
import type { Deciding } from "./use-deciding.ts";

type Props = {
  readonly investigation: string;
  readonly pair: Pair;
  readonly deciding: Deciding;
  readonly keys: { readonly on: boolean; readonly toggle: () => void };
  readonly reason: RefObject<HTMLInputElement | null>;
  readonly onLookAgain: () => void;
};

const ICONS: Readonly<Record<Answer, IconName>> = {
  "same-recording": "check",
  different: "cross",
  "cannot-say": "question",
  compilation: "parts",
};

export function Decide(props: Props) {
  const { pair, deciding, keys } = props;
  const { decision } = pair;
  const compilation = compilationOf(pair);
  const title = useId();
  return (
    <section aria-labelledby={title} className="panel p-4">
      <h2 id={title} className="heading text-xl">
        {decision === null || decision.evidenceChanged ? "Do they show the same recording?" : "Answered"}
      </h2>
      {decision && (
        <p className="mt-1 text-[0.9rem]">
          {decision.by} said: {saidOf(decision.answer, compilation && pair[compilation].name)}.
          {decision.evidenceChanged && " The evidence is another now, so it is asked again."}
        </p>
      )}
      {deciding.refusal && <RefusedAnswer {...props} />}
      <Answers {...props} />
      <CompilationHint {...{ investigation: props.investigation, pair }} />
      <ReasonField {...props} />
      <WaysOn {...props} />
      <label className="mt-4 flex items-center gap-2 border-t border-line pt-3 text-[0.85rem] text-dim">
        <input type="checkbox" checked={keys.on} onChange={keys.toggle} />
        Single letters are keys
      </label>
    </section>
  );
}

/** The usual answers, and apart from them which of the two is a compilation. */
function Answers({ pair, deciding }: Props) {
  const all = choicesFor(pair);
  const compilations = all.filter(({ of }) => of !== undefined);
  return (
    <>
      <div className="mt-3 grid gap-2">
        {all
          .filter(({ of }) => of === undefined)
          .map((choice) => (
            <Answering key={choice.key} {...{ choice, pair, deciding }} />
          ))}
      </div>
      {compilations.length > 0 && (
        <fieldset className="mt-3 grid gap-2 border-t border-line pt-3">
          <legend className="sr-only">Which of the two is a compilation</legend>
          <p className="text-[0.85rem] text-dim">
            Or they share a recording, and one of them is put together from several: a compilation, which
            belongs to no footage.
          </p>
          {compilations.map((choice) => (
            <Answering key={choice.key} {...{ choice, pair, deciding }} />
          ))}
        </fieldset>
      )}
    </>
  );
}

type AnsweringProps = Pick<Props, "pair" | "deciding"> & { readonly choice: Choice };

function Answering({ choice, pair, deciding }: AnsweringProps) {
  const { key, answer, of } = choice;
  const isOf = of === undefined || compilationOf(pair) === of;
  return (
    <button
      type="button"
      className="button w-full min-w-0 justify-start"
      aria-disabled={deciding.busy}
      aria-pressed={pair.decision?.answer === answer && isOf}
      onClick={() => deciding.answer(choice)}
      title={of && `${pair[of].name} is a compilation`}
    >
      <Icon name={ICONS[answer]} size={17} />
      <span className="min-w-0 flex-1 truncate text-left">
        {of === undefined ? ANSWERS[answer].says : `Compilation: ${of}, ${pair[of].name}`}
      </span>
      <kbd className="key text-ink">{key}</kbd>
    </button>
  );
}

function RefusedAnswer({ deciding: { refusal }, onLookAgain }: Props) {
  if (!refusal) return null;
  return (
    <div role="alert" className="mt-3 rounded bg-bad-soft p-3 text-[0.93rem]">
      <p className="flex gap-2">
        <span className="mt-0.5 text-bad">
          <Icon name="alert" size={17} />
        </span>
        <span className="min-w-0">{refusal.sentence}</span>
      </p>
      {refusal.code === "evidence-changed" && (
        <button type="button" className="button mt-2" onClick={onLookAgain}>
          Look again
        </button>
      )}
    </div>
  );
}

function ReasonField({ deciding, reason }: Props) {
  return (
    <label className="mt-3 block text-[0.9rem]">
      <span className="flex items-center gap-2">
        Reason, if you have one <kbd className="key">R</kbd>
      </span>
      <input
        ref={reason}
        type="text"
        maxLength={2000}
        autoComplete="off"
        value={deciding.reason}
        onChange={(event) => deciding.setReason(event.target.value)}
        className="field mt-1 w-full"
      />
      <span className="text-[0.8rem] text-dim">Esc leaves the field; then answer.</span>
    </label>
  );
}

function WaysOn({ investigation, pair, deciding }: Props) {
  const { last } = deciding;
  return (
    <div className="mt-3 flex flex-wrap gap-2">
      <button type="button" className="button" aria-disabled={deciding.busy} onClick={deciding.skip}>
        Put off <kbd className="key">S</kbd>
      </button>
      {last && (
        <button type="button" className="button" aria-disabled={deciding.busy} onClick={deciding.undo}>
          <Icon name="undo" size={16} /> Undo “{ANSWERS[last.answer].says}” <kbd className="key">U</kbd>
        </button>
      )}
      {pair.decision && (
        <button type="button" className="button" aria-disabled={deciding.busy} onClick={deciding.reopen}>
          Reopen
        </button>
      )}
      {pair.oneFootage && (
        <p className="w-full text-[0.87rem] text-dim">
          The two are in one footage:{" "}
          <Link
            to="/i/$investigation/items/$item"
            params={{ investigation, item: pair.a.id }}
            className="link"
          >
            what it carries
          </Link>
          .
        </p>
      )}
    </div>
  );
}
