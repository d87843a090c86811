// Entering a remark, a report or a context fact, or correcting one, and saying to what it is attached.
import { t } from "@lingui/core/macro";
import { proposeChanges, voiceSaid, type VoiceKind, type VoiceShown } from "@sightline/domain";
import { useMemo, useState } from "react";
import { BY_VOICES } from "../desk/touched.ts";
import { Form } from "../kit/Form.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { useChange } from "../use-change.ts";
import type { Named } from "./Attached.tsx";
import { Attaching } from "./Attaching.tsx";
import { askingFor, filledBy } from "./voice-form.ts";

type Props = {
  readonly kind: VoiceKind;
  readonly voice: VoiceShown | null;
  readonly onDone: () => void;
};

export function VoiceForm({ kind, voice, onDone }: Props) {
  const investigation = useInvestigation();
  const { busy, refusal, change } = useChange(proposeChanges, { invalidates: BY_VOICES });
  const { schema, labels, hints, saidBy } = useMemo(() => askingFor(kind), [kind]);
  const [subject] = useState(() => voice?.id ?? `o-${crypto.randomUUID().replaceAll("-", "").slice(0, 10)}`);
  const [about, setAbout] = useState<readonly Named[]>(voice?.attached ?? []);
  const [given] = useState(() => (voice === null ? {} : filledBy(voice.said)));
  const draft = voice === null ? kind : `${kind} ${voice.id}`;
  return (
    <Form
      schema={schema}
      labels={labels}
      hints={hints}
      given={given}
      does={voice === null ? t`Enter it` : t`Correct it`}
      draft={draft}
      busy={busy}
      refusal={refusal?.sentence ?? null}
      onSend={(filled) => {
        const said = saidBy(
          filled,
          about.map(({ kind: of, id }) => ({ kind: of, id })),
        );
        const changes = [voiceSaid(voice === null ? "state" : "correct", subject, said)];
        const reason = voice === null ? undefined : t`Corrected.`;
        void change({ investigation, changes, draft, ...(reason !== undefined && { reason }) }, onDone);
      }}
    >
      <Attaching attached={about} onChange={setAbout} />
    </Form>
  );
}
