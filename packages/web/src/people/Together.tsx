// Two sightings, each in the whole picture that it was seen in, played and stepped as one.
import { t } from "@lingui/core/macro";
import { showItem, showPair, type Pair, type SightingsShown } from "@sightline/domain";
import { useMemo, useRef, useState } from "react";
import { useAnswer, useAnswers } from "../api.ts";
import { isTyping, letterOf, useKeys } from "../desk/use-keys.ts";
import { instantOf } from "../desk/words.ts";
import type { ItemShown } from "../item/ItemPage.tsx";
import { RATES, rateStep } from "../item/moving.ts";
import { Button } from "../kit/Button.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { OneOf } from "../kit/OneOf.tsx";
import { useReveal } from "../kit/reveal.ts";
import { Scrub } from "../kit/Scrub.tsx";
import { Section } from "../kit/Section.tsx";
import { isMoving, LETTERS, type Both, type Letter, type Sides } from "./in-step.ts";
import { ledBy, sideOf, turnedAbout, type Match } from "./span-shown.ts";
import { TogetherSide } from "./TogetherSide.tsx";
import { useTogether, type InStepHere } from "./use-together.ts";

type Sighting = SightingsShown["sightings"][number];
type Props = {
  /** Two or more. */
  readonly chosen: readonly Sighting[];
  readonly called: (id: string) => string;
};

export function Together({ chosen, called }: Props) {
  const [picked, setPicked] = useState<Partial<Both<string>>>({});
  const one = (letter: Letter, besides?: Sighting): Sighting | undefined =>
    chosen.find(({ id }) => id === picked[letter] && id !== besides?.id) ??
    chosen.find(({ id }) => id !== besides?.id);
  const a = one("a");
  const b = one("b", a);
  if (!a || !b) return null;
  const names = Object.fromEntries(chosen.map(({ id }) => [id, called(id)]));
  return (
    <Section title={t`Both in the whole picture`} className="mt-6">
      {chosen.length > 2 && (
        <div className="mt-2 flex flex-wrap gap-x-5 gap-y-2">
          <OneOf
            label="A"
            options={names}
            chosen={a.id}
            // Whoever is already the other changes places.
            onChoose={(id) => setPicked({ a: id, b: id === b.id ? a.id : b.id })}
          />
          <OneOf
            label="B"
            options={names}
            chosen={b.id}
            onChoose={(id) => setPicked({ b: id, a: id === a.id ? b.id : a.id })}
          />
        </div>
      )}
      <Asked key={`${a.id} ${b.id}`} both={{ a, b }} called={called} />
    </Section>
  );
}

type TwoProps = { readonly both: Both<Sighting>; readonly called: (id: string) => string };

function Asked({ both, called }: TwoProps) {
  const investigation = useInvestigation();
  const a = useAnswer(showItem, { investigation, item: both.a.item });
  const b = useAnswer(showItem, { investigation, item: both.b.item });
  const isOne = both.a.item === both.b.item;
  const pairs = useAnswers(showPair, isOne ? [] : [{ investigation, a: both.a.item, b: both.b.item }]);
  const refused = [a.data, b.data].find((answer) => answer && !answer.ok);
  if (refused && !refused.ok) return <p className="mt-2 text-dim">{refused.refusal.sentence}</p>;
  if (a.isError || b.isError || pairs.some(({ isError }) => isError))
    return <p className="mt-2 text-dim">{t`The two could not be fetched now.`}</p>;
  if (!a.data?.ok || !b.data?.ok || pairs.some(({ data }) => !data))
    return <p className="mt-2 text-dim">{t`Fetching both …`}</p>;
  const pair = pairs[0]?.data?.ok ? pairs[0].data.value.pair : null;
  return (
    <Led
      items={{ a: a.data.value, b: b.data.value }}
      match={pair && matchIn(pair, both)}
      {...{ both, called }}
    />
  );
}

/** Where one recording is found in both, and no member says otherwise. */
function matchIn({ relation, decision, ...pair }: Pair, both: Both<Sighting>): Match | null {
  if (relation === null || !["same-recording", "shared-part"].includes(relation.relation)) return null;
  if (decision !== null && ["different", "same-place"].includes(decision.answer)) return null;
  return pair.a.id === both.a.item ? relation : turnedAbout(relation);
}

type LedProps = TwoProps & { readonly items: Both<ItemShown>; readonly match: Match | null };

function Led({ items, match, both, called }: LedProps) {
  const [by, setBy] = useState<"match" | "own">("match");
  const ptsUs = { a: items.a.ptsUs as readonly number[], b: items.b.ptsUs as readonly number[] };
  const own = useMemo((): Sides => {
    const of = (pts: readonly number[], { spans, box }: Sighting) =>
      sideOf(pts, { spans, atUs: box?.[0] ?? spans[0]?.[0] ?? 0 });
    return { a: of(ptsUs.a, both.a), b: of(ptsUs.b, both.b) };
  }, [ptsUs.a, ptsUs.b, both.a, both.b]);
  const led = useMemo(() => match && ledBy(own, match), [own, match]);
  const isLed = led !== null && by === "match";
  return (
    <>
      {led && (
        <div className="mt-2">
          <OneOf
            label={t`In step`}
            options={{ match: t`as one recording, where the two match`, own: t`each from its own sighting` }}
            chosen={by}
            onChoose={setBy}
          />
        </div>
      )}
      <Two key={isLed ? "match" : "own"} sides={isLed ? led : own} {...{ items, both, called }} />
    </>
  );
}

