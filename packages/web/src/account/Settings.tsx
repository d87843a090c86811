// What an account does with itself: its second factor, its sessions, its password; and for the owner on this machine, the way to accounts.
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
import { SecondFactorSettings } from "./SecondFactorSettings.tsx";
import { PASSWORD_HINT } from "./SetUp.tsx";
import { Tokens } from "./Tokens.tsx";

export function Settings() {
  useTitle("Settings");
  const query = useAnswer(showDoor, {});
  return (
    <Answered query={query} what="your account">
      {({ who, accounts }) => {
        if (who?.by === "account") return <Account />;
        return who === null ? <SignedOut /> : <ByLink hasAccounts={accounts} />;
      }}
    </Answered>
  );
}

const SignedOut = () => (
  <Page alone>
    <PageHead title="Nobody is signed in here." />
    <Link to="/sign-in" className="link">
      Sign in
    </Link>
  </Page>
);

function ByLink({ hasAccounts }: { readonly hasAccounts: boolean }) {
  return (
    <Page alone>
      <PageHead title="You came in by the one-time link">
        You are the owner of what is on this machine, and need no password here.
      </PageHead>
      {hasAccounts ? (
        <p className="max-w-prose">
          Others have accounts.{" "}
          <Link to="/sign-in" className="link">
            Sign in
          </Link>{" "}
          with yours to change it.
        </p>
      ) : (
        <p className="max-w-prose">
          To work as a team,{" "}
          <Link to="/set-up" className="link">
            set up accounts
          </Link>
          : each member signs in as themselves, and what two people have to see is seen by two.
        </p>
      )}
      <p className="mt-6">
        <Link to="/api-description" className="link">
          What programs can ask
        </Link>
      </p>
    </Page>
  );
}

function Account() {
  const query = useAnswer(showAccount, {});
  const leave = useLeaving();
  return (
    <Answered query={query} what="your account">
      {(account) => (
        <Page narrow>
          <PageHead title={account.name} actions={<Button onClick={leave}>Sign out</Button>}>
            {account.email}
          </PageHead>
          <div className="space-y-10">
            <SecondFactorSettings account={account} />
            <Sessions sessions={account.sessions} />
            <Password />
            <Tokens />
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
      End all others
    </Button>
  );
  return (
    <Section title="Sessions" aside={aside}>
      <p className="mt-1 text-dim">Where you are signed in. One that is ended is out at once.</p>
      {refusal && <Notice tone="bad">{refusal.sentence}</Notice>}
      <List className="mt-3">
        {sessions.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-2.5">
            <span className="min-w-0">
              <span className="font-medium">{browserSaid(one.browser)}</span>
              <span className="figures block text-small text-dim">
                since <Time at={one.at} />
                {one.address === null ? "" : `, from ${one.address}`}
              </span>
            </span>
            {one.isThis ? (
              <span className="text-small text-dim">this one</span>
            ) : (
              <Button
                off={busy}
                aria-label={`End the session in ${browserSaid(one.browser)}`}
                onClick={() => void change({ session: one.id })}
              >
                End
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
    <Section title="Password">
      <p className="mt-1 mb-3 text-dim">With a new one, all your other sessions and all your tokens end.</p>
      {/* What was typed is gone once it is taken. */}
      <Form
        key={done}
        schema={passwordShape}
        labels={{ now: "Password now", next: "New password" }}
        hints={{ next: PASSWORD_HINT }}
        fills={{ now: "current-password", next: "new-password" }}
        does="Change the password"
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
        {done > 0 ? "The password is changed, and your other sessions are ended." : ""}
      </output>
    </Section>
  );
}
