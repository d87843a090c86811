// Who entered something and who reviewed it, with the button of the second member, or why there is none.
import { t } from "@lingui/core/macro";
import { proposeChanges, type Change, type Endpoint } from "@sightline/domain";
import type { ReactNode } from "react";
import { AskWhy } from "../kit/AskWhy.tsx";
import { Button } from "../kit/Button.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Notice } from "../kit/Notice.tsx";
import { useChange } from "../use-change.ts";
import { useWhyNot } from "./may.ts";
import { MemberName } from "./members.tsx";

type Props = {
  readonly shown: {
    readonly statedBy: string | null;
    readonly reviewedBy: string | null;
    readonly whyNot: string | null;
  };
  /** What is said while nobody has reviewed it. */
  readonly unseen: string;
  /** What the button says, and what it is said of. */
  readonly confirm: string;
  readonly called: string;
  readonly review: Change;
  /** What takes the review back, where there is one. */
  readonly back: Change | null;
  readonly invalidates: readonly Endpoint[];
  /** What else can be done with it. */
  readonly children: ReactNode;
};

export function Stands({ shown, unseen, confirm, called, review, back, invalidates, children }: Props) {
  const { statedBy, reviewedBy, whyNot } = shown;
  const investigation = useInvestigation();
  const { busy, refusal, change } = useChange(proposeChanges, { invalidates });
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-small text-dim">
        {statedBy !== null && (
          <span>
            {t`Entered by`} <MemberName id={statedBy} />
          </span>
        )}
        {reviewedBy === null ? (
          <span className="text-care">{unseen}</span>
        ) : (
          <span>
            {t`Reviewed by`} <MemberName id={reviewedBy} />
          </span>
        )}
        {reviewedBy === null && whyNot === null && (
          <Button
            look="link"
            off={busy}
            aria-label={t`${confirm}: ${called}`}
            onClick={() => void change({ investigation, changes: [review] })}
          >
            {confirm}
          </Button>
        )}
        {reviewedBy === null && whyNot !== null && <span>{whyNot}</span>}
      </p>
      {refusal && (
        <Notice tone="bad" plain>
          {refusal.sentence}
        </Notice>
      )}
      <div className="flex flex-wrap gap-x-4 text-small">
        {children}
        {back !== null && <TakeBack called={called} back={back} invalidates={invalidates} />}
      </div>
    </>
  );
}

type BackProps = Pick<Props, "called" | "invalidates"> & { readonly back: Change };

function TakeBack({ called, back, invalidates }: BackProps) {
  const investigation = useInvestigation();
  const { busy, refusal, change, forget } = useChange(proposeChanges, { invalidates });
  if (useWhyNot(back.verb) !== null) return null;
  return (
    <AskWhy
      does={t`Take the review back`}
      label={t`Take the review back: ${called}`}
      title={t`Take the review back?`}
      sends={t`Take it back`}
      busy={busy}
      refusal={refusal?.sentence ?? null}
      onClose={forget}
      onSend={(reason, close) => void change({ investigation, changes: [back], reason }, close)}
    >
      {t`It waits for a second member again.`}
    </AskWhy>
  );
}
