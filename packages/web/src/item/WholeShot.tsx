// Saying of one shot that nobody leaves it and comes back: the whole take is shown first, then it may be stated.
import { t } from "@lingui/core/macro";
import { useState } from "react";
import type { Change, Span } from "@sightline/domain";
import { Button } from "../kit/Button.tsx";
import { Notice } from "../kit/Notice.tsx";
import { instantOf } from "../desk/words.ts";
import { shotEndOf } from "../mark/hand.ts";
import { StateFact } from "../people/StateFact.tsx";
import type { ItemShown } from "./ItemPage.tsx";
import { TakePlayer, useTake } from "./TakePlayer.tsx";

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
      {open && <Take item={item} shot={shot} onClose={() => setOpen(false)} />}
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
  readonly shot: Span;
  readonly onClose: () => void;
};

function Take({ item, shot, onClose }: TakeProps) {
  const { tile, ptsUs, names } = item;
  const take = useTake(ptsUs, shot);
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
      notYet={take.notYet}
      onClose={onClose}
      onStated={() => undefined}
    >
      <p className="mb-3">
        {t`Everybody seen between ${instantOf(shot[0])} and ${instantOf(shot[1])} is then taken for a person of their own. Look at all of it first.`}
      </p>
      <TakePlayer item={item} take={take} />
    </StateFact>
  );
}
