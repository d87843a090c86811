// A question that has to be answered before anything else: over the page, left by Escape or its buttons.
import { t } from "@lingui/core/macro";
import { useEffect, useId, useRef, type ReactNode } from "react";
import { Button } from "./Button.tsx";

type Props = {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Beside "Cancel". */
  readonly actions?: ReactNode;
  /** What the button says that leaves it, where nothing is cancelled by that. */
  readonly closes?: string;
};

export function Dialog({ title, open, onClose, children, actions, closes = t`Cancel` }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onClose={onClose}
      className="panel m-auto w-[34rem] max-w-[92vw] p-5 text-ink backdrop:bg-night/50"
    >
      <h2 id={id} className="heading text-large">
        {title}
      </h2>
      <div className="mt-2">{children}</div>
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{closes}</Button>
        {actions}
      </div>
    </dialog>
  );
}
