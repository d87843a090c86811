// Steps through a video frame by frame, and shows where in it people, headcounts and broken co-visibility are.
import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "../kit/Button.tsx";
import { Toggle } from "../kit/Toggle.tsx";
import { instantOf } from "../desk/words.ts";
import { busiestFrame } from "./instants.ts";
import { Timeline, type TimelineProps } from "./Timeline.tsx";

type Props = TimelineProps & {
  readonly people: readonly number[];
  readonly playing: boolean;
  /** Null while the veil is down: nothing plays behind it. */
  readonly onPlay: (() => void) | null;
  readonly muted: boolean;
  /** Null where there is no sound. */
  readonly onMute: (() => void) | null;
};

export function Player({ people, playing, onPlay, muted, onMute, ...timeline }: Props) {
  const { frame, onFrame } = timeline;
  const { ptsUs } = timeline.item;
  const at = ptsUs[frame] ?? 0;
  const last = ptsUs.length - 1;
  const busiest = busiestFrame(people);
  return (
    <div className="mt-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <span className="flex gap-1.5">
          <Button
            icon={playing ? "pause" : "play"}
            aria-label={playing ? t`Pause` : t`Play`}
            off={onPlay === null}
            title={onPlay === null ? t`It plays once it is revealed, and while nobody is marked` : undefined}
            onClick={() => onPlay?.()}
          />
          <Button
            icon="back"
            aria-label={t`One frame back`}
            off={frame === 0}
            onClick={() => onFrame(frame - 1)}
          />
          <Button
            icon="right"
            aria-label={t`One frame on`}
            off={frame === last}
            onClick={() => onFrame(frame + 1)}
          />
        </span>
        <p className="figures flex-1 whitespace-nowrap">
          <strong className="text-large font-semibold">{instantOf(at)}</strong>{" "}
          <span className="text-dim">
            <Trans>
              frame {frame + 1} of {ptsUs.length}
            </Trans>
          </span>
        </p>
        {onMute && <Toggle icon="sound" aria-label={t`Sound`} on={!muted} onToggle={onMute} />}
        <Button icon="people" onClick={() => onFrame(busiest)}>
          <Trans>
            Most people <span className="figures text-dim">{people[busiest] ?? 0}</span>
          </Trans>
        </Button>
      </div>
      <Timeline
        {...timeline}
        said={t`${instantOf(at)}, frame ${frame + 1} of ${ptsUs.length}, ${plural(people[frame] ?? 0, { one: "# person", other: "# people" })} visible`}
      />
    </div>
  );
}
