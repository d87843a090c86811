// What was done, said for a moment below the page, with the way to undo it.
import { t } from "@lingui/core/macro";
import { useEffect } from "react";
import { Button } from "./Button.tsx";

type Props = {
  /** Null while there is nothing to say. */
  readonly said: string | null;
  readonly onUndo?: () => void;
  readonly onGone: () => void;
};

/** Long enough to read a sentence and to reach the button. */
const STAYS_MS = 8000;

export function Toast({ said, onUndo, onGone }: Props) {
  useEffect(() => {
    if (said === null) return;
    const gone = setTimeout(onGone, STAYS_MS);
    return () => clearTimeout(gone);
  }, [said, onGone]);
  return (
    <output className="fixed inset-x-0 bottom-5 z-30 flex justify-center px-5">
      {said !== null && (
        <span className="panel flex items-center gap-4 py-2 pl-4 pr-2 shadow-xl shadow-night/20">
          {said}
          {onUndo && (
            <Button icon="undo" onClick={onUndo}>
              {t`Undo`}
            </Button>
          )}
          <Button icon="cross" aria-label={t`Close`} onClick={onGone} />
        </span>
      )}
    </output>
  );
}
