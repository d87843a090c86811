// Beside a segment of a transcript: what is stated of it, and stating what somebody says there.
import { t } from "@lingui/core/macro";
import { listSaid } from "@sightline/domain";
import { useState } from "react";
import { Link } from "@tanstack/react-router";
import { useAnswer } from "../api.ts";
import { useWhyNot } from "../desk/may.ts";
import { listOf } from "../desk/words.ts";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import type { Segment } from "../transcript/begun.ts";
import { StatementForm } from "./StatementForm.tsx";

type Props = {
  /** As it stands, without what is typed over it. */
  readonly segment: Segment;
  readonly item: string;
};

export function StateHere({ segment: { startUs, endUs, speaker }, item }: Props) {
  const investigation = useInvestigation();
  const { data } = useAnswer(listSaid, { investigation });
  const [open, setOpen] = useState(false);
  const whyNot = useWhyNot("statement.state");
  if (startUs === null || endUs === null || !data?.ok) return null;
  const { statements, sayings } = data.value;
  const here = statements.filter((one) => one.item === item && one.startUs < endUs && one.endUs > startUs);
  return (
    <>
      {whyNot === null && <Button onClick={() => setOpen(true)}>{t`State what is said`}</Button>}
      <Dialog title={t`State what is said`} open={open} onClose={() => setOpen(false)}>
        {open && (
          <StatementForm
            said={{ item, startUs, endUs, speaker }}
            sayings={sayings}
            onDone={() => setOpen(false)}
          />
        )}
      </Dialog>
      {here.length > 0 && (
        <Link to="/i/$investigation/said" params={{ investigation }} className="link text-small">
          {t`Stated: ${listOf([...new Set(here.flatMap(({ attributes }) => attributes))])}`}
        </Link>
      )}
    </>
  );
}