type PlayedProps = TwoProps & { readonly sides: Sides; readonly items: Both<ItemShown> };

function Two({ sides, items, both, called }: PlayedProps) {
  const reveal = useReveal();
  const ids = [...new Set(LETTERS.map((one) => items[one].tile.id))];
  const revealed = ids.every((id) => reveal.isRevealed(id));
  const startUs = { a: items.a.film?.startUs ?? 0, b: items.b.film?.startUs ?? 0 };
  const step = useTogether({ sides, startUs, revealed });
  const [sound, setSound] = useState<"off" | Letter>("off");
  const whole = useRef<HTMLDivElement>(null);
  const toggle = (id: string) => {
    // Behind a veil nothing plays, nor goes on by itself when it is lifted again.
    step.stop();
    reveal.toggle(id);
  };
  const toggleBoth = () => {
    for (const id of ids) if (reveal.isRevealed(id) === revealed) toggle(id);
  };
  const moves = LETTERS.some((one) => isMoving(sides[one]));
  useKeys(
    whole,
    (event) => {
      if (!isTyping(event) && pressed(event, { step, moves, toggleBoth })) event.preventDefault();
    },
    { page: true },
  );
  const sounds: Partial<Record<"off" | Letter, string>> = {
    off: t`off`,
    ...(items.a.wave && { a: t`of A` }),
    ...(items.b.wave && { b: t`of B` }),
  };
  return (
    <div ref={whole} className="mt-3" data-together={revealed ? "revealed" : "veiled"}>
      <div className="grid grid-cols-2 items-end gap-2 sm:gap-4">
        {LETTERS.map((letter) => (
          <TogetherSide
            key={letter}
            {...{ letter, step }}
            item={items[letter]}
            tile={items[letter].tile}
            sighting={both[letter].id}
            said={called(both[letter].id)}
            muted={sound !== letter}
            onToggle={() => toggle(items[letter].tile.id)}
          />
        ))}
      </div>
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        {moves && <Controls step={step} revealed={revealed} />}
        {moves && Object.keys(sounds).length > 1 && (
          <OneOf
            label={t`Sound`}
            options={sounds as Record<"off" | Letter, string>}
            chosen={sound}
            onChoose={setSound}
          />
        )}
        <Button hotkey="V" onClick={toggleBoth}>
          {revealed ? t`Veil both` : t`Reveal both`}
        </Button>
      </div>
      {moves && <Line step={step} />}
    </div>
  );
}

/** One set for both. */
function Controls({ step, revealed }: { step: InStepHere; revealed: boolean }) {
  const { index, moments } = step;
  return (
    <>
      <span className="flex gap-1.5">
        <Button
          icon={step.playing ? "pause" : "play"}
          off={!step.playable}
          title={revealed ? undefined : t`Reveal both to play them`}
          onClick={step.toggle}
        >
          {step.playing ? t`Pause` : t`Play both`}
        </Button>
        <Button
          icon="back"
          aria-label={t`One frame back`}
          off={index === 0}
          onClick={() => step.goTo(index - 1)}
        />
        <Button
          icon="right"
          aria-label={t`One frame on`}
          off={index === moments.length - 1}
          onClick={() => step.goTo(index + 1)}
        />
        <Button icon="undo" onClick={step.toStart}>
          {t`From the start`}
        </Button>
      </span>
      <OneOf
        label={t`Speed`}
        options={Object.fromEntries(RATES.map((one) => [String(one), `${one}×`]))}
        chosen={String(step.rate)}
        onChoose={(chosen) => step.setRate(Number(chosen))}
      />
    </>
  );
}

function Line({ step: { index, moments, goTo } }: { step: InStepHere }) {
  const passed = instantOf((moments[index] ?? 0) - (moments[0] ?? 0));
  return (
    <div className="relative mt-3 h-8 overflow-hidden rounded bg-sunk">
      <Scrub
        min={0}
        max={moments.length - 1}
        value={index}
        onScrub={goTo}
        aria-label={t`Frame of both`}
        said={t`${passed} from where the two begin, ${index + 1} of ${moments.length}`}
      />
    </div>
  );
}

type Doing = { readonly step: InStepHere; readonly moves: boolean; readonly toggleBoth: () => void };

function pressed(event: KeyboardEvent, { step, moves, toggleBoth }: Doing): boolean {
  const { key, shiftKey, target } = event;
  const letter = letterOf(event);
  const isOnControl =
    target instanceof Element && target.closest("button, a, summary, input:not([type=range])");
  if (letter === "v" && !event.repeat && !shiftKey) toggleBoth();
  else if (!moves) return false;
  else if (letter === "<" || (letter === "," && shiftKey)) step.setRate(rateStep(step.rate, false));
  else if (letter === ">" || (letter === "." && shiftKey)) step.setRate(rateStep(step.rate, true));
  else if (letter === "," || letter === ".") step.goTo(step.index + (letter === "," ? -1 : 1));
  else if (key === "ArrowLeft" || key === "ArrowRight")
    step.goTo(step.index + (key === "ArrowLeft" ? -1 : 1) * (shiftKey ? 10 : 1));
  else if (key === "Home") step.toStart();
  else if (key === "End") step.goTo(step.moments.length - 1);
  else if (event.repeat || shiftKey) return false;
  else if (letter === "k" || (key === " " && !isOnControl)) step.toggle();
  else return false;
  return true;
}
