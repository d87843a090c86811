// Saying of one shot that nobody leaves it and comes back: the whole take is shown first, then it may be stated.
import { plural, t } from "@lingui/core/macro";
import { useCallback, useRef, useState } from "react";
import type { Change, Span } from "@sightline/domain";
import { Button } from "../kit/Button.tsx";
import { Framed } from "../kit/Framed.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Notice } from "../kit/Notice.tsx";
import { instantOf } from "../desk/words.ts";
import { shotEndOf } from "../mark/hand.ts";
import { StateFact } from "../people/StateFact.tsx";
import { picture } from "../session.ts";
import { Film } from "./Film.tsx";
import { frameAt } from "./instants.ts";
import type { ItemShown } from "./ItemPage.tsx";
import { leftOf, shownBy } from "./watched.ts";

type Props = { readonly item: ItemShown; readonly atUs: number; readonly revealed: boolean };

export function WholeShot({ item, atUs, revealed }: Props) {
  const [open, setOpen] = useState(false);
  const { ptsUs, shotsUs, facts, tile } = item;
  const shot = [shotsUs.findLast((start) => start <= atUs) ?? 0, shotEndOf(shotsUs, ptsUs, atUs)] as Span;
  const [from, to] = shot;
  const isSaid = facts.some(
    ({ assertion }) =>
      assertion.kind === "continuous" &&
      assertion.item === tile.id &&
      assertion.span[0] <= from &&
      assertion.span[1] >= to,
  );
  const cut = cutIn(item);
  if (item.film === null || item.withdrawn) return null;
  return (
    <div className="mt-4 text-small" data-shot={`${from} ${to}`}>
      {isSaid ? (
        <p className="text-dim">{t`It is stated that nobody leaves and returns in this shot.`}</p>
      ) : (
        <>
          <Button off={!revealed} onClick={() => setOpen(true)}>
            {t`Nobody leaves and returns in this shot …`}
          </Button>
          {!revealed && <p className="mt-1 text-dim">{t`Reveal the film first.`}</p>}
        </>
      )}
      {cut !== undefined && (
        <div className="mt-2">
          <Notice tone="care" plain>
            {t`The machine sees a cut at ${instantOf(cut)}, inside a span that is stated to be one unbroken take: look at that fact again.`}
          </Notice>
        </div>
      )}
      {open && <Take item={item} film={item.film} shot={shot} onClose={() => setOpen(false)} />}
    </div>
  );
}

/** A machine may be wrong about a cut, so it forbids nothing; this page itself offers no span across one. */
const cutIn = ({ shotsUs, facts, tile }: ItemShown): number | undefined =>
  shotsUs.find((start) =>
    facts.some(
      ({ assertion }) =>
        assertion.kind === "continuous" &&
        assertion.item === tile.id &&
        assertion.span[0] < start &&
        start <= assertion.span[1],
    ),
  );

type TakeProps = Pick<Props, "item"> & {
  readonly film: NonNullable<ItemShown["film"]>;
  readonly shot: Span;
  readonly onClose: () => void;
};

function Take({ item, film, shot, onClose }: TakeProps) {
  const { tile, ptsUs, header, names } = item;
  const [first, last] = [frameAt(ptsUs, shot[0]), frameAt(ptsUs, shot[1])];
  const take = useTake(ptsUs, [first, last]);
  const { left, frame, playing } = take;
  const investigation = useInvestigation();
  const changesOf = (basis: string, idOf: (nr: number) => string): readonly Change[] => [
    {
      verb: "fact.state",
      subject: idOf(0),
      payload: { assertion: { kind: "continuous", item: tile.id, span: shot }, basis },
    },
  ];
  return (
    <StateFact
      title={t`Nobody leaves this shot and comes back`}
      hint={t`What you looked at: how the camera moves, where people could come in again.`}
      changesOf={changesOf}
      called={(id) => names[id] ?? id}
      notYet={
        left === 0
          ? null
          : t`${plural(left, { one: "# frame of this shot was", other: "# frames of this shot were" })} not shown to you yet: play all of it, or step through it.`
      }
      onClose={onClose}
      onStated={() => undefined}
    >
      <p className="mb-3">
        {t`Everybody seen between ${instantOf(shot[0])} and ${instantOf(shot[1])} is then taken for a person of their own. Look at all of it first.`}
      </p>
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
    </StateFact>
  );
}

/** Plays one shot, from where it stands to its last frame, and keeps which of its frames were on show. */
function useTake(ptsUs: readonly number[], [first, last]: readonly [number, number]) {
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
