// Confirming that nobody leaves a take and comes back: as with stating it, only after all of it was shown.
import { t } from "@lingui/core/macro";
import { showItem, type Act, type MatterShown } from "@sightline/domain";
import { useId } from "react";
import { useAnswer } from "../api.ts";
import { Answered } from "../desk/Answered.tsx";
import { instantOf } from "../desk/words.ts";
import type { ItemShown } from "../item/ItemPage.tsx";
import { TakePlayer, useTake } from "../item/TakePlayer.tsx";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Notice } from "../kit/Notice.tsx";
import { useReveal } from "../kit/reveal.ts";
import type { Answering } from "./use-answering.ts";

type Take = NonNullable<MatterShown["take"]>;
type Props = {
  readonly take: Take;
  /** Null while nothing is answered. */
  readonly act: Act | null;
  readonly says: string;
  readonly answering: Answering;
  readonly onClose: () => void;
  readonly onSend: (act: Act) => void;
};

export function WatchTake({ take, act, says, answering, onClose, onSend }: Props) {
  return (
    <Dialog title={act?.does ?? ""} open={act !== null} onClose={onClose}>
      <p className="mb-3 mt-2">{says}</p>
      {act && <Asked {...{ take, act, answering, onSend }} />}
    </Dialog>
  );
}

type AskedProps = Pick<Props, "take" | "answering" | "onSend"> & { readonly act: Act };

function Asked(props: AskedProps) {
  const investigation = useInvestigation();
  const query = useAnswer(showItem, { investigation, item: props.take.item });
  return (
    <Answered query={query} fetching={t`Fetching the film …`}>
      {(item) => <Watching item={item} {...props} />}
    </Answered>
  );
}

function Watching({ item, take, act, answering, onSend }: AskedProps & { readonly item: ItemShown }) {
  const { isRevealed, toggle } = useReveal();
  const shown = useTake(item.ptsUs, take.span);
  const why = useId();
  const [from, to] = take.span.map(instantOf);
  const isVeiled = !isRevealed(item.tile.id);
  const notYet =
    item.film === null
      ? t`The desk has no film of it that this browser plays, so it cannot be shown to you here.`
      : isVeiled
        ? t`Reveal the film first.`
        : shown.notYet;
  return (
    <>
      <p className="mb-3 text-small text-dim">
        {t`Everybody seen between ${from ?? ""} and ${to ?? ""} is then taken for a person of their own. Look at all of it first.`}
      </p>
      {isVeiled ? (
        <Button icon="eye" onClick={() => toggle(item.tile.id)}>
          {t`Reveal the film`}
        </Button>
      ) : (
        <TakePlayer item={item} take={shown} />
      )}
      {answering.refusal && (
        <Notice tone="bad" plain>
          {answering.refusal.sentence}
        </Notice>
      )}
      <p id={why} className="mt-3 text-small text-dim">
        {notYet}
      </p>
      <p className="mt-3">
        <Button
          icon="check"
          off={answering.busy || notYet !== null}
          aria-describedby={why}
          onClick={() => onSend(act)}
        >
          {act.does}
        </Button>
      </p>
    </>
  );
}
