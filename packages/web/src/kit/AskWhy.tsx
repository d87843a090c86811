// A button for what needs a reason: asked for over the page before it is done.
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { z } from "zod";
import { Button } from "./Button.tsx";
import { Dialog } from "./Dialog.tsx";
import { Form } from "./Form.tsx";

type Props = {
  /** What the button says. */
  readonly does: string;
  readonly title: string;
  /** What becomes of it. */
  readonly children: ReactNode;
  readonly busy: boolean;
  readonly refusal: string | null;
  /** `close` once it is done. */
  readonly onSend: (reason: string, close: () => void) => void;
  readonly onClose: () => void;
  readonly label?: string;
  /** What the button over the page says, where that is shorter. */
  readonly sends?: string;
  /** Worked out only while it is asked. */
  readonly opened?: ReactNode;
  /** Whether it may not be done, and the id of what says why. */
  readonly off?: boolean;
  readonly describedBy?: string;
};

const asked = z.strictObject({ reason: z.string().min(1).max(2000) });

export function AskWhy({ does, title, children, busy, refusal, onSend, onClose, ...rest }: Props) {
  const { label, sends = does, off = false, describedBy, opened } = rest;
  const [open, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
    onClose();
  };
  return (
    <>
      <Button
        look="link"
        off={off}
        aria-label={label}
        aria-describedby={describedBy}
        onClick={() => setOpen(true)}
      >
        {does}
      </Button>
      <Dialog title={title} open={open} onClose={close}>
        <p className="mb-4 mt-2">{children}</p>
        {open && opened}
        {open && (
          <Form
            schema={asked}
            labels={{ reason: t`Why` }}
            does={sends}
            busy={busy}
            refusal={refusal}
            onSend={({ reason }) => onSend(reason, close)}
          />
        )}
      </Dialog>
    </>
  );
}
