// The library: every item that the investigation holds, veiled, findable.
import { Newest } from "../journal/Newest.tsx";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useDeferredValue } from "react";
import { Answered } from "../desk/Answered.tsx";
import { Button } from "../kit/Button.tsx";
import { Icon } from "../kit/Icon.tsx";
import { Page } from "../kit/Page.tsx";
import { PageHead } from "../kit/PageHead.tsx";
import { RevealAll } from "../kit/RevealAll.tsx";
import { useTitle } from "../desk/use-title.ts";
import { counted } from "../desk/words.ts";
import { ChoiceBar } from "../choice/ChoiceBar.tsx";
import { LastAct } from "../choice/LastAct.tsx";
import { useChoice } from "../choice/use-choice.ts";
import { useWhyNot } from "../desk/may.ts";
import { Filters } from "./Filters.tsx";
import { Grid } from "./Grid.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { useReveal } from "../kit/reveal.ts";
import { BringIn } from "../upload/BringIn.tsx";
import { Wanted } from "../wanted/Wanted.tsx";
import { askedOf, EVERYTHING, onlyAsked, searchOf, type Asked, type AskedSearch } from "./asked.ts";
import { useInAddress } from "../desk/use-in-address.ts";
import { useLibrary, type Listed } from "./use-library.ts";

export function Library() {
  useTitle("Library");
  const search = useSearch({ from: "/i/$investigation/items" });
  const navigate = useNavigate({ from: "/i/$investigation/items" });
  const [asked, setAsked] = useInAddress(onlyAsked(search), (next) =>
    navigate({ search: next, replace: true, resetScroll: false }),
  );
  const wanted = useDeferredValue(asked);
  const query = useLibrary(wanted);
  return (
    <Answered query={query} what="the items">
      {(listed) => (
        <Shelves
          {...{ wanted, listed }}
          asked={askedOf(asked)}
          onAsk={(next) => setAsked(searchOf(next))}
          settled={!query.isPlaceholderData}
        />
      )}
    </Answered>
  );
}

type Props = {
  readonly asked: Asked;
  /** What the items are the answer to, once it is settled. */
  readonly wanted: AskedSearch;
  readonly listed: Listed;
  readonly settled: boolean;
  readonly onAsk: (asked: Asked) => void;
};

function Shelves({ asked, wanted, listed, settled, onAsk }: Props) {
  const { name, found, all, undecidedPairs } = listed;
  const reveal = useReveal();
  const choosing = useChoice(wanted);
  const mayChoose = useWhyNot("item.triage") === null;
  const items = all.photo + all.video + all.other;
  if (items === 0) return <Empty name={name} />;
  return (
    <Page>
      <BringIn>
        {({ button, panel, bring }) => (
          <>
            <PageHead
              title="Library"
              actions={
                <div className="flex flex-wrap gap-2">
                  {button}
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
      <div className="mb-5 mt-6 flex flex-wrap items-center justify-between gap-3">
        <Filters verdicts={all.verdicts} stages={all.stages} asked={asked} onAsk={onAsk} />
        <output className="block figures text-small text-dim">
          {found === items ? `${items} shown` : `${found} of ${items} shown`}
        </output>
      </div>
      <LastAct onGo={(where) => onAsk(askedOf(where))} />
      {found === 0 ? (
        <NothingFound onClear={() => onAsk(EVERYTHING)} />
      ) : (
        <Grid {...{ wanted, listed, settled, reveal }} choosing={mayChoose ? choosing : null} />
      )}
      {mayChoose && <ChoiceBar choosing={choosing} found={found} />}
      <Newest />
    </Page>
  );
}

/** Copies are asked about elsewhere; here it is only said that they wait. */
function Waiting({ pairs }: { pairs: number }) {
  const investigation = useInvestigation();
  return (
    <p className="figures flex items-center gap-2 text-small">
      <Icon name="copies" size={16} />
      <Link to="/i/$investigation/pairs" params={{ investigation }} className="link">
        {counted(pairs, "pair")} of items may be copies
      </Link>
      <span className="hidden text-dim md:inline">and {pairs === 1 ? "waits" : "wait"} for an answer</span>
    </p>
  );
}

function summaryOf({ photo, video, other, verdicts }: Listed["all"]): string {
  const parts = [counted(photo, "photo"), counted(video, "video")];
  if (other > 0) parts.push(counted(other, "other file"));
  return `${parts.join(", ")} · ${verdicts.verified} verified`;
}

function NothingFound({ onClear }: { onClear: () => void }) {
  return (
    <div className="border-t border-line py-16">
      <h2 className="heading text-large">No item fits these filters.</h2>
      <Button className="mt-4" onClick={onClear}>
        Show all items
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
            <PageHead title={`${name} holds no items yet.`} actions={button}>
              Drag photos, videos, folders or ZIPs here, or collect a folder from the command line with{" "}
              <code className="font-mono text-ink">sightline collect</code>. Each file is stored under its
              hash before anything opens it, and appears here.
            </PageHead>
            {panel}
            <Wanted onBring={bring} />
          </>
        )}
      </BringIn>
    </Page>
  );
}
