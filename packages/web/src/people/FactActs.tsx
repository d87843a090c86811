// What a member can do about a fact that stands: review it, or withdraw it; each says before what it does to the number.
import { t } from "@lingui/core/macro";
import { proposeChanges, type Change } from "@sightline/domain";
import { useState } from "react";
import { useWhyNot } from "../desk/may.ts";
import { BY_MARKS } from "../desk/touched.ts";
import type { FactShown } from "../fact/FactList.tsx";
import { Pins } from "../fact/Pins.tsx";
import { AskWhy } from "../kit/AskWhy.tsx";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Notice } from "../kit/Notice.tsx";
import { useChange } from "../use-change.ts";
import { Effect } from "./Effect.tsx";

type Props = { readonly fact: FactShown; readonly says: string; readonly called: (id: string) => string };

export function FactActs({ fact, says, called }: Props) {
  const investigation = useInvestigation();
  const whyNot = useWhyNot("fact.review");
  const [reviewing, setReviewing] = useState(false);
  const { busy, refusal, change, forget } = useChange(proposeChanges, { invalidates: BY_MARKS });
  const [review, withdraw]: readonly Change[] = [
    { verb: "fact.review", subject: fact.id, payload: {} },
    { verb: "fact.withdraw", subject: fact.id, payload: { only: "fact" } },
  ];
  if (whyNot !== null || !review || !withdraw) return null;
  const close = () => {
    setReviewing(false);
    forget();
  };
  return (
    <p className="mt-1 flex flex-wrap gap-x-4 text-small">
      {fact.reviewedBy === null && (
        <>
          <Button look="link" aria-label={t`Review it: ${says}`} onClick={() => setReviewing(true)}>
            {t`Review it`}
          </Button>
          <Dialog
            title={t`Is it so?`}
            open={reviewing}
            onClose={close}
            actions={
              <Button
                icon="check"
                disabled={busy}
                onClick={() => void change({ investigation, changes: [review] }, close)}
              >
                {t`It is so`}
              </Button>
            }
          >
            <p className="mt-2">{says}</p>
            <p className="text-small text-dim">{t`It rests on this: ${fact.basis}`}</p>
            {reviewing && <Pins pins={fact.pins} />}
            {reviewing && <Effect changes={[review]} called={called} atOnce />}
            {refusal && (
              <Notice tone="bad" plain>
                {refusal.sentence}
              </Notice>
            )}
          </Dialog>
        </>
      )}
      <AskWhy
        does={t`Withdraw it`}
        label={t`Withdraw it: ${says}`}
        title={t`Withdraw this fact`}
        busy={busy}
        refusal={refusal?.sentence ?? null}
        onSend={(reason, done) => void change({ investigation, changes: [withdraw], reason }, done)}
        onClose={forget}
        opened={<Effect changes={[withdraw]} called={called} atOnce />}
      >
        {says}
      </AskWhy>
    </p>
  );
}
