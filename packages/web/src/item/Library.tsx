// The library: every item that the investigation holds, veiled, findable.
import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Newest } from "../journal/Newest.tsx";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useDeferredValue, type ComponentProps } from "react";
import { later } from "../desk/later.tsx";
import { Answered } from "../desk/Answered.tsx";
import { Button } from "../kit/Button.tsx";
import { Icon } from "../kit/Icon.tsx";
import { Page } from "../kit/Page.tsx";
import { PageHead } from "../kit/PageHead.tsx";
import { RevealAll } from "../kit/RevealAll.tsx";
import { useTitle } from "../desk/use-title.ts";
import { ChoiceBar } from "../choice/ChoiceBar.tsx";
import { LastAct } from "../choice/LastAct.tsx";
import { useChoice } from "../choice/use-choice.ts";
import { useWhyNot } from "../desk/may.ts";
import { Filters } from "./Filters.tsx";
import { Grid } from "./Grid.tsx";
import type { ItemTable as Shown } from "./ItemTable.tsx";
import { Choose } from "../kit/Choose.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { useReveal } from "../kit/reveal.ts";
import { BringIn } from "../upload/BringIn.tsx";
import { Views } from "../view/Views.tsx";
import { MayPaste } from "../wanted/MayPaste.tsx";
import { Wanted } from "../wanted/Wanted.tsx";
import { onlyAsked, withPart, type AskedSearch } from "./asked.ts";
import { useInAddress } from "../desk/use-in-address.ts";
import { useLibrary, type Listed } from "./use-library.ts";

const ItemTable = later(async () => (await import("./ItemTable.tsx")).ItemTable);

export function Library() {
  useTitle(t`Library`);
  const search = useSearch({ from: "/i/$investigation/items" });
  const navigate = useNavigate({ from: "/i/$investigation/items" });
  const [asked, setAsked] = useInAddress(onlyAsked(search), (next) =>
    navigate({ search: next, replace: true, resetScroll: false }),
  );
  const wanted = useDeferredValue(asked);
  const query = useLibrary(wanted);
  return (
    <Answered query={query} fetching={t`Fetching the items …`}>
      {(listed) => (
        <Shelves {...{ wanted, listed }} asked={asked} onAsk={setAsked} settled={!query.isPlaceholderData} />
      )}
    </Answered>
  );
}

type Props = {
  readonly asked: AskedSearch;
  /** What the items are the answer to, once it is settled. */
  readonly wanted: AskedSearch;
  readonly listed: Listed;
  readonly settled: boolean;
  readonly onAsk: (asked: AskedSearch) => void;
};

function Shelves({ asked, wanted, listed, settled, onAsk }: Props) {
  const { name, found, all, undecidedPairs } = listed;
  const reveal = useReveal();
  const choosing = useChoice(wanted);
  const mayChoose = useWhyNot("item.triage") === null;
  const { items } = all;
  if (items === 0) return <Empty name={name} />;
  return (
    <Page>
      <BringIn>
        {({ button, panel, bring }) => (
          <>
            <PageHead
              title={t`Library`}
              actions={
                <div className="flex flex-wrap gap-2">
                  {button}
                  <MayPaste />
                  <RevealAll />
                </div>
              }
            >
              {summaryOf(all)}
            </PageHead>
            {panel}
            <Wanted onBring={bring} />
          </>
        )}
      </BringIn>
      {undecidedPairs > 0 && <Waiting pairs={undecidedPairs} />}
      <div className="mb-5 mt-6 flex flex-wrap items-center gap-2.5">
        <Filters all={all} asked={asked} onAsk={onAsk} />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-3 sm:ml-auto">
          <Views asked={asked} />
          <output className="block figures text-small text-dim">
            {found === items ? t`${items} shown` : t`${found} of ${items} shown`}
          </output>
          <Choose
            legend={t`Shown as`}
            options={{ tiles: t`Tiles`, table: t`Table` }}
            chosen={asked.view ?? "tiles"}
            onChoose={(view) => onAsk(withPart(asked, { view: view === "table" ? view : undefined }))}
          />
        </div>
      </div>
      <LastAct onGo={onAsk} />
      {found === 0 ? (
        <NothingFound onClear={() => onAsk(asked.view ? { view: asked.view } : {})} />
      ) : (
        <ShownAs {...{ wanted, listed, settled, reveal, onAsk }} choosing={mayChoose ? choosing : null} />
      )}
      {mayChoose && <ChoiceBar choosing={choosing} found={found} />}
      <Newest raised={choosing.size > 0} />
    </Page>
  );
}

type ShownProps = ComponentProps<typeof Grid> & ComponentProps<typeof Shown>;

/** Tiles, or a table: the same items. */
const ShownAs = ({ onAsk, reveal, ...rest }: ShownProps) =>
  rest.wanted.view === "table" ? <ItemTable {...rest} onAsk={onAsk} /> : <Grid {...rest} reveal={reveal} />;

/** Copies are asked about elsewhere; here it is only said that they wait. */
function Waiting({ pairs }: { pairs: number }) {
  const investigation = useInvestigation();
  return (
    <p className="figures flex items-center gap-2 text-small">
      <Icon name="copies" size={16} />
      <Link to="/i/$investigation/pairs" params={{ investigation }} className="link">
        {plural(pairs, { one: "# pair of items may be copies", other: "# pairs of items may be copies" })}
      </Link>
      <span className="hidden text-dim md:inline">
        {plural(pairs, { one: "and waits for an answer", other: "and wait for an answer" })}
      </span>
    </p>
  );
}

const of = (counts: Listed["all"]["kind"], one: string): number =>
  counts.find(({ value }) => value === one)?.items ?? 0;

function summaryOf({ kind, verdict }: Listed["all"]): string {
  const parts = [
    plural(of(kind, "photo"), { one: "# photo", other: "# photos" }),
    plural(of(kind, "video"), { one: "# video", other: "# videos" }),
  ];
  if (of(kind, "other") > 0)
    parts.push(plural(of(kind, "other"), { one: "# other file", other: "# other files" }));
  return t`${parts.join(", ")} · ${of(verdict, "verified")} verified`;
}

function NothingFound({ onClear }: { onClear: () => void }) {
  return (
    <div className="border-t border-line py-16">
      <h2 className="heading text-large">{t`No item fits these filters.`}</h2>
      <Button className="mt-4" onClick={onClear}>
        {t`Show all items`}
      </Button>
    </div>
  );
}

function Empty({ name }: { name: string }) {
  return (
    <Page alone>
      <BringIn>
        {({ button, panel, bring }) => (
          <>
            <PageHead
              title={t`${name} holds no items yet.`}
              actions={
                <div className="flex flex-wrap gap-2">
                  {button}
                  <MayPaste />
                </div>
              }
            >
              <Trans>
                Drag photos, videos, folders or ZIPs here, or collect a folder from the command line with{" "}
                <code className="font-mono text-ink">sightline collect</code>. Each file is stored under its
                hash before anything opens it, and appears here.
              </Trans>
            </PageHead>
            {panel}
            <Wanted onBring={bring} />
          </>
        )}
      </BringIn>
    </Page>
  );
}
