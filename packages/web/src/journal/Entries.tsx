// Entries of the journal under one another: who did what to what, why, and when; each leads to its thing.
import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { EntryShown } from "@sightline/domain";
import { Link } from "@tanstack/react-router";
import { useEffect, type ReactNode } from "react";
import { ItemLink } from "../desk/ItemLink.tsx";
import { figure } from "../desk/words.ts";
import { Button } from "../kit/Button.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { List } from "../kit/List.tsx";
import { Notice } from "../kit/Notice.tsx";
import { Time } from "../kit/Time.tsx";
import type { useJournal, Journal } from "./use-journal.ts";

type Props = {
  readonly journal: Journal;
  readonly query: ReturnType<typeof useJournal>;
  /** What they are, for those who do not see the list. */
  readonly label: string;
};

export function Entries({ journal: { entries, lookedTo, more }, query, label }: Props) {
  const { isFetching, fetchNextPage } = query;
  const isEmpty = entries.length === 0;
  // Where nothing was found yet it is looked further back, a bounded part of the journal at a time.
  useEffect(() => {
    if (isEmpty && more && !isFetching) void fetchNextPage();
  }, [isEmpty, more, isFetching, fetchNextPage]);
  return (
    <>
      {!isEmpty && (
        <List ordered aria-label={label}>
          {entries.map((entry) => (
            <Entry key={entry.seq} entry={entry} />
          ))}
        </List>
      )}
      {isEmpty && !more && <p className="py-4 text-dim">{t`No entry fits.`}</p>}
      {isEmpty && more && (
        <p className="py-4 text-dim">
          <Trans>Looking further back, before entry {figure(lookedTo)} …</Trans>
        </p>
      )}
      {!isEmpty && more && (
        <Button className="mt-4" off={isFetching} onClick={() => void fetchNextPage()}>
          {t`Show older entries`}
        </Button>
      )}
    </>
  );
}

type EntryProps = {
  readonly entry: EntryShown;
  /** Stands before what was done. */
  readonly children?: ReactNode;
};

export function Entry({ entry, children }: EntryProps) {
  const { seq, at, by, via, did, why, thing, agrees } = entry;
  return (
    <li className="grid gap-x-6 py-2.5 sm:grid-cols-[1fr_auto]">
      <div className="min-w-0 break-words">
        {children}
        {via === null ? (
          <Trans>
            <span className="font-medium">{by}</span> <ThingLink thing={thing}>{did}</ThingLink>
          </Trans>
        ) : (
          <Trans>
            <span className="font-medium">{by}</span> <ThingLink thing={thing}>{did}</ThingLink>
            <span className="text-dim">, typed in by {via}</span>
          </Trans>
        )}
        {why !== null && <p className="whitespace-pre-line text-small text-dim">{why}</p>}
        {!agrees && (
          <div className="mt-1">
            <Notice tone="bad">
              {t`This entry does not say what it said when it was written: its hash is another. Run sightline fsck.`}
            </Notice>
          </div>
        )}
      </div>
      <p className="figures flex gap-x-3 text-small text-dim sm:flex-col sm:items-end">
        <Time at={at} />{" "}
        <span>
          <Trans>entry {figure(seq)}</Trans>
        </span>
      </p>
    </li>
  );
}

function ThingLink({ thing, children }: { readonly thing: EntryShown["thing"]; readonly children: string }) {
  const investigation = useInvestigation();
  if (thing.kind === "item") return <ItemLink item={thing.item}>{children}</ItemLink>;
  const to =
    thing.kind === "pair"
      ? ({ to: "/i/$investigation/pairs/$a/$b", params: { investigation, a: thing.a, b: thing.b } } as const)
      : ({ to: `/i/$investigation/${thing.kind}`, params: { investigation } } as const);
  return (
    <Link {...to} className="link">
      {children}
    </Link>
  );
}
