// One set of controls for both items: play, step, and the shared timeline.
import type { PairRelation } from "@sightline/domain";
import { Icon } from "../desk/Icon.tsx";
import { counted, instantOf } from "../desk/words.ts";
import type { Shown } from "./Compare.tsx";
import { SharedTimeline } from "./SharedTimeline.tsx";
import type { InStep } from "./use-in-step.ts";

type Props = {
  readonly step: InStep;
  readonly sides: Shown["sides"];
  readonly relation: PairRelation | null;
  readonly revealed: boolean;
  readonly sound: "off" | "a" | "b";
  readonly onSound: (sound: "off" | "a" | "b") => void;
};

export function Transport({ step, sides, relation, revealed, sound, onSound }: Props) {
  const { index, instants, playing } = step;
  const said = `${instantOf(step.atUs)} of a, instant ${index + 1} of ${instants.length}`;
  const mayPlay = step.playable && revealed;
  return (
    <div className="mt-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <span className="flex gap-1.5">
          <button
            type="button"
            className="button px-3 aria-disabled:text-dim"
            aria-disabled={!mayPlay}
            title={revealed ? undefined : "Reveal both to play them"}
            onClick={() => mayPlay && step.toggle()}
          >
            <Icon name={playing ? "pause" : "play"} size={16} /> {playing ? "Pause" : "Play both"}
          </button>
          <Step label="One frame back" off={index === 0} onStep={() => step.goTo(index - 1)}>
            ,
          </Step>
          <Step label="One frame on" off={index === instants.length - 1} onStep={() => step.goTo(index + 1)}>
            .
          </Step>
        </span>
        <p className="figures order-last w-full min-w-0 whitespace-nowrap sm:order-none sm:w-auto sm:flex-1">
          <strong className="text-lg font-semibold">{instantOf(step.atUs)}</strong>{" "}
          <span className="text-dim">
            {index + 1} of {counted(instants.length, "frame")}
          </span>
        </p>
        <label className="text-[0.9rem] text-dim">
          Sound{" "}
          <select
            className="field"
            value={sound}
            onChange={(event) => onSound(event.target.value as "off" | "a" | "b")}
          >
            <option value="off">off</option>
            <option value="a">of a</option>
            <option value="b">of b</option>
          </select>
        </label>
      </div>
      <SharedTimeline {...{ step, sides, relation, said }} />
    </div>
  );
}

type StepProps = { label: string; off: boolean; onStep: () => void; children: string };

function Step({ label, off, onStep, children }: StepProps) {
  return (
    <button
      type="button"
      className="button px-3 font-semibold aria-disabled:text-dim"
      aria-label={label}
      title={label}
      aria-disabled={off}
      onClick={() => !off && onStep()}
    >
      {children}
    </button>
  );
}
