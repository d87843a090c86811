// Whether the investigation takes anything new, for an owner to say, with a reason.
import { t } from "@lingui/core/macro";
import { listInvestigations, proposeChanges, type InvestigationState } from "@sightline/domain";
import { useListed, useWhyNot } from "../desk/may.ts";
import { AskWhy } from "../kit/AskWhy.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Section } from "../kit/Section.tsx";
import { useChange } from "../use-change.ts";

const stateSaid = (): Readonly<Record<InvestigationState, string>> => ({
  open: t`It is open: members change it as their roles allow.`,
  "read-only": t`It is read-only: every member looks at it as before, and nothing in it changes.`,
  locked: t`It is locked: only its owners look at it, and nothing in it changes.`,
});

const whatDoes = (): Readonly<Record<InvestigationState, string>> => ({
  open: t`Open it again`,
  "read-only": t`Make it read-only`,
  locked: t`Lock it`,
});

const becomes = (): Readonly<Record<InvestigationState, string>> => ({
  open: t`Members change it again as their roles allow.`,
  "read-only": t`Every member goes on looking at it. Nothing in it changes until an owner opens it again.`,
  locked: t`Only owners look at it, and nothing in it changes, until an owner opens it again.`,
});

export function Takes() {
  const investigation = useInvestigation();
  const whyNot = useWhyNot("investigation.state");
  const state = useListed()?.state;
  const { busy, refusal, change, forget } = useChange(proposeChanges, { invalidates: [listInvestigations] });
  if (whyNot !== null || state === undefined) return null;
  const others = (["open", "read-only", "locked"] as const).filter((one) => one !== state);
  const set = (next: InvestigationState, reason: string, done: () => void) =>
    change(
      {
        investigation,
        changes: [{ verb: "investigation.state", subject: investigation, payload: { state: next } }],
        reason,
      },
      done,
    );
  return (
    <Section title={t`The investigation`}>
      <p className="mb-2">{stateSaid()[state]}</p>
      <p className="flex flex-wrap gap-x-5 gap-y-1">
        {others.map((next) => (
          <AskWhy
            key={next}
            does={whatDoes()[next]}
            title={`${whatDoes()[next]}?`}
            busy={busy}
            refusal={refusal?.sentence ?? null}
            onSend={(reason, close) => void set(next, reason, close)}
            onClose={forget}
          >
            {becomes()[next]}
          </AskWhy>
        ))}
      </p>
    </Section>
  );
}
