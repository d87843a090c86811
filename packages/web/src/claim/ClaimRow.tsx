// One claim: who says what, where it lies beside what is proved, what is found of it, and who stands behind both.
import { t } from "@lingui/core/macro";
import {
  proposeChanges,
  type Change,
  type ClaimShown,
  type ClaimsShown,
  type Refusal,
} from "@sightline/domain";
import { useState } from "react";
import { timeSaid } from "../check/given-words.ts";
import { ItemLink } from "../desk/ItemLink.tsx";
import { useWhyNot } from "../desk/may.ts";
import { MemberName } from "../desk/members.tsx";
import { Stands } from "../desk/Stands.tsx";
import { BY_CLAIMS } from "../desk/touched.ts";
import { figure } from "../desk/words.ts";
import { AskWhy } from "../kit/AskWhy.tsx";
import { Badge } from "../kit/Badge.tsx";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Notice } from "../kit/Notice.tsx";
import { useChange } from "../use-change.ts";
import { VoicesOf } from "../voice/Attached.tsx";
import { ClaimForm } from "./ClaimForm.tsx";
import { figureSaid, relationLook } from "./figure-words.ts";

type Props = {
  readonly claim: ClaimShown;
  readonly copy: ClaimsShown["items"][number] | null;
};

export function ClaimRow({ claim, copy }: Props) {
  const {
    id,
    party,
    version,
    reviewedBy,
    saidBy,
    office,
    saidAt,
    text,
    outlet,
    url,
    countName,
    asOf,
    finding,
  } = claim;
  const who = [saidBy, office].filter((one) => one !== null).join(", ");
  return (
    <li
      id={`claim-${id}`}
      data-claim={id}
      data-finding={finding.says}
      className="grid scroll-mt-24 gap-x-8 gap-y-3 py-5 md:grid-cols-2"
    >
      <div className="min-w-0 space-y-1.5">
        <h2 className="font-medium leading-snug">{t`${party}: ${figureSaid(claim.figure)}`}</h2>
        <blockquote className="whitespace-pre-wrap break-words border-l-2 border-line pl-3">
          {text}
        </blockquote>
        <p className="break-words text-small text-dim">
          {[who, outlet, saidAt && timeSaid(saidAt)].filter(Boolean).join(" · ")}
        </p>
        {url !== null && <p className="break-all text-small text-dim">{url}</p>}
        {copy !== null && (
          <p className="text-small">
            {t`A copy is kept:`} <ItemLink item={copy.id}>{copy.name}</ItemLink>
          </p>
        )}
        {countName !== null && (
          <p className="text-small text-dim">{t`It is about the count “${countName}”.`}</p>
        )}
        {asOf !== null && <p className="figures text-small text-dim">{t`Its figure is of ${asOf}.`}</p>}
        <Stands
          shown={claim}
          unseen={t`Nobody has looked yet whether it was said so`}
          confirm={t`It was said so`}
          called={party}
          review={{ verb: "claim.review", subject: id, payload: { version } }}
          back={
            reviewedBy === null ? null : { verb: "claim.withdraw", subject: id, payload: { only: "review" } }
          }
          invalidates={BY_CLAIMS}
        >
          <Acts claim={claim} />
        </Stands>
        <VoicesOf kind="claim" id={id} />
      </div>
      <div className="min-w-0 space-y-2">
        <p>
          <Badge look={relationLook()[finding.says]} />
        </p>
        <p className="figures">{finding.why}</p>
        <Signed claim={claim} />
      </div>
    </li>
  );
}

function Acts({ claim }: { readonly claim: ClaimShown }) {
  const { id, party } = claim;
  const investigation = useInvestigation();
  const [open, setOpen] = useState(false);
  const { busy, refusal, change, forget } = useChange(proposeChanges, { invalidates: BY_CLAIMS });
  const withdraw: Change = { verb: "claim.withdraw", subject: id, payload: { only: "claim" } };
  if (useWhyNot("claim.correct") !== null) return null;
  return (
    <>
      <Button look="link" aria-label={t`Correct the claim of ${party}`} onClick={() => setOpen(true)}>
        {t`Correct`}
      </Button>
      <Dialog title={t`Correct the claim of ${party}`} open={open} onClose={() => setOpen(false)}>
        {open && <ClaimForm claim={claim} onDone={() => setOpen(false)} />}
      </Dialog>
      <AskWhy
        does={t`Withdraw`}
        label={t`Withdraw the claim of ${party}`}
        title={t`Withdraw the claim of ${party}`}
        busy={busy}
        refusal={refusal?.sentence ?? null}
        onClose={forget}
        onSend={(reason, close) => void change({ investigation, changes: [withdraw], reason }, close)}
      >
        {t`It is listed no more. What it was stays in the journal.`}
      </AskWhy>
    </>
  );
}

/** Who signed what is found, of which number; and whether it is still so. */
function Signed({ claim }: { readonly claim: ClaimShown }) {
  const investigation = useInvestigation();
  const { busy, refusal, change } = useChange(proposeChanges, { invalidates: BY_CLAIMS });
  const { reviewedBy, before, whyNot, says, atLeast, of } = claim.finding;
  const sign: Change = {
    verb: "finding.review",
    subject: claim.id,
    payload: { version: claim.version, says, atLeast, of },
  };
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-small text-dim">
        {reviewedBy !== null && (
          <span>
            {t`Signed by`} <MemberName id={reviewedBy} />
          </span>
        )}
        {reviewedBy === null && before === null && <span>{t`Nobody has signed this finding yet`}</span>}
        {before !== null && (
          <span className="text-care">
            {before.atLeast === null
              ? t`It has changed since it was signed: “${relationLook()[before.says].word}”`
              : t`It has changed since it was signed: “${relationLook()[before.says].word}”, of at least ${figure(before.atLeast)}`}
          </span>
        )}
        {reviewedBy === null && whyNot === null && (
          <Button
            look="link"
            off={busy}
            aria-label={t`Sign it: what is found of the claim of ${claim.party}`}
            onClick={() => void change({ investigation, changes: [sign] })}
          >
            {t`Sign it`}
          </Button>
        )}
        {reviewedBy === null && whyNot !== null && <span>{whyNot}</span>}
      </p>
      <Refused refusal={refusal} />
    </>
  );
}

const Refused = ({ refusal }: { readonly refusal: Refusal | null }) =>
  refusal && (
    <Notice tone="bad" plain>
      {refusal.sentence}
    </Notice>
  );
