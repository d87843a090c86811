// Whether the investigation takes anything new, for an owner to say, with a reason.
import { listInvestigations, proposeChanges, type InvestigationState } from "@sightline/domain";
import { useListed, useWhyNot } from "../desk/may.ts";
import { AskWhy } from "../kit/AskWhy.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Section } from "../kit/Section.tsx";
import { useChange } from "../use-change.ts";

const SAID: Readonly<Record<InvestigationState, string>> = {
  open: "It is open: members change it as their roles allow.",
  "read-only": "It is read-only: every member looks at it as before, and nothing in it changes.",
  locked: "It is locked: only its owners look at it, and nothing in it changes.",
};

const DOES: Readonly<Record<InvestigationState, string>> = {
  open: "Open it again",
  "read-only": "Make it read-only",
  locked: "Lock it",
};

const BECOMES: Readonly<Record<InvestigationState, string>> = {
  open: "Members change it again as their roles allow.",
  "read-only": "Every member goes on looking at it. Nothing in it changes until an owner opens it again.",
  locked: "Only owners look at it, and nothing in it changes, until an owner opens it again.",
};

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
    <Section title="The investigation">
      <p className="mb-2">{SAID[state]}</p>
      <p className="flex flex-wrap gap-x-5 gap-y-1">
        {others.map((next) => (
          <AskWhy
            key={next}
            does={DOES[next]}
            title={`${DOES[next]}?`}
            busy={busy}
            refusal={refusal?.sentence ?? null}
            onSend={(reason, close) => void set(next, reason, close)}
            onClose={forget}
          >
            {BECOMES[next]}
          </AskWhy>
        ))}
      </p>
    </Section>
  );
}
