// A member's answer about two items: three buttons with their keys, a reason, and the way back.
import type { Answer, Pair } from "@sightline/domain";
import { Link } from "@tanstack/react-router";
import { useId, type RefObject } from "react";
import { Icon, type IconName } from "../desk/Icon.tsx";
import { ANSWERS } from "./relation-words.ts";
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
};

export function Decide(props: Props) {
  const { pair, deciding, keys } = props;
  const { decision } = pair;
  const title = useId();
  return (
    <section aria-labelledby={title} className="panel p-4">
      <h2 id={title} className="heading text-xl">
        {decision === null || decision.evidenceChanged ? "Do they show the same recording?" : "Answered"}
      </h2>
      {decision && (
        <p className="mt-1 text-[0.9rem]">
          {decision.by} said: {ANSWERS[decision.answer].done}.
          {decision.evidenceChanged && " The evidence is another now, so it is asked again."}
        </p>
      )}
      {deciding.refusal && <RefusedAnswer {...props} />}
      <div className="mt-3 grid gap-2">
        {(["same-recording", "different", "cannot-say"] as const).map((answer) => (
          <button
            key={answer}
            type="button"
            className="button w-full justify-start"
            aria-disabled={deciding.busy}
            aria-pressed={decision?.answer === answer}
            onClick={() => deciding.answer(answer)}
          >
            <Icon name={ICONS[answer]} size={17} />
            <span className="flex-1 text-left">{ANSWERS[answer].says}</span>
            <kbd className="key text-ink">{ANSWERS[answer].key}</kbd>
          </button>
        ))}
      </div>
      <ReasonField {...props} />
      <WaysOn {...props} />
      <label className="mt-4 flex items-center gap-2 border-t border-line pt-3 text-[0.85rem] text-dim">
        <input type="checkbox" checked={keys.on} onChange={keys.toggle} />
        Single letters are keys
      </label>
    </section>
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
