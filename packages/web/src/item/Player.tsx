// Steps through a video frame by frame, and shows where in it people, headcounts and broken co-visibility are.
import { Icon } from "../desk/Icon.tsx";
import { counted, instantOf } from "../desk/words.ts";
import { busiestFrame } from "./instants.ts";
import { Timeline, type TimelineProps } from "./Timeline.tsx";

type Props = TimelineProps & {
  readonly frame: number;
  readonly people: readonly number[];
  readonly onFrame: (frame: number) => void;
  readonly playing: boolean;
  /** Null while the veil is down: nothing plays behind it. */
  readonly onPlay: (() => void) | null;
  readonly muted: boolean;
  /** Null where there is no sound. */
  readonly onMute: (() => void) | null;
};

export function Player(props: Props) {
  const { frame, people, onFrame, playing, onPlay, muted, onMute, ...timeline } = props;
  const { ptsUs } = timeline;
  const at = ptsUs[frame] ?? 0;
  const last = ptsUs.length - 1;
  const busiest = busiestFrame(people);
  return (
    <div className="mt-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <span className="flex gap-1.5">
          <button
            type="button"
            className="button px-2 aria-disabled:text-dim"
            aria-label={playing ? "Pause" : "Play"}
            aria-disabled={onPlay === null}
            title={onPlay === null ? "Reveal it to play it" : undefined}
            onClick={() => onPlay?.()}
          >
            <Icon name={playing ? "pause" : "play"} />
          </button>
          <Step label="One frame back" icon="back" off={frame === 0} onStep={() => onFrame(frame - 1)} />
          <Step label="One frame on" icon="right" off={frame === last} onStep={() => onFrame(frame + 1)} />
        </span>
        <p className="figures flex-1 whitespace-nowrap">
          <strong className="text-lg font-semibold">{instantOf(at)}</strong>{" "}
          <span className="text-dim">
            frame {frame + 1} of {ptsUs.length}
          </span>
        </p>
        {onMute && (
          <button type="button" className="button px-2" aria-pressed={!muted} onClick={onMute}>
            <Icon name="sound" /> <span className="sr-only">Sound</span>
          </button>
        )}
        <button type="button" className="button" onClick={() => onFrame(busiest)}>
          <Icon name="people" size={16} /> Most people
          <span className="figures text-dim">{people[busiest] ?? 0}</span>
        </button>
      </div>
      <Timeline
        {...timeline}
        frame={frame}
        onFrame={onFrame}
        said={`${instantOf(at)}, frame ${frame + 1} of ${ptsUs.length}, ${counted(people[frame] ?? 0, "person", "people")} visible`}
      />
    </div>
  );
}

type StepProps = { label: string; icon: "back" | "right"; off: boolean; onStep: () => void };

function Step({ label, icon, off, onStep }: StepProps) {
  return (
    <button
      type="button"
      className="button px-2 aria-disabled:text-dim"
      aria-label={label}
      aria-disabled={off}
      onClick={() => !off && onStep()}
    >
      <Icon name={icon} />
    </button>
  );
}
