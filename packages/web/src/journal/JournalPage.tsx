// The journal: who did what to what and why, newest first, and the head of it to write down.
import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Newest } from "./Newest.tsx";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useDeferredValue } from "react";
import { Answered } from "../desk/Answered.tsx";
import { useInAddress } from "../desk/use-in-address.ts";
import { useTitle } from "../desk/use-title.ts";
import { figure } from "../desk/words.ts";
import { Copy } from "../kit/Copy.tsx";
import { Page } from "../kit/Page.tsx";
import { PageHead } from "../kit/PageHead.tsx";
import { Section } from "../kit/Section.tsx";
import { journalSearch } from "./asked.ts";
import { Entries } from "./Entries.tsx";
import { JournalFilters } from "./JournalFilters.tsx";
import { useJournal, type Journal } from "./use-journal.ts";

export function JournalPage() {
  useTitle(t`Journal`);
  const search = useSearch({ from: "/i/$investigation/journal" });
  const navigate = useNavigate({ from: "/i/$investigation/journal" });
  const [asked, setAsked] = useInAddress(journalSearch(search), (next) =>
    navigate({ search: next, replace: true, resetScroll: false }),
  );
  const wanted = useDeferredValue(asked);
  const query = useJournal(wanted);
  return (
    <Answered query={query} fetching={t`Fetching the journal …`}>
      {(journal) => (
        <Page>
          <PageHead title={t`Journal`}>{t`Who did what to what, and why; the newest first.`}</PageHead>
          <JournalFilters asked={asked} onAsk={(next) => setAsked(journalSearch(next))} />
          <Entries journal={journal} query={query} label={t`Entries, newest first`} />
          <Head journal={journal} />
          <Newest />
        </Page>
      )}
    </Answered>
  );
}

/** Nothing more is said than what was looked at just now: whether all of the chain holds, only `fsck` can say. */
function Head({ journal: { head, entries } }: { readonly journal: Journal }) {
  const wrong = entries.filter(({ agrees }) => !agrees).length;
  return (
    <Section title={t`The head to write down`} className="mt-14">
      <p className="mt-2 max-w-prose">
        <Trans>
          The newest entry is number {figure(head.seq)}; its hash rests on all entries before it. Kept where
          nobody of this desk can change it, it shows later whether any of them was rewritten:{" "}
          <code className="font-mono text-small">sightline fsck --head</code> with it reads the whole journal
          again.
        </Trans>
      </p>
      <p className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <span className="min-w-0 break-all font-mono text-small">{head.hash}</span>
        <Copy text={head.hash}>{t`Copy the hash`}</Copy>
      </p>
      <p className="mt-3 max-w-prose text-small text-dim">{checkedSaid(entries.length, wrong)}</p>
    </Section>
  );
}

function checkedSaid(shown: number, wrong: number): string {
  if (shown === 0) return t`No entry is on this page, so none was read for this.`;
  return wrong === 0
    ? t`The entries on this page were hashed again just now, and each is as it was written. The others were not read for this.`
    : t`${figure(wrong)} on this page is not as it was written. Run sightline fsck, which reads all of them.`;
}
