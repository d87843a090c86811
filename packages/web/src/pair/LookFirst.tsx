// Asks whoever answers behind two veils whether they mean to: nothing is answered yet.
import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "../kit/Button.tsx";
import { Check } from "../kit/Check.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { useState } from "react";
import { remindNoMore, type useLookFirst } from "./use-look-first.ts";

type Props = {
  readonly look: Pick<ReturnType<typeof useLookFirst<unknown>>, "waiting" | "forget" | "goOn">;
  /** The answer that waits. */
  readonly says: string;
  /** There is one picture to look at, not two. */
  readonly one?: boolean;
  readonly onReveal: () => void;
};

export function LookFirst({ look, says, one = false, onReveal }: Props) {
  const [noMore, setNoMore] = useState(false);
  const { waiting } = look;
  const reveal = () => {
    look.forget();
    onReveal();
  };
  const goOn = () => {
    if (noMore) remindNoMore();
    look.goOn();
  };
  return (
    <Dialog
      title={one ? t`The picture is veiled` : t`Both pictures are veiled`}
      open={waiting !== null}
      onClose={look.forget}
      actions={
        <>
          <Button onClick={goOn}>
            <Trans>Answer “{says}” unseen</Trans>
          </Button>
          <Button icon="eye" onClick={reveal}>
            {one ? t`Reveal it` : t`Reveal both`}
          </Button>
        </>
      }
    >
      <p>
        {one
          ? t`You have not looked at it on this page. Nothing is answered yet.`
          : t`You have looked at neither of them on this page. Nothing is answered yet.`}
      </p>
      <div className="mt-3 text-small">
        <Check on={noMore} onToggle={setNoMore}>
          {t`Do not remind me again in this visit`}
        </Check>
      </div>
    </Dialog>
  );
}
