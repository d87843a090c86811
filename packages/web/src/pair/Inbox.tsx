// The inbox of pairs: what a machine suggests and nobody has answered, best first; and what was answered.
import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { listPairs } from "@sightline/domain";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useRef, useState, type RefObject } from "react";
import type { z } from "zod";
import { useAnswer } from "../api.ts";
import { Answered } from "../desk/Answered.tsx";
import { Button } from "../kit/Button.tsx";
import { Choose } from "../kit/Choose.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Page } from "../kit/Page.tsx";
import { PageHead } from "../kit/PageHead.tsx";
import { RevealAll } from "../kit/RevealAll.tsx";
import { isTyping, letterOf, useKeys } from "../desk/use-keys.ts";
import { useTitle } from "../desk/use-title.ts";
import { Newest } from "../journal/Newest.tsx";
import { isMatching } from "./is-matching.ts";
import { PairRow } from "./PairRow.tsx";
import { Scenes } from "./Scenes.tsx";

type Listed = z.infer<typeof listPairs.answer>;
type Which = "undecided" | "leads" | "decided";

const PAGE = 50;
const MOST = 500;

export function Inbox() {
  const { investigation } = useParams({ from: "/i/$investigation/pairs" });
  const { which = "undecided" } = useSearch({ from: "/i/$investigation/pairs" });
  const [limit, setLimit] = useState(PAGE);
  useTitle(t`Pairs`);
  const query = useAnswer(listPairs, { investigation, which, limit }, ({ matching }) => isMatching(matching));
  return (
    <Answered query={query} fetching={t`Fetching the pairs …`}>
      {(listed) => (
        <Pairs
          {...{ which, listed }}
          onMore={limit < MOST ? () => setLimit(Math.min(MOST, limit + PAGE)) : null}
        />
      )}
    </Answered>
  );
}

type Props = {
  readonly which: Which;
  readonly listed: Listed;
  /** Null when no more can be asked for at once. */
  readonly onMore: (() => void) | null;
};

function Pairs({ which, listed, onMore }: Props) {
  const { undecided, leads, decided, matching } = listed;
  const list = useRef<HTMLUListElement>(null);
  useKeys(list, (event) => !isTyping(event) && walk(event, list.current), { page: true });
  return (
    <Page narrow>
      <PageHead title={t`Pairs`} actions={<RevealAll />}>
        <p className="max-w-prose">
          {t`Items that may show the same recording. A machine suggests them; what you answer makes footage, so that a repost never counts twice. Leads show the same thing from elsewhere: no number waits for them.`}
        </p>
      </PageHead>
      <div className="mt-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line pb-3">
        <Filter which={which} counts={{ undecided, leads, decided }} />
        <Progress matching={matching} />
      </div>
      {which === "leads" ? <Scenes /> : <Listing {...{ which, listed, list, onMore }} />}
      <Newest />
    </Page>
  );
}

type ListingProps = Props & { readonly list: RefObject<HTMLUListElement | null> };

function Listing({ which, listed: { pairs, undecided, decided, matching }, list, onMore }: ListingProps) {
  const of = which === "undecided" ? undecided : decided;
  if (pairs.length === 0) return <Nothing which={which} more={isMatching(matching)} />;
  return (
    <>
      <ul ref={list} aria-label={t`Pairs, ${which}`} className="divide-y divide-line">
        {pairs.map((pair) => (
          <PairRow key={`${pair.a.id} ${pair.b.id}`} pair={pair} />
        ))}
      </ul>
      {pairs.length < of && (
        <p className="figures mt-4 flex items-center gap-4 text-dim">
          <Trans>
            {pairs.length} of {of} shown.
          </Trans>
          {onMore && <Button onClick={onMore}>{t`Show more`}</Button>}
        </p>
      )}
    </>
  );
}

/** `j` and `k` go from pair to pair, as in the proof. */
function walk(event: KeyboardEvent, list: HTMLElement | null): void {
  const links = [...(list?.querySelectorAll<HTMLElement>("a[data-pair]") ?? [])];
  const by = { j: 1, k: -1 }[letterOf(event)] ?? 0;
  if (by === 0 || links.length === 0) return;
  const row = (event.target as Element).closest("li")?.querySelector<HTMLElement>("a[data-pair]");
  const from = row ? links.indexOf(row) : -1;
  links[Math.min(links.length - 1, Math.max(0, from + by))]?.focus();
}

function Filter({ which, counts }: { which: Which; counts: Readonly<Record<Which, number>> }) {
  const navigate = useNavigate({ from: "/i/$investigation/pairs" });
  const show = (wanted: Which) =>
    void navigate({ search: wanted === "undecided" ? {} : { which: wanted }, replace: true });
  return (
    <Choose
      legend={t`Which pairs`}
      options={{
        undecided: t`Undecided (${counts.undecided})`,
        leads: t`Leads (${counts.leads})`,
        decided: t`Decided (${counts.decided})`,
      }}
      chosen={which}
      onChoose={show}
    />
  );
}

/** How far matching is: a person should know whether more may come. */
function Progress({ matching }: { matching: Listed["matching"] }) {
  const { waiting, pixelsWaiting, failed, compared } = matching;
  const said = [t`${plural(compared, { one: "# comparison", other: "# comparisons" })} of fingerprints made`];
  if (waiting > 0)
    said.unshift(t`${plural(waiting, { one: "# item", other: "# items" })} still to be matched`);
  if (pixelsWaiting > 0)
    said.push(
      t`pixels of ${plural(pixelsWaiting, { one: "# item", other: "# items" })} still to be compared`,
    );
  return (
    <output className="figures block text-small text-dim">
      {said.join(" · ")}
      {failed > 0 && (
        <span className="text-bad">
          {" "}
          ·{" "}
          {plural(failed, {
            one: "matching failed for # item; it says why on its page",
            other: "matching failed for # items; each says why on its page",
          })}
        </span>
      )}
    </output>
  );
}

function Nothing({ which, more }: { which: Which; more: boolean }) {
  const investigation = useInvestigation();
  return (
    <div className="py-16">
      <h2 className="heading text-large">
        {which === "decided"
          ? t`No pair has been decided.`
          : more
            ? t`Nothing to decide yet: items are still being matched.`
            : t`No pair waits for an answer.`}
      </h2>
      <p className="mt-4">
        <Link to="/i/$investigation/items" params={{ investigation }} className="link">
          {t`Go to the library`}
        </Link>
      </p>
    </div>
  );
}
