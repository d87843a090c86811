// One set of controls for both items: play, step, and the shared timeline.
import { t } from "@lingui/core/macro";
import { Plural, Trans } from "@lingui/react/macro";
import type { PairRelation } from "@sightline/domain";
import { Button } from "../kit/Button.tsx";
import { OneOf } from "../kit/OneOf.tsx";
import { instantOf } from "../desk/words.ts";
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

const sounds = () => ({ off: t`off`, a: t`of a`, b: t`of b` });

export function Transport({ step, sides, relation, revealed, sound, onSound }: Props) {
  const { index, instants, playing } = step;
  const said = t`${instantOf(step.atUs)} of a, instant ${index + 1} of ${instants.length}`;
  const mayPlay = step.playable && revealed;
  return (
    <div className="mt-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <span className="flex gap-1.5">
          <Button
            icon={playing ? "pause" : "play"}
            off={!mayPlay}
            title={revealed ? undefined : t`Reveal both to play them`}
            onClick={step.toggle}
          >
            {playing ? t`Pause` : t`Play both`}
          </Button>
          <Step label={t`One frame back`} off={index === 0} onStep={() => step.goTo(index - 1)}>
            ,
          </Step>
          <Step
            label={t`One frame on`}
            off={index === instants.length - 1}
            onStep={() => step.goTo(index + 1)}
          >
            .
          </Step>
        </span>
        <p className="figures order-last w-full min-w-0 whitespace-nowrap sm:order-none sm:w-auto sm:flex-1">
          <strong className="text-large font-semibold">{instantOf(step.atUs)}</strong>{" "}
          <span className="text-dim">
            <Trans>
              {index + 1} of <Plural value={instants.length} one="# frame" other="# frames" />
            </Trans>
          </span>
        </p>
        <OneOf label={t`Sound`} options={sounds()} chosen={sound} onChoose={onSound} />
      </div>
      <SharedTimeline {...{ step, sides, relation, said }} />
    </div>
  );
}

type StepProps = { label: string; off: boolean; onStep: () => void; children: string };

function Step({ label, off, onStep, children }: StepProps) {
  return (
    <Button className="font-semibold" aria-label={label} title={label} off={off} onClick={onStep}>
      {children}
    </Button>
  );
}
