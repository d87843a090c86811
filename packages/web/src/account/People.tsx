// The members of an investigation: what each may do, who has an account, and inviting those who have none.
import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import {
  invite,
  listInvestigations,
  listPeople,
  memberIdSchema,
  roleSchema,
  showDoor,
  withdrawInvitation,
} from "@sightline/domain";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { z } from "zod";
import { useAnswer } from "../api.ts";
import { Answered } from "../desk/Answered.tsx";
import { useTitle } from "../desk/use-title.ts";
import { Button } from "../kit/Button.tsx";
import { Form } from "../kit/Form.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { List } from "../kit/List.tsx";
import { Notice } from "../kit/Notice.tsx";
import { Page } from "../kit/Page.tsx";
import { PageHead } from "../kit/PageHead.tsx";
import { Section } from "../kit/Section.tsx";
import { Time } from "../kit/Time.tsx";
import { RoleOf } from "./RoleOf.tsx";
import { Takes } from "./Takes.tsx";
import { useChange } from "../use-change.ts";

type Listed = z.infer<typeof listPeople.answer>;
type Person = Listed["members"][number];
type Told = { readonly member: string; readonly link: string | null; readonly until: string };

const TOUCHED = [listPeople, listInvestigations];

export function People() {
  useTitle(t`Members`);
  const investigation = useInvestigation();
  const query = useAnswer(listPeople, { investigation });
  const door = useAnswer(showDoor, {}).data;
  const hasAccounts = door?.ok === true && door.value.accounts;
  return (
    <Answered query={query} fetching={t`Fetching the members …`}>
      {({ members, mayInvite }) => (
        <Page narrow>
          <PageHead title={t`Members`}>
            {plural(members.length, { one: "# member", other: "# members" })}
          </PageHead>
          {mayInvite && !hasAccounts && <NoAccounts />}
          <Members members={members} mayInvite={mayInvite && hasAccounts} />
        </Page>
      )}
    </Answered>
  );
}

const NoAccounts = () => (
  <p className="mb-5 max-w-prose text-dim">
    <Trans>
      Nobody has an account here yet: whoever opens the one-time link is the owner.{" "}
      <Link to="/set-up" className="link">
        Set up accounts
      </Link>{" "}
      to invite others.
    </Trans>
  </p>
);

function Members({ members, mayInvite }: Listed) {
  const investigation = useInvestigation();
  const [asked, setAsked] = useState<string | null>(null);
  const [told, setTold] = useState<Told | null>(null);
  const withdrawing = useChange(withdrawInvitation, { invalidates: TOUCHED });
  const invited = (next: Told): void => {
    setTold(next);
    setAsked(null);
  };
  return (
    <div className="space-y-10">
      <List>
        {members.map((one) => (
          <li key={one.id} className="py-3">
            <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
              <span className="min-w-0">
                <span className="font-medium">{one.name}</span>{" "}
                <span className="text-dim">{one.name === one.id ? "" : one.id}</span>
                {mayInvite && <span className="block text-small text-dim">{accountSaid(one)}</span>}
                <RoleOf member={one} />
              </span>
              {mayInvite && one.email === null && (
                <span className="flex flex-wrap gap-2">
                  {one.invitation && (
                    <Button
                      off={withdrawing.busy}
                      aria-label={t`Withdraw the invitation of ${one.name}`}
                      onClick={() =>
                        void withdrawing.change({ investigation, invitation: one.invitation?.id ?? "" })
                      }
                    >
                      {t`Withdraw`}
                    </Button>
                  )}
                  <Button onClick={() => setAsked(one.id)}>
                    {one.invitation ? t`Invite again` : t`Invite`}
                    <span className="sr-only">, {one.name}</span>
                  </Button>
                </span>
              )}
            </div>
            {told?.member === one.id && <ToldLink told={told} />}
            {asked === one.id && (
              <div className="mt-3">
                <InviteThere member={one.id} onInvited={invited} />
              </div>
            )}
          </li>
        ))}
      </List>
      {withdrawing.refusal && <Notice tone="bad">{withdrawing.refusal.sentence}</Notice>}
      {mayInvite && <InviteNew key={told?.link} onInvited={invited} />}
      <Takes />
    </div>
  );
}

function accountSaid({ email, invitation }: Person): string {
  if (email !== null) return t`signs in with ${email}`;
  return invitation === null ? t`no account` : t`invited as ${invitation.email}`;
}

/** Told once: the desk itself does not know it any more. */
function ToldLink({ told: { link, until } }: { readonly told: Told }) {
  return (
    <div className="mt-3">
      <Notice tone="care" icon="check">
        {link === null ? (
          t`The invitation was sent.`
        ) : (
          <>
            <Trans>
              Send them this link by a way that only they read. It opens once, until <Time at={until} />, and
              is not shown again.
              <span className="mt-2 block select-all break-all font-mono text-small">{link}</span>
            </Trans>
          </>
        )}
      </Notice>
    </div>
  );
}

type Inviting = { readonly onInvited: (told: Told) => void };

const thereShape = z.object({ email: z.email({ error: () => t`is not an address` }) });

function InviteThere({ member, onInvited }: Inviting & { readonly member: string }) {
  const investigation = useInvestigation();
  const { busy, refusal, change } = useChange(invite, { invalidates: TOUCHED });
  return (
    <Form
      schema={thereShape}
      labels={{ email: t`E-mail address` }}
      hints={{ email: t`They will sign in with it.` }}
      fills={{ email: "email" }}
      does={t`Make the link`}
      busy={busy}
      refusal={refusal?.sentence ?? null}
      onSend={({ email }) =>
        void change({ investigation, member, email }, (made) => onInvited({ member, ...made }))
      }
    />
  );
}

const newShape = z.object({
  name: z.string(),
  member: memberIdSchema,
  email: z.email({ error: () => t`is not an address` }),
  role: roleSchema,
});

function InviteNew({ onInvited }: Inviting) {
  const investigation = useInvestigation();
  const { busy, refusal, change } = useChange(invite, { invalidates: TOUCHED });
  return (
    <Section title={t`Invite somebody new`}>
      <div className="mt-3">
        <Form
          schema={newShape}
          labels={{ name: t`Name`, member: t`Member id`, email: t`E-mail address`, role: t`Role` }}
          hints={{
            member: t`A short name, such as ann-bell. It stands in the journal for ever.`,
            email: t`They will sign in with it.`,
          }}
          fills={{ email: "email" }}
          does={t`Make the link`}
          busy={busy}
          refusal={refusal?.sentence ?? null}
          onSend={(given) =>
            void change({ investigation, ...given }, (made) => onInvited({ member: given.member, ...made }))
          }
        />
      </div>
    </Section>
  );
}
