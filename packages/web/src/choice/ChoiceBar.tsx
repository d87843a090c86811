// Says how many items are picked, and leads to what can be done with all of them.
import { t } from "@lingui/core/macro";
import { Plural, Trans } from "@lingui/react/macro";
import { useRef, useState } from "react";
import { later } from "../desk/later.tsx";
import { isTyping, letterOf, useKeys } from "../desk/use-keys.ts";
import { Button } from "../kit/Button.tsx";
import type { Choosing } from "./use-choice.ts";

const IntoEvent = later(async () => (await import("../event/IntoEvent.tsx")).IntoEvent);
const SetOnChosen = later(async () => (await import("./SetOnChosen.tsx")).SetOnChosen);

type Props = { readonly choosing: Choosing; readonly found: number };

export function ChoiceBar({ choosing, found }: Props) {
  const { picked, size, refusal } = choosing;
  const [isOpen, setOpen] = useState(false);
  const bar = useRef<HTMLElement>(null);
  const pressed = (event: KeyboardEvent): void => {
    if (isTyping(event) || letterOf(event) !== "c" || size === 0) return;
    event.preventDefault();
    setOpen(true);
  };
  useKeys(bar, pressed, { page: true });
  if (size === 0 && refusal === null) return null;
  return (
    <section
      ref={bar}
      aria-label={t`Chosen items`}
      className="panel sticky bottom-3 z-10 mt-4 flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5 shadow-xl shadow-night/20"
    >
      <output className="figures font-semibold">
        <Trans>
          <Plural value={size} one="# item" other="# items" /> chosen
        </Trans>
      </output>
      <Button off={size === 0} onClick={() => setOpen(true)} hotkey="c">
        <Trans>
          Change <Plural value={size} one="it" other="them" />
        </Trans>
      </Button>
      {picked.ids.size === size && <IntoEvent chosen={[...picked.ids]} />}
      <Button look="link" off={size === found} onClick={() => void choosing.all()}>
        <Trans>Choose all {found} found</Trans>
      </Button>
      <Button look="link" onClick={choosing.none}>
        {t`Choose none`}
      </Button>
      {refusal !== null && <p className="text-small text-bad">{refusal}</p>}
      {isOpen && <SetOnChosen choosing={choosing} onClose={() => setOpen(false)} />}
    </section>
  );
}
