// What voices outside say: remarks, secondary sources and context facts, each part with its own form.
import { t } from "@lingui/core/macro";
import { listVoices, type VoiceKind, type VoicesShown } from "@sightline/domain";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useAnswer } from "../api.ts";
import { Answered } from "../desk/Answered.tsx";
import { useTitle } from "../desk/use-title.ts";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { Page } from "../kit/Page.tsx";
import { PageHead } from "../kit/PageHead.tsx";
import { Section } from "../kit/Section.tsx";
import { VoiceForm } from "./VoiceForm.tsx";
import { VoiceRow } from "./VoiceRow.tsx";
import { kindWords } from "./voice-words.ts";

const KINDS: readonly VoiceKind[] = ["remark", "report", "context"];

export function VoicesPage() {
  const { investigation } = useParams({ from: "/i/$investigation/voices" });
  const query = useAnswer(listVoices, { investigation });
  useTitle(t`Voices`);
  return (
    <Answered query={query} fetching={t`Fetching the voices …`}>
      {(value) => (
        <Page narrow>
          <PageHead title={t`Voices`}>
            {t`What others say beside our own evidence. Nothing here is counted.`}
          </PageHead>
          {value.whyNotState !== null && <p className="text-small text-dim">{value.whyNotState}</p>}
          {KINDS.map((kind) => (
            <Part key={kind} kind={kind} value={value} />
          ))}
        </Page>
      )}
    </Answered>
  );
}

function Part({ kind, value }: { readonly kind: VoiceKind; readonly value: VoicesShown }) {
  const { title, none } = kindWords()[kind];
  const voices = value.voices.filter(({ said }) => said.kind === kind);
  return (
    <Section
      title={title}
      className="mt-8"
      aside={value.whyNotState === null ? <Enter kind={kind} /> : undefined}
    >
      {voices.length === 0 ? (
        <p className="mt-2 max-w-prose text-dim">{none}</p>
      ) : (
        <ul aria-label={title} className="mt-2 divide-y divide-line border-y border-line">
          {voices.map((voice) => (
            <VoiceRow
              key={voice.id}
              voice={voice}
              copy={value.items.find(({ id }) => id === voice.said.copy) ?? null}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Enter({ kind }: { readonly kind: VoiceKind }) {
  const [open, setOpen] = useState(false);
  const { enter } = kindWords()[kind];
  return (
    <>
      <Button icon="plus" onClick={() => setOpen(true)}>
        {enter}
      </Button>
      <Dialog title={enter} open={open} onClose={() => setOpen(false)}>
        {open && <VoiceForm kind={kind} voice={null} onDone={() => setOpen(false)} />}
      </Dialog>
    </>
  );
}
