// Taking an item out of the investigation, and in again.
import { proposeChanges } from "@sightline/domain";
import { useId, useState } from "react";
import { z } from "zod";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { Form } from "../kit/Form.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Notice } from "../kit/Notice.tsx";
import { useWhyNot } from "../desk/may.ts";
import { BY_PAIRS } from "../desk/touched.ts";
import { useChange } from "../use-change.ts";
import type { ItemShown } from "./ItemPage.tsx";

const asked = z.strictObject({ reason: z.string().min(1).max(2000) });

export function TakenOut({ item: { tile, withdrawn } }: { item: ItemShown }) {
  const investigation = useInvestigation();
  const whyNot = useWhyNot("item.withdraw", "item.restore");
  const why = useId();
  const [open, setOpen] = useState(false);
  const { busy, refusal, change, forget } = useChange(proposeChanges, { invalidates: BY_PAIRS });
  const say = (verb: "item.withdraw" | "item.restore", reason?: string) =>
    change({ investigation, changes: [{ verb, subject: tile.id, payload: {} }], reason }, () =>
      setOpen(false),
    );
  const reason = whyNot !== null && (
    <span id={why} className="text-small text-dim">
      {whyNot}
    </span>
  );
  if (withdrawn) {
    return (
      <Notice
        tone="care"
        action={
          <Button
            disabled={busy}
            off={whyNot !== null}
            aria-describedby={why}
            onClick={() => void say("item.restore")}
          >
            Take it in again
          </Button>
        }
      >
        This item was taken out of the investigation: nobody in it counts, and nothing new can be said of it.
        Its bytes and all that was said stay.{refusal && ` ${refusal.sentence}`} {reason}
      </Notice>
    );
  }
  const close = () => {
    setOpen(false);
    forget();
  };
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <Button look="link" off={whyNot !== null} aria-describedby={why} onClick={() => setOpen(true)}>
          Take it out of the investigation
        </Button>
        {reason}
      </div>
      <Dialog title={`Take ${tile.name} out?`} open={open} onClose={close}>
        <p className="mt-2 mb-4">
          Nobody in it counts any more. Its bytes, marks and reviews stay, and it can be taken in again.
        </p>
        {open && (
          <Form
            schema={asked}
            labels={{ reason: "Why" }}
            does="Take it out"
            busy={busy}
            refusal={refusal?.sentence ?? null}
            onSend={({ reason }) => void say("item.withdraw", reason)}
          />
        )}
      </Dialog>
    </>
  );
}
