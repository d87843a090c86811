// Shows one of four things for an answer from the desk: that it is on its way, the value, a refusal's sentence, or a fault.
import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { showDoor, type Refusal } from "@sightline/domain";
import type { UseQueryResult } from "@tanstack/react-query";
import { Link, useLocation } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useAnswer, type Answer } from "../api.ts";
import { Button } from "../kit/Button.tsx";
import { Icon } from "../kit/Icon.tsx";
import { Page } from "../kit/Page.tsx";
import { PageHead } from "../kit/PageHead.tsx";
import { useStopped } from "./reach.ts";
import { clockOf } from "./words.ts";

type Props<T> = {
  readonly query: Pick<UseQueryResult<Answer<T>>, "data" | "error" | "isError" | "dataUpdatedAt"> & {
    readonly refetch: () => unknown;
  };
  /** The line that says what is being fetched: `Fetching the items …`. */
  readonly fetching: string;
  /** It is one part of a page that has its own heading. */
  readonly part?: boolean;
  readonly children: (value: T) => ReactNode;
};

export function Answered<T>({ query, fetching, part = false, children }: Props<T>) {
  const stopped = useStopped();
  if (query.data?.ok) {
    return (
      <>
        {(query.isError || stopped) && <Old at={query.dataUpdatedAt} again={() => void query.refetch()} />}
        {children(query.data.value)}
      </>
    );
  }
  if (query.data) return <Refused refusal={query.data.refusal} />;
  if (query.error && stopped) return <NotYet />;
  if (query.error) return <Fault error={query.error} again={() => void query.refetch()} />;
  return <Fetching says={fetching} part={part} />;
}

/** A page has a heading at every time: until there is one, this is it. */
export function Fetching({ says, part = false }: { says: string; part?: boolean }) {
  const Line = part ? "p" : "h1";
  return (
    <Line data-fetching className="mx-auto max-w-wide px-5 py-16 text-dim">
      <output>{says}</output>
    </Line>
  );
}

/** What is on show was so once, and could not be asked for again. */
const Old = ({ at, again }: { at: number; again: () => void }) => (
  <p
    data-old
    className="figures mx-auto flex max-w-wide flex-wrap items-center gap-x-3 px-5 pt-3 text-small text-care"
  >
    <span className="font-semibold">
      <Trans>Old: as it was at {clockOf(at)}.</Trans>
    </span>
    <Button look="link" onClick={again}>
      {t`Ask again`}
    </Button>
  </p>
);

const NotYet = () => (
  <Page alone>
    <PageHead title={t`This page waits for the desk.`}>
      {t`It had not been fetched when the desk stopped. As soon as the desk runs again, it is shown here.`}
    </PageHead>
  </Page>
);

function Refused({ refusal: { code, sentence } }: { refusal: Refusal }) {
  if (code === "sign-in-needed") return <NotSignedIn />;
  return (
    <Page alone>
      <PageHead above={<p className="eyebrow">{t`Not possible`}</p>} title={sentence}>
        <Trans>Refused with the code {code}.</Trans>
      </PageHead>
      {code === "second-factor-needed" && (
        <Link to="/settings" className="link">
          {t`Settings`}
        </Link>
      )}
    </Page>
  );
}

/** How to come in: with an account where there are any, else by the one-time link. */
function NotSignedIn() {
  const { data } = useAnswer(showDoor, {});
  const { href } = useLocation();
  if (data === undefined) return <Fetching says={t`Fetching the way in …`} />;
  const hasAccounts = data.ok && data.value.accounts;
  return (
    <Page alone>
      <PageHead
        above={<p className="eyebrow">{t`Not signed in`}</p>}
        title={
          hasAccounts ? t`Sign in to go on` : t`Open the one-time link that the desk printed when it started`
        }
      >
        {hasAccounts
          ? t`Your session has ended, or you have not signed in in this browser yet.`
          : t`It signs this browser in and then stops working. If it has been used already, stop the desk and start it again for a new one.`}
      </PageHead>
      {hasAccounts && (
        <Link to="/sign-in" search={{ to: href }} className="link">
          {t`Sign in`}
        </Link>
      )}
    </Page>
  );
}

function Fault({ error, again }: { error: Error; again: () => void }) {
  const broke = (
    <p className="flex items-center gap-2 font-semibold text-bad">
      <Icon name="alert" /> {t`Something broke`}
    </p>
  );
  return (
    <Page alone>
      <div role="alert">
        <PageHead above={broke} title={t`The desk did not answer as it should.`}>
          {error.message}
        </PageHead>
        <Button onClick={again}>{t`Try again`}</Button>
      </div>
    </Page>
  );
}
