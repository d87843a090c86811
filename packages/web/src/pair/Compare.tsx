// The two items, their one transport, what can be drawn of the evidence, and the keys for all of it.
import { t } from "@lingui/core/macro";
import type { showPair } from "@sightline/domain";
import { useRef, useState } from "react";
import type { z } from "zod";
import { Button } from "../kit/Button.tsx";
import { useReveal } from "../kit/reveal.ts";
import { Toggle } from "../kit/Toggle.tsx";
import { Decide } from "./Decide.tsx";
import { DifferenceView } from "./DifferenceView.tsx";
import { Evidence } from "./Evidence.tsx";
import { History } from "./History.tsx";
import { answers, choicesFor } from "./relation-words.ts";
import { Marks } from "./Marks.tsx";
import { marksOf } from "./marks-of.ts";
import { SideStage } from "./SideStage.tsx";
import { Transport } from "./Transport.tsx";
import { useCompareKeys } from "./use-compare-keys.ts";
import { useDeciding } from "./use-deciding.ts";
import { useInStep } from "./use-in-step.ts";
import { useOnShow } from "./use-on-show.ts";
import { LookFirst } from "./LookFirst.tsx";
import { useLookFirst } from "./use-look-first.ts";
import { useSingleKeys } from "../desk/single-keys.ts";

export type Shown = z.infer<typeof showPair.answer>;
type Props = { readonly shown: Shown; readonly onLookAgain: () => void };

export function Compare({ shown, onLookAgain }: Props) {
  const { pair, sides, history } = shown;
  const { relation } = pair;
  const [frames] = useState({ a: sides.a.ptsUs as number[], b: sides.b.ptsUs as number[] });
  const step = useInStep(frames, relation);
  const reveal = useReveal();
  const decided = useDeciding(pair);
  const keys = useSingleKeys();
  const [differs, setDiffers] = useState(false);
  const [sound, setSound] = useState<"off" | "a" | "b">("off");
  const { onShow, pictures, tell } = useOnShow();
  const whole = useRef<HTMLDivElement>(null);
  const reason = useRef<HTMLInputElement>(null);

  const both = reveal.isRevealed(pair.a.id) && reveal.isRevealed(pair.b.id);
  const either = reveal.isRevealed(pair.a.id) || reveal.isRevealed(pair.b.id);
  const look = useLookFirst(either, decided.answer);
  const deciding = decided.whyNot === null ? { ...decided, answer: look.answer } : decided;
  const toggle = (id: string) => {
    // Behind a veil nothing plays, nor goes on by itself when it is lifted again.
    step.stop();
    reveal.toggle(id);
  };
  const toggleBoth = () => {
    for (const { id } of [pair.a, pair.b]) if (reveal.isRevealed(id) === both) toggle(id);
  };
  useCompareKeys(whole, {
    step,
    playable: both,
    letters: keys.on
      ? {
          ...Object.fromEntries(
            choicesFor(pair).map((choice) => [choice.key.toLowerCase(), () => deciding.answer(choice)]),
          ),
          u: deciding.undo,
          s: deciding.skip,
          k: () => both && step.toggle(),
          d: () => setDiffers(!differs),
          v: toggleBoth,
          r: () => reason.current?.focus(),
        }
      : {},
  });

  const marks = marksOf(shown, step.at);
  const stage = (letter: "a" | "b") => (
    <SideStage
      {...{ letter, step }}
      tile={pair[letter]}
      side={sides[letter]}
      onToggle={() => toggle(pair[letter].id)}
      muted={sound !== letter}
      onShown={(frame) => {
        tell[letter].shown(frame);
        if (letter === step.lead) step.onLead(frame);
      }}
      onPicture={tell[letter].picture}
    >
      <Marks {...marks[letter]} />
    </SideStage>
  );
  const { header } = sides.b;
  return (
    <div
      ref={whole}
      className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_19rem]"
      data-compare={both ? "revealed" : "veiled"}
    >
      <section aria-label={t`The two items`} className="min-w-0">
        <div className={`grid gap-4 sm:grid-cols-2 ${differs ? "xl:grid-cols-3" : ""}`}>
          {stage("a")}
          {stage("b")}
          {differs && (
            <DifferenceView
              {...{ relation, pictures }}
              shown={onShow}
              wanted={step.at}
              playing={step.playing}
              revealed={both}
              shape={header ? header.width / header.height : 4 / 3}
            />
          )}
        </div>
        <div className="mt-3 flex flex-wrap gap-2">
          <Toggle on={differs} onToggle={() => setDiffers(!differs)} hotkey="D">
            {t`Difference`}
          </Toggle>
          <Button onClick={toggleBoth} hotkey="V">
            {both ? t`Veil both` : t`Reveal both`}
          </Button>
        </div>
        {step.lead !== null && (
          <Transport {...{ step, sides, relation, sound }} revealed={both} onSound={setSound} />
        )}
        <Evidence shown={shown} step={step} />
      </section>
      <aside className="flex min-w-0 flex-col gap-8">
        <Decide
          {...{ pair, deciding, keys, reason }}
          onLookAgain={() => {
            deciding.forget();
            onLookAgain();
          }}
        />
        <LookFirst
          look={look}
          says={look.waiting ? answers()[look.waiting.answer].says : ""}
          onReveal={toggleBoth}
        />
        <History history={history} pair={pair} />
      </aside>
    </div>
  );
}
