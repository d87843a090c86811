// Answering a question about an item, with what the answer rests on; and taking the answer back.
import {
  addressSchema,
  proposeChanges,
  resultSchema,
  type CheckEvidence,
  type Microseconds,
} from "@sightline/domain";
import { useState } from "react";
import { z } from "zod";
import { seenOfItem } from "../act/seen.ts";
import { BY_MARKS } from "../desk/touched.ts";
import { AskWhy } from "../kit/AskWhy.tsx";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { Form } from "../kit/Form.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { useChange } from "../use-change.ts";
import type { ItemShown } from "./ItemPage.tsx";
import { stillSaid } from "./still-said.ts";

type Question = ItemShown["checks"]["questions"][number];
type Props = { readonly item: ItemShown; readonly question: Question; readonly atUs: number | null };

const answering = z.strictObject({
  result: resultSchema,
  basis: z.string().min(1).max(20_000).meta({ lines: 4 }),
  pin: z.boolean(),
  address: addressSchema.optional(),
});
const why = z.string().min(1).max(2000);

/** A reason is needed where verdicts rest on the answer, and may be where the new one speaks against the item. */
function asking(of: {
  readonly pins: boolean;
  readonly voids: boolean;
  readonly answered: boolean;
}): z.ZodObject {
  const schema = of.pins ? answering : answering.omit({ pin: true });
  if (!of.voids) return schema;
  return schema.extend({ reason: of.answered ? why : why.optional() });
}

type Sent = Omit<z.infer<typeof answering>, "pin"> & { readonly pin?: boolean; readonly reason?: string };

export function AnswerCheck({ question: { id, name, asks, answer }, item, atUs }: Props) {
  const investigation = useInvestigation();
  const [open, setOpen] = useState(false);
  const [seen, setSeen] = useState(0);
  const { busy, refusal, change, forget } = useChange(proposeChanges, { invalidates: BY_MARKS });
  const close = () => {
    setOpen(false);
    forget();
  };
  const does = answer ? "Change the answer" : "Answer";
  const draft = `answer to ${id} of ${item.tile.id}`;
  const pinned = atUs === null ? undefined : stillSaid(item, atUs);
  const send = ({ result, basis, pin, address, reason }: Sent) => {
    const evidence = evidenceWith(answer?.evidence ?? [], { still: pin ? atUs : null, address });
    const payload = { question: id, result, basis, evidence };
    const changes = [{ verb: "check.answer" as const, subject: item.tile.id, payload }];
    return change(
      { investigation, changes, draft, ...(seen > 0 && { seen }), ...(reason !== undefined && { reason }) },
      close,
    );
  };
  const schema = asking({
    pins: pinned !== undefined,
    voids: item.reviews.length > 0,
    answered: answer !== null,
  });
  return (
    <>
      <Button
        look="link"
        aria-label={`${does}: ${name}`}
        onClick={() => {
          setSeen(seenOfItem(investigation, item.tile.id));
          setOpen(true);
        }}
      >
        {does}
      </Button>
      <Dialog title={name} open={open} onClose={close}>
        <p className="mb-4 mt-2">{asks}</p>
        {open && (
          <Form
            schema={schema}
            labels={{
              result: "Answer",
              basis: "On what basis",
              pin: `Pin as evidence: ${(pinned ?? "").toLowerCase()}`,
              address: "An address that shows it",
              reason: "Why it changes",
            }}
            hints={{
              address: "Kept as text; the desk opens nothing.",
              reason: answer
                ? "Verdicts rest on this answer: they become void, and are asked for again."
                : "An answer that speaks against it makes the verdicts void, and then needs a reason.",
            }}
            {...(answer && { given: { result: answer.result, basis: answer.basis } })}
            does={does}
            draft={draft}
            busy={busy}
            refusal={refusal?.sentence ?? null}
            onSend={(values) => void send(values as Sent)}
          />
        )}
      </Dialog>
    </>
  );
}

type More = { readonly still: number | null; readonly address: string | undefined };

/** What was evidence before stays, and nothing stands twice. */
function evidenceWith(before: readonly CheckEvidence[], { still, address }: More): CheckEvidence[] {
  const more: CheckEvidence[] = [
    ...(still === null ? [] : [{ kind: "still" as const, at: still as Microseconds, region: null }]),
    ...(address === undefined ? [] : [{ kind: "address" as const, url: address }]),
  ];
  const texts = new Set(before.map((one) => JSON.stringify(one)));
  return [...before, ...more.filter((one) => !texts.has(JSON.stringify(one)))];
}

export function TakeBackCheck({
  question: { id, name },
  item,
}: {
  readonly question: Question;
  readonly item: string;
}) {
  const investigation = useInvestigation();
  const { busy, refusal, change, forget } = useChange(proposeChanges, { invalidates: BY_MARKS });
  return (
    <AskWhy
      does="Take it back"
      label={`Take it back: the answer to ${name}`}
      title={`Take the answer to “${name}” back?`}
      busy={busy}
      refusal={refusal?.sentence ?? null}
      onClose={forget}
      onSend={(reason, close) =>
        void change(
          {
            investigation,
            reason,
            changes: [{ verb: "check.withdraw", subject: item, payload: { question: id } }],
          },
          close,
        )
      }
    >
      The question is open again, and verdicts that were given become void.
    </AskWhy>
  );
}
