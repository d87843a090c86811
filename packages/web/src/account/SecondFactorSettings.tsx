// Setting up the second factor, new backup codes, and taking it off again.
import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  renewBackupCodes,
  type showAccount,
} from "@sightline/domain";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { z } from "zod";
import { Badge, type Look } from "../kit/Badge.tsx";
import { Button } from "../kit/Button.tsx";
import { Form } from "../kit/Form.tsx";
import { Notice } from "../kit/Notice.tsx";
import { Section } from "../kit/Section.tsx";
import { keepProof } from "../session.ts";
import { useChange } from "../use-change.ts";
import { QrCode } from "./QrCode.tsx";
import { OWN } from "./own.ts";

type Account = z.infer<typeof showAccount.answer>;
type Begun = z.infer<typeof beginSecondFactor.answer>;

const isOnMark = (): Look => ({ word: t`On`, icon: "check", tone: "good" });
const passwordShape = z.object({ password: z.string() });
const passwordForm = () => ({
  schema: passwordShape,
  labels: { password: t`Your password` },
  fills: { password: "current-password" as const },
});

export function SecondFactorSettings({ account }: { readonly account: Account }) {
  return (
    <Section title={t`Second factor`} aside={account.secondFactor && <Badge look={isOnMark()} />}>
      {account.secondFactor ? <IsOn left={account.backupCodesLeft ?? 0} /> : <IsOff />}
    </Section>
  );
}

function IsOff() {
  const [asks, setAsks] = useState(false);
  const [begun, setBegun] = useState<Begun | null>(null);
  const { busy, refusal, change } = useChange(beginSecondFactor, { invalidates: [] });
  if (begun) return <Confirm begun={begun} />;
  return (
    <>
      <p className="mt-1 mb-3 max-w-prose text-dim">
        {t`With an app on your phone that shows six digits, a stolen password opens nothing.`}
      </p>
      {asks ? (
        <Form
          {...passwordForm()}
          does={t`Go on`}
          busy={busy}
          refusal={refusal?.sentence ?? null}
          onSend={(given) => void change(given, setBegun)}
        />
      ) : (
        <Button onClick={() => setAsks(true)}>{t`Set up a second factor`}</Button>
      )}
    </>
  );
}

const codeShape = z.object({ code: z.string() });

function Confirm({ begun }: { readonly begun: Begun }) {
  const { busy, refusal, change } = useChange(confirmSecondFactor, { invalidates: OWN });
  const queries = useQueryClient();
  return (
    <div className="mt-3 space-y-6">
      <div className="flex flex-wrap gap-6">
        <QrCode text={begun.address} label={t`The secret for the app, as a picture that it can read`} />
        <div className="min-w-0 max-w-prose flex-1 basis-64">
          <p>{t`1. Let the app read this picture, or type the secret into it:`}</p>
          <p className="mt-2 break-all font-mono text-small">{begun.secret}</p>
        </div>
      </div>
      <div>
        <p className="max-w-prose">
          {t`2. Write these backup codes down. Each opens the door once, if the app is lost.`}
        </p>
        <Codes codes={begun.backupCodes} />
      </div>
      <div>
        <p className="mb-3 max-w-prose">
          {t`3. Type the six digits that the app shows. From then on they are asked for, and your other sessions end.`}
        </p>
        <Form
          schema={codeShape}
          labels={{ code: t`Code of the app` }}
          fills={{ code: "one-time-code" }}
          does={t`Turn it on`}
          busy={busy}
          refusal={refusal?.sentence ?? null}
          onSend={(given) =>
            void change(given, async ({ proof }) => {
              keepProof(proof);
              // What was refused for want of it is no longer.
              await queries.invalidateQueries();
            })
          }
        />
      </div>
    </div>
  );
}

const Codes = ({ codes }: { readonly codes: readonly string[] }) => (
  <ul aria-label={t`Backup codes`} className="mt-2 grid max-w-prose grid-cols-2 gap-x-6 gap-y-1 font-mono">
    {codes.map((code) => (
      <li key={code}>{code}</li>
    ))}
  </ul>
);

function IsOn({ left }: { readonly left: number }) {
  const [asks, setAsks] = useState<"codes" | "end" | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const renewing = useChange(renewBackupCodes, { invalidates: OWN });
  const ending = useChange(endSecondFactor, { invalidates: OWN });
  const few = left < 3;
  return (
    <>
      {codes ? (
        <div className="mt-3">
          <p>{t`Write these down: those that you had hold no more.`}</p>
          <Codes codes={codes} />
        </div>
      ) : (
        <div className="mt-1 mb-3">
          {few ? (
            <Notice tone="care" plain>
              <Trans>You have {left} backup codes left; make new ones before you need them.</Trans>
            </Notice>
          ) : (
            <p className="text-dim">
              <Trans>You have {left} backup codes left.</Trans>
            </p>
          )}
        </div>
      )}
      {asks === null && (
        <div className="mt-3 flex flex-wrap gap-2">
          <Button onClick={() => setAsks("codes")}>{t`Make new backup codes`}</Button>
          <Button onClick={() => setAsks("end")}>{t`Take the second factor off`}</Button>
        </div>
      )}
      {asks === "codes" && (
        <Form
          key="codes"
          {...passwordForm()}
          does={t`Make new backup codes`}
          busy={renewing.busy}
          refusal={renewing.refusal?.sentence ?? null}
          onSend={(given) =>
            void renewing.change(given, ({ backupCodes }) => {
              setCodes(backupCodes);
              setAsks(null);
            })
          }
        />
      )}
      {asks === "end" && (
        <Form
          key="end"
          {...passwordForm()}
          does={t`Take it off`}
          busy={ending.busy}
          refusal={ending.refusal?.sentence ?? null}
          onSend={(given) => void ending.change(given, ({ proof }) => keepProof(proof))}
        />
      )}
    </>
  );
}
