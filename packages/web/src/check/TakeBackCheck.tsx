// Taking the answer to a question back.
import { t } from "@lingui/core/macro";
import { proposeChanges } from "@sightline/domain";
import { BY_MARKS } from "../desk/touched.ts";
import { AskWhy } from "../kit/AskWhy.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { useChange } from "../use-change.ts";
import type { ItemShown } from "./item-shown.ts";

type Question = ItemShown["checks"]["questions"][number];

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
      does={t`Take it back`}
      label={t`Take it back: the answer to ${name}`}
      title={t`Take the answer to “${name}” back?`}
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
      {t`The question is open again, and verdicts that were given become void.`}
    </AskWhy>
  );
}
