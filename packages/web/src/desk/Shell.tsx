// The frame around every page: skip link, header, and the main part, which takes the focus when the page changes.
import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { listInvestigations, listPairs, mayRead, mayWrite } from "@sightline/domain";
import { Link, Outlet, useParams } from "@tanstack/react-router";
import { BothAsked } from "../act/BothAsked.tsx";
import { NotYetKept } from "../act/NotYetKept.tsx";
import { useAnswer } from "../api.ts";
import { Investigation } from "../kit/investigation.ts";
import { InboxCount } from "../inbox/InboxCount.tsx";
import { CountNow } from "../count/CountNow.tsx";
import { Live } from "../journal/Live.tsx";
import { isMatching } from "../pair/is-matching.ts";
import { Icon, Mark } from "../kit/Icon.tsx";
import { Keys } from "./Keys.tsx";
import { NotOpen } from "./NotOpen.tsx";
import { Stopped } from "./Stopped.tsx";
import { useFocusOnPage } from "./use-focus-on-page.ts";

export function Shell() {
  const main = useFocusOnPage();
  return (
    <>
      <a
        href="#main"
        className="sr-only z-30 rounded bg-ink px-4 py-2 text-paper focus:not-sr-only focus:fixed focus:left-3 focus:top-3"
      >
        {t`Skip to the page`}
      </a>
      <Header />
      <Stopped />
      <NotYetKept />
      <BothAsked />
      <main id="main" ref={main} tabIndex={-1} className="outline-none">
        <Outlet />
      </main>
    </>
  );
}

export function InvestigationFrame() {
  const { investigation } = useParams({ from: "/i/$investigation" });
  return (
    <Investigation value={investigation}>
      <NotOpen />
      <Live>
        <Outlet />
      </Live>
    </Investigation>
  );
}

function Header() {
  const { investigation } = useParams({ strict: false });
  return (
    <header className="sticky top-0 z-20 border-b border-line bg-paper">
      <div className="mx-auto flex max-w-wide flex-wrap items-center gap-x-6 px-5">
        <Link to="/" className="flex items-center gap-2 py-2.5" aria-label={t`Sightline, all investigations`}>
          <Mark />
          <span className="heading hidden text-large sm:inline">{t`Sightline`}</span>
        </Link>
        {investigation === undefined ? <span className="flex-1" /> : <Within investigation={investigation} />}
        <Link
          to="/settings"
          aria-label={t`Settings`}
          className="flex items-center gap-1.5 py-3 text-dim hover:text-ink aria-[current=page]:text-ink"
        >
          <Icon name="people" />
          <span className="hidden sm:inline">{t`Settings`}</span>
        </Link>
        <Keys />
      </div>
    </header>
  );
}

const tab =
  "whitespace-nowrap border-b-2 border-transparent py-2 font-medium text-dim hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink";

function Within({ investigation }: { investigation: string }) {
  const { data } = useAnswer(listInvestigations, {});
  const { name, role } = (data?.ok && data.value.investigations.find(({ id }) => id === investigation)) || {};
  return (
    <>
      <p className="min-w-0 flex-1 truncate font-medium" title={name}>
        {name ?? ""}
      </p>
      <nav aria-label={t`Investigation`} className="order-last flex w-full flex-wrap gap-x-5">
        {role !== undefined && mayWrite(role, "comment.see") && (
          <Link to="/i/$investigation/inbox" params={{ investigation }} className={tab}>
            <Trans>
              Inbox <InboxCount investigation={investigation} />
            </Trans>
          </Link>
        )}
        <Link to="/i/$investigation/items" params={{ investigation }} className={tab}>
          {t`Library`}
        </Link>
        <Link to="/i/$investigation/pairs" params={{ investigation }} className={tab}>
          <Trans>
            Pairs <Undecided investigation={investigation} />
          </Trans>
        </Link>
        <Link to="/i/$investigation/people" params={{ investigation }} className={tab}>
          {t`People`}
        </Link>
        <Link to="/i/$investigation/events" params={{ investigation }} className={tab}>
          {t`Events`}
        </Link>
        <Link to="/i/$investigation/map" params={{ investigation }} className={tab}>
          {t`Map`}
        </Link>
        <span className="flex items-center">
          <Link to="/i/$investigation/count" params={{ investigation }} className={tab}>
            {t`Count`}
          </Link>
          <CountNow investigation={investigation} />
        </span>
        <Link to="/i/$investigation/said" params={{ investigation }} className={tab}>
          {t`Statements`}
        </Link>
        <Link to="/i/$investigation/claims" params={{ investigation }} className={tab}>
          {t`Claims`}
        </Link>
        <Link to="/i/$investigation/voices" params={{ investigation }} className={tab}>
          {t`Voices`}
        </Link>
        {role !== undefined && mayRead(role, "work") && (
          <Link to="/i/$investigation/journal" params={{ investigation }} className={tab}>
            {t`Journal`}
          </Link>
        )}
        <Link to="/i/$investigation/members" params={{ investigation }} className={tab}>
          {t`Members`}
        </Link>
        <Link to="/i/$investigation/settings" params={{ investigation }} className={tab}>
          {t`Questions`}
        </Link>
      </nav>
    </>
  );
}

/** How many pairs wait for an answer; while items are still being held against each other, it keeps looking. */
function Undecided({ investigation }: { investigation: string }) {
  const { data } = useAnswer(listPairs, { investigation, limit: 1 }, ({ matching }) => isMatching(matching));
  const undecided = data?.ok ? data.value.undecided : 0;
  if (undecided === 0) return null;
  return (
    <span className="figures ml-0.5 rounded-full bg-accent-soft px-1.5 text-small text-accent">
      {undecided}
      <span className="sr-only"> {t`undecided`}</span>
    </span>
  );
}
