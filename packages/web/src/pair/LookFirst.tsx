// Asks whoever answers behind two veils whether they mean to: nothing is answered yet.
import { Button } from "../kit/Button.tsx";
import { Check } from "../kit/Check.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { useState } from "react";
import { ANSWERS } from "./relation-words.ts";
import { remindNoMore, type useLookFirst } from "./use-look-first.ts";

type Props = {
  readonly look: ReturnType<typeof useLookFirst>;
  readonly onReveal: () => void;
};

export function LookFirst({ look, onReveal }: Props) {
  const [noMore, setNoMore] = useState(false);
  const { waiting } = look;
  const says = waiting ? ANSWERS[waiting.answer].says : "";
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
      title="Both pictures are veiled"
      open={waiting !== null}
      onClose={look.forget}
      actions={
        <>
          <Button onClick={goOn}>Answer “{says}” unseen</Button>
          <Button icon="eye" onClick={reveal}>
            Reveal both
          </Button>
        </>
      }
    >
      <p>You have looked at neither of them on this page. Nothing is answered yet.</p>
      <div className="mt-3 text-small">
        <Check on={noMore} onToggle={setNoMore}>
          Do not remind me again in this visit
        </Check>
      </div>
    </Dialog>
  );
}
