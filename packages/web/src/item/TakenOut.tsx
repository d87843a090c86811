// Taking an item out of the investigation, and in again.
import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { proposeChanges } from "@sightline/domain";
import { useId } from "react";
import { AskWhy } from "../kit/AskWhy.tsx";
import { Button } from "../kit/Button.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Notice } from "../kit/Notice.tsx";
import { useWhyNot } from "../desk/may.ts";
import { BY_PAIRS } from "../desk/touched.ts";
import { useChange } from "../use-change.ts";
import { lossSaid } from "../check/EvidenceFor.tsx";
import type { ItemShown } from "./ItemPage.tsx";

export function TakenOut({ item: { tile, withdrawn, evidenceFor } }: { item: ItemShown }) {
  const investigation = useInvestigation();
  const whyNot = useWhyNot("item.withdraw", "item.restore");
  const why = useId();
  const { busy, refusal, change, forget } = useChange(proposeChanges, { invalidates: BY_PAIRS });
  const say = (verb: "item.withdraw" | "item.restore", because?: string, done?: () => void) =>
    change({ investigation, changes: [{ verb, subject: tile.id, payload: {} }], reason: because }, done);
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
            {t`Take it in again`}
          </Button>
        }
      >
        {t`This item was taken out of the investigation: nobody in it counts, and nothing new can be said of it. Its bytes and all that was said stay.`}
        {refusal && <> {refusal.sentence}</>} {reason}
      </Notice>
    );
  }
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <AskWhy
        does={t`Take it out of the investigation`}
        sends={t`Take it out`}
        title={t`Take ${tile.name} out?`}
        off={whyNot !== null}
        describedBy={why}
        busy={busy}
        refusal={refusal?.sentence ?? null}
        onSend={(because, close) => void say("item.withdraw", because, close)}
        onClose={forget}
      >
        <Trans>
          Nobody in it counts any more. Its bytes, marks and reviews stay, and it can be taken in again.
          {lossSaid({ evidenceFor })}
        </Trans>
      </AskWhy>
      {reason}
    </div>
  );
}
