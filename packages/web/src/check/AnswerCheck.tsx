// Answering a question about an item, with what the answer rests on.
import { t } from "@lingui/core/macro";
import { proposeChanges, type CheckEvidence, type Tile } from "@sightline/domain";
import { useState } from "react";
import { seenOfItem } from "../act/seen.ts";
import { BY_MARKS } from "../desk/touched.ts";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { Form } from "../kit/Form.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { useChange } from "../use-change.ts";
import { usePastePlace } from "../place/use-paste-place.tsx";
import type { ItemShown } from "./item-shown.ts";
import { AddEvidence } from "./AddEvidence.tsx";
import { answeringShape, filledBy, givenBy, answerLabels, type Filled } from "./answering.ts";
import { EvidenceShown } from "./EvidenceShown.tsx";

type Question = ItemShown["checks"]["questions"][number];
type Props = { readonly item: ItemShown; readonly question: Question; readonly atUs: number | null };

export function AnswerCheck(props: Props) {
  const { name, answer } = props.question;
  const [open, setOpen] = useState(false);
  const does = answer ? t`Change the answer` : t`Answer`;
  return (
    <>
      <Button look="link" aria-label={`${does}: ${name}`} onClick={() => setOpen(true)}>
        {does}
      </Button>
      <Dialog title={name} open={open} onClose={() => setOpen(false)}>
        {open && <Answering {...props} does={does} onClose={() => setOpen(false)} />}
      </Dialog>
    </>
  );
}

type AnsweringProps = Props & { readonly does: string; readonly onClose: () => void };

function Answering({ question, item, atUs, does, onClose }: AnsweringProps) {
  const { id, asks, answer, before } = question;
  const investigation = useInvestigation();
  // The words that stand on the page when it is opened are those that are answered.
  const [asked] = useState(item.checks.version);
  const [seen] = useState(() => seenOfItem(investigation, item.tile.id));
  const draft = `answer to ${id} of ${item.tile.id}`;
  const [evidence, setEvidence] = useState<readonly CheckEvidence[]>((answer ?? before)?.evidence ?? []);
  const [more, setMore] = useState<ReadonlyMap<string, Tile>>(new Map());
  const { busy, refusal, change } = useChange(proposeChanges, { invalidates: BY_MARKS });
  const add = (one: CheckEvidence, tile?: Tile) => {
    if (tile) setMore(new Map([...more, [tile.id, tile]]));
    setEvidence((there) =>
      there.some((other) => JSON.stringify(other) === JSON.stringify(one)) ? there : [...there, one],
    );
  };
  const send = ({ result, basis, reason, ...given }: Filled) => {
    const payload = {
      question: id,
      result,
      basis,
      asked,
      evidence: [...evidence],
      ...givenBy(given),
    };
    const changes = [{ verb: "check.answer" as const, subject: item.tile.id, payload }];
    const about = { investigation, changes, draft, ...(seen > 0 && { seen }) };
    return change({ ...about, ...(reason !== undefined && { reason }) }, onClose);
  };
  const known = item.checks.questions.filter((one) => one.id !== id);
  const pasting = usePastePlace(
    null,
    known.flatMap((one) => one.answer?.place ?? []),
  );
  const voids = item.reviews.length > 0;
  return (
    <>
      <p className="mb-4 mt-2">{asks}</p>
      <Form
        schema={answeringShape(question, { voids, answered: answer !== null })}
        labels={answerLabels()}
        hints={{
          at: t`As much as is known: 2031, 2031-04, 2031-04-09 or 2031-04-09T10:30Z.`,
          reason: answer
            ? t`Verdicts rest on this answer: they become void, and are asked for again.`
            : t`An answer that speaks against it makes the verdicts void, and then needs a reason.`,
        }}
        aids={{ latitude: pasting.field }}
        whyNot={pasting.whyNot}
        given={filledBy(answer ?? before)}
        does={does}
        draft={draft}
        busy={busy}
        refusal={refusal?.sentence ?? null}
        onSend={(values) => void send(values as Filled)}
      >
        <fieldset>
          <legend className="font-medium">{t`Evidence`}</legend>
          {evidence.length === 0 && <p className="text-small text-dim">{t`None yet.`}</p>}
          <EvidenceShown
            item={item}
            evidence={evidence}
            more={more}
            onTakeOut={(one) => setEvidence(evidence.filter((other) => other !== one))}
          />
          <AddEvidence item={item} atUs={atUs} onAdd={add} />
        </fieldset>
      </Form>
    </>
  );
}
