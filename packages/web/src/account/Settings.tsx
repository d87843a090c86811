// What an account does with itself: its second factor, its sessions, its password; and for the owner on this machine, the way to accounts.
import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { endSessions, showAccount, showDoor, signOut, changePassword } from "@sightline/domain";
import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { z } from "zod";
import { useAnswer } from "../api.ts";
import { Answered } from "../desk/Answered.tsx";
import { useTitle } from "../desk/use-title.ts";
import { Button } from "../kit/Button.tsx";
import { Form } from "../kit/Form.tsx";
import { List } from "../kit/List.tsx";
import { Notice } from "../kit/Notice.tsx";
import { Page } from "../kit/Page.tsx";
import { PageHead } from "../kit/PageHead.tsx";
import { Section } from "../kit/Section.tsx";
import { Time } from "../kit/Time.tsx";
import { forgetProof, keepProof } from "../session.ts";
import { useChange } from "../use-change.ts";
import { OWN } from "./own.ts";
import { browserSaid } from "./browser-said.ts";
import { Language } from "./Language.tsx";
import { SecondFactorSettings } from "./SecondFactorSettings.tsx";
import { passwordHint } from "./SetUp.tsx";
import { Tokens } from "./Tokens.tsx";

export function Settings() {
  useTitle(t`Settings`);
  const query = useAnswer(showDoor, {});
  return (
    <Answered query={query} fetching={t`Fetching your account …`}>
      {({ who, accounts }) => {
        if (who?.by === "account") return <Account />;
        return who === null ? <SignedOut /> : <ByLink hasAccounts={accounts} />;
      }}
    </Answered>
  );
}

const SignedOut = () => (
  <Page alone>
    <PageHead title={t`Nobody is signed in here.`} />
    <Link to="/sign-in" className="link">
      {t`Sign in`}
    </Link>
  </Page>
);

function ByLink({ hasAccounts }: { readonly hasAccounts: boolean }) {
  return (
    <Page alone>
      <PageHead title={t`You came in by the one-time link`}>
        {t`You are the owner of what is on this machine, and need no password here.`}
      </PageHead>
      {hasAccounts ? (
        <p className="max-w-prose">
          <Trans>
            Others have accounts.{" "}
            <Link to="/sign-in" className="link">
              Sign in
            </Link>{" "}
            with yours to change it.
          </Trans>
        </p>
      ) : (
        <p className="max-w-prose">
          <Trans>
            To work as a team,{" "}
            <Link to="/set-up" className="link">
              set up accounts
            </Link>
            : each member signs in as themselves, and what two people have to see is seen by two.
          </Trans>
        </p>
      )}
      <p className="my-6">
        <Link to="/api-description" className="link">
          {t`What programs can ask`}
        </Link>
      </p>
      <Language />
    </Page>
  );
}

function Account() {
  const query = useAnswer(showAccount, {});
  const leave = useLeaving();
  return (
    <Answered query={query} fetching={t`Fetching your account …`}>
      {(account) => (
        <Page narrow>
          <PageHead title={account.name} actions={<Button onClick={leave}>{t`Sign out`}</Button>}>
            {account.email}
          </PageHead>
          <div className="space-y-10">
            <SecondFactorSettings account={account} />
            <Sessions sessions={account.sessions} />
            <Password />
            <Tokens />
            <Language />
          </div>
        </Page>
      )}
    </Answered>
  );
}

function useLeaving(): () => void {
  const { change } = useChange(signOut, { invalidates: [] });
  const queries = useQueryClient();
  const navigate = useNavigate();
  return () =>
    void change({}, async () => {
      forgetProof();
      queries.clear();
      await navigate({ to: "/sign-in" });
    });
}

type Own = z.infer<typeof showAccount.answer>;

function Sessions({ sessions }: Pick<Own, "sessions">) {
  const { busy, refusal, change } = useChange(endSessions, { invalidates: OWN });
  const others = sessions.filter(({ isThis }) => !isThis);
  const aside = others.length > 1 && (
    <Button off={busy} onClick={() => void change({ session: null })}>
      {t`End all others`}
    </Button>
  );
  return (
    <Section title={t`Sessions`} aside={aside}>
      <p className="mt-1 text-dim">{t`Where you are signed in. One that is ended is out at once.`}</p>
      {refusal && <Notice tone="bad">{refusal.sentence}</Notice>}
      <List className="mt-3">
        {sessions.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-2.5">
            <span className="min-w-0">
              <span className="font-medium">{browserSaid(one.browser)}</span>
              <span className="figures block text-small text-dim">
                {one.address === null ? (
                  <Trans>
                    since <Time at={one.at} />
                  </Trans>
                ) : (
                  <Trans>
                    since <Time at={one.at} />, from {one.address}
                  </Trans>
                )}
              </span>
            </span>
            {one.isThis ? (
              <span className="text-small text-dim">{t`this one`}</span>
            ) : (
              <Button
                off={busy}
                aria-label={t`End the session in ${browserSaid(one.browser)}`}
                onClick={() => void change({ session: one.id })}
              >
                {t`End`}
              </Button>
            )}
          </li>
        ))}
      </List>
    </Section>
  );
}

const passwordShape = z.object({ now: z.string(), next: z.string() });

function Password() {
  const [done, setDone] = useState(0);
  const { busy, refusal, change } = useChange(changePassword, { invalidates: OWN });
  return (
    <Section title={t`Password`}>
      <p className="mt-1 mb-3 text-dim">{t`With a new one, all your other sessions and all your tokens end.`}</p>
      {/* What was typed is gone once it is taken. */}
      <Form
        key={done}
        schema={passwordShape}
        labels={{ now: t`Password now`, next: t`New password` }}
        hints={{ next: passwordHint() }}
        fills={{ now: "current-password", next: "new-password" }}
        does={t`Change the password`}
        busy={busy}
        refusal={refusal?.sentence ?? null}
        onSend={(given) =>
          void change(given, ({ proof }) => {
            keepProof(proof);
            setDone(done + 1);
          })
        }
      />
      <output className="text-small text-good">
        {done > 0 ? t`The password is changed, and your other sessions are ended.` : ""}
      </output>
    </Section>
  );
}
