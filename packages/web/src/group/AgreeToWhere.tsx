// The second member’s word on when and where an event was.
import { t } from "@lingui/core/macro";
import { proposeChanges } from "@sightline/domain";
import { BY_MARKS } from "../desk/touched.ts";
import { Button } from "../kit/Button.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Notice } from "../kit/Notice.tsx";
import { useChange } from "../use-change.ts";

type Props = {
  readonly id: string;
  readonly name: string;
  /** The description that is on show. */
  readonly described: number;
};

export function AgreeToWhere({ id, name, described }: Props) {
  const investigation = useInvestigation();
  const { busy, refusal, change } = useChange(proposeChanges, { invalidates: BY_MARKS });
  return (
    <>
      <Button
        icon="check"
        off={busy}
        aria-label={t`Agree to when and where: ${name}`}
        onClick={() =>
          void change({
            investigation,
            changes: [{ verb: "group.agree", subject: id, payload: { described } }],
          })
        }
      >
        {t`Agree to when and where`}
      </Button>
      {refusal && (
        <Notice tone="bad" plain>
          {refusal.sentence}
        </Notice>
      )}
    </>
  );
}
