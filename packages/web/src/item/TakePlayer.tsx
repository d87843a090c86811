// Plays one take from its first frame to its last, and says how much of it was not shown yet: whoever states or reviews it has seen it all.
import { plural, t } from "@lingui/core/macro";
import type { Span } from "@sightline/domain";
import { useCallback, useRef, useState } from "react";
import { Button } from "../kit/Button.tsx";
import { Framed } from "../kit/Framed.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { picture } from "../session.ts";
import { Film } from "./Film.tsx";
import { frameAt } from "./instants.ts";
import type { ItemShown } from "./ItemPage.tsx";
import { leftOf, shownBy } from "./watched.ts";

type Props = { readonly item: ItemShown; readonly take: ReturnType<typeof useTake> };

/** Nothing where the desk has no film that a browser plays. */
export function TakePlayer({ item, take }: Props) {
  const { tile, ptsUs, header, film } = item;
  const { frame, playing, left, first, last } = take;
  const investigation = useInvestigation();
  if (film === null) return null;
  return (
    <>
      <Framed shape={header ? header.width / header.height : 4 / 3} highVh={40}>
        <Film
          film={film}
          ptsUs={ptsUs}
          alt={`${tile.name}. ${tile.warning}.`}
          still={picture(investigation, tile.id, { atUs: ptsUs[frame] ?? 0 })}
          {...{ frame, playing }}
          onShown={take.onShown}
          onEnd={take.stop}
          onBroken={take.stop}
        />
      </Framed>
      <div className="mt-2 flex flex-wrap items-center gap-1.5">
        <Button icon={playing ? "pause" : "play"} onClick={take.toggle}>
          {playing ? t`Pause` : t`Play`}
        </Button>
        <Button
          icon="back"
          aria-label={t`One frame back`}
          off={frame <= first}
          onClick={() => take.goTo(frame - 1)}
        />
        <Button
          icon="right"
          aria-label={t`One frame on`}
          off={frame >= last}
          onClick={() => take.goTo(frame + 1)}
        />
        <output className="figures text-small" data-left={left}>
          {t`Shown: ${last - first + 1 - left} of ${last - first + 1} frames`}
        </output>
      </div>
    </>
  );
}

/** Plays one shot, from where it stands to its last frame, and keeps which of its frames were on show. */
export function useTake(ptsUs: readonly number[], span: Span) {
  const [first, last] = [frameAt(ptsUs, span[0]), frameAt(ptsUs, span[1])];
  const [frame, setFrame] = useState(first);
  const [playing, setPlaying] = useState(false);
  const [left, setLeft] = useState(last - first + 1);
  const seen = useRef(new Set<number>());
  const before = useRef(first);
  const onShown = useCallback(
    (to: number) => {
      const from = before.current;
      before.current = to;
      for (const one of shownBy({ ptsUs, from, to, playing, rate: 1 })) seen.current.add(one);
      setLeft(leftOf(seen.current, [first, last]));
      if (!playing) return;
      setFrame(Math.min(last, to));
      if (to >= last) setPlaying(false);
    },
    [ptsUs, playing, first, last],
  );
  return {
    frame,
    playing,
    left,
    first,
    last,
    /** Why nothing may be said of it yet. */
    notYet:
      left === 0
        ? null
        : t`${plural(left, { one: "# frame of this shot was", other: "# frames of this shot were" })} not shown to you yet: play all of it, or step through it.`,
    onShown,
    stop: useCallback(() => setPlaying(false), []),
    goTo: (to: number) => {
      setPlaying(false);
      setFrame(to);
    },
    /** At its end it begins again. */
    toggle: () => {
      if (!playing && frame >= last) setFrame(first);
      setPlaying(!playing);
    },
  };
}
