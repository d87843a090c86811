// One remark, report or context fact: what is said, by whom and where, to what it is attached, and who stands behind it.
import { t } from "@lingui/core/macro";
import {
  proposeChanges,
  voiceReviewed,
  voiceWithdrawn,
  type VoiceShown,
  type VoicesShown,
} from "@sightline/domain";
import { useState } from "react";
import { ItemLink } from "../desk/ItemLink.tsx";
import { useWhyNot } from "../desk/may.ts";
import { Stands } from "../desk/Stands.tsx";
import { BY_VOICES } from "../desk/touched.ts";
import { AskWhy } from "../kit/AskWhy.tsx";
import { Badge } from "../kit/Badge.tsx";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { useChange } from "../use-change.ts";
import { AttachedLink } from "./Attached.tsx";
import { VoiceForm } from "./VoiceForm.tsx";
import { independentLook, kindWords, permissionLook, voiceParts, voiceTitle } from "./voice-words.ts";

type Props = { readonly voice: VoiceShown; readonly copy: VoicesShown["items"][number] | null };

export function VoiceRow({ voice, copy }: Props) {
  const { id, said, attached, version, reviewedBy } = voice;
  const { kind } = said;
  const title = voiceTitle(said);
  const words = kindWords()[kind];
  const parts = voiceParts(said);
  return (
    <li id={`voice-${id}`} data-voice={id} className="min-w-0 scroll-mt-24 space-y-1.5 py-5">
      <h3 className="break-words font-medium leading-snug">{title}</h3>
      {kind !== "context" || title !== said.text ? (
        <blockquote className="whitespace-pre-wrap break-words border-l-2 border-line pl-3">
          {said.text}
        </blockquote>
      ) : null}
      {parts.length > 0 && <p className="break-words text-small text-dim">{parts.join(" · ")}</p>}
      {kind === "remark" && (
        <p>
          <Badge look={permissionLook()[said.permission]} />
        </p>
      )}
      {kind === "report" && (
        <p>
          <Badge look={independentLook()[said.independent]} />
        </p>
      )}
      {said.url !== null && <p className="break-all text-small text-dim">{said.url}</p>}
      {copy !== null && (
        <p className="text-small">
          {t`A copy is kept:`} <ItemLink item={copy.id}>{copy.name}</ItemLink>
        </p>
      )}
      {attached.length > 0 && (
        <div className="text-small">
          <p className="text-dim">{t`Attached to`}</p>
          <ul className="flex flex-wrap gap-x-4">
            {attached.map((one) => (
              <li key={`${one.kind} ${one.id}`} className="break-words">
                <AttachedLink one={one} />
              </li>
            ))}
          </ul>
        </div>
      )}
      <Stands
        shown={voice}
        unseen={words.unseen}
        confirm={words.confirm}
        called={title}
        review={voiceReviewed(kind, id, version)}
        back={reviewedBy === null ? null : voiceWithdrawn(kind, id, "review")}
        invalidates={BY_VOICES}
      >
        <Acts voice={voice} title={title} />
      </Stands>
    </li>
  );
}

function Acts({ voice, title }: { readonly voice: VoiceShown; readonly title: string }) {
  const { id, said } = voice;
  const { kind } = said;
  const investigation = useInvestigation();
  const [open, setOpen] = useState(false);
  const { busy, refusal, change, forget } = useChange(proposeChanges, { invalidates: BY_VOICES });
  const mayNot = useWhyNot(`${kind}.correct`);
  if (mayNot !== null) return null;
  const changes = [voiceWithdrawn(kind, id, "all")];
  return (
    <>
      <Button look="link" aria-label={t`Correct ${title}`} onClick={() => setOpen(true)}>
        {t`Correct`}
      </Button>
      <Dialog title={t`Correct ${title}`} open={open} onClose={() => setOpen(false)}>
        {open && <VoiceForm kind={kind} voice={voice} onDone={() => setOpen(false)} />}
      </Dialog>
      <AskWhy
        does={t`Withdraw`}
        label={t`Withdraw ${title}`}
        title={t`Withdraw ${title}`}
        busy={busy}
        refusal={refusal?.sentence ?? null}
        onClose={forget}
        onSend={(reason, close) => void change({ investigation, changes, reason }, close)}
      >
        {t`It is listed no more. What it was stays in the journal.`}
      </AskWhy>
    </>
  );
}
