// What an invitation's link opens: who is invited to what, and the way to an account, or for an account that is there.
import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { acceptInvitation, becomeMember, showDoor, showInvitation, type Refusal } from "@sightline/domain";
import { Link, useNavigate } from "@tanstack/react-router";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { z } from "zod";
import { tell, useAnswer } from "../api.ts";
import { Fetching } from "../desk/Answered.tsx";
import { useTitle } from "../desk/use-title.ts";
import { Button } from "../kit/Button.tsx";
import { Form } from "../kit/Form.tsx";
import { Notice } from "../kit/Notice.tsx";
import { Page } from "../kit/Page.tsx";
import { PageHead } from "../kit/PageHead.tsx";
import { useChange } from "../use-change.ts";
import { passwordHint } from "./SetUp.tsx";
import { SecondFactor } from "./SignIn.tsx";
import { useComingIn } from "./use-coming-in.ts";

type Shown = z.infer<typeof showInvitation.answer>;

export function Invitation() {
  useTitle(t`Invitation`);
  // Behind `#`, which a browser sends to nobody.
  const [token] = useState(() => location.hash.slice(1));
  const [shown, setShown] = useState<Shown | Refusal | null>(null);
  useEffect(() => {
    const refused = (fault: unknown): Refusal => ({ code: "fault", sentence: String(fault) });
    void tell(showInvitation, { token: token || "none" }).then(
      (answer) => setShown(answer.ok ? answer.value : answer.refusal),
      (fault: unknown) => setShown(refused(fault)),
    );
  }, [token]);
  if (shown === null) return <Fetching says={t`Fetching the invitation …`} />;
  if ("sentence" in shown)
    return (
      <Page alone>
        <PageHead
          above={<p className="eyebrow">{t`Not possible`}</p>}
          title={t`This link opens nothing now.`}
        >
          {shown.sentence}
        </PageHead>
        <Link to="/sign-in" className="link">
          {t`Sign in`}
        </Link>
      </Page>
    );
  return shown.joins !== null && shown.known ? (
    <ForAccount token={token} shown={shown} />
  ) : (
    <ForPassword token={token} shown={shown} />
  );
}

type Props = { readonly token: string; readonly shown: Shown };

const titleOf = ({ joins }: Shown): string =>
  joins === null ? t`Choose a new password` : t`You are invited to “${joins.investigation}”`;

const newShape = z.object({ name: z.string(), password: z.string() });
const passwordShape = z.object({ password: z.string() });

function ForPassword({ token, shown }: Props) {
  const comeIn = useComingIn();
  const [waits, setWaits] = useState(false);
  const { busy, refusal, change } = useChange(acceptInvitation, { invalidates: [] });
  if (waits) return <SecondFactor />;
  const { joins, email } = shown;
  const form = {
    does: joins === null ? t`Set the password` : t`Make my account`,
    busy,
    refusal: refusal?.sentence ?? null,
    onSend: (given: { name?: string | undefined; password: string }) =>
      void change({ token, ...given }, ({ proof }) => (proof === null ? setWaits(true) : comeIn(proof))),
  };
  return (
    <Page alone>
      <PageHead title={titleOf(shown)}>
        {joins === null
          ? t`For the account of ${email}. All its sessions end.`
          : t`As ${joins.name}, ${joins.role}. You will sign in with ${email}.`}
      </PageHead>
      {joins === null ? (
        <Form
          schema={passwordShape}
          labels={{ password: t`New password` }}
          hints={{ password: passwordHint() }}
          fills={{ password: "new-password" }}
          {...form}
        />
      ) : (
        <Form
          schema={newShape}
          labels={{ name: t`Your name`, password: t`Password` }}
          hints={{ password: passwordHint() }}
          fills={{ name: "name", password: "new-password" }}
          given={{ name: joins.name }}
          {...form}
        />
      )}
    </Page>
  );
}

function ForAccount({ token, shown }: Props) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { data } = useAnswer(showDoor, {});
  const { busy, refusal, change } = useChange(becomeMember, { invalidates: [] });
  const who = data?.ok ? data.value.who : null;
  const join = (): void =>
    void change({ token }, async ({ investigation }) => {
      queries.clear();
      await navigate({ to: "/i/$investigation/items", params: { investigation }, replace: true });
    });
  return (
    <Page alone>
      <PageHead title={titleOf(shown)}>
        {who?.by === "account"
          ? t`${shown.email} has an account here. You are signed in as ${who.email}.`
          : t`${shown.email} has an account here.`}
      </PageHead>
      {refusal && <Notice tone="bad">{refusal.sentence}</Notice>}
      {who?.by === "account" ? (
        <Button off={busy} onClick={join}>
          {t`Join with my account`}
        </Button>
      ) : (
        <p>
          <Trans>
            <Link to="/sign-in" className="link">
              Sign in
            </Link>{" "}
            with it, then open this link again.
          </Trans>
        </p>
      )}
    </Page>
  );
}
