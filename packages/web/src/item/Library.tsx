// The library: every item that the investigation holds, veiled, findable.
import { listItems, type Tile } from "@sightline/domain";
import { Link, useParams } from "@tanstack/react-router";
import { useDeferredValue, useMemo, useState } from "react";
import type { z } from "zod";
import { useAnswer } from "../api.ts";
import { Answered } from "../desk/Answered.tsx";
import { Button } from "../kit/Button.tsx";
import { Icon } from "../kit/Icon.tsx";
import { Page } from "../kit/Page.tsx";
import { PageHead } from "../kit/PageHead.tsx";
import { RevealAll } from "../kit/RevealAll.tsx";
import { useTitle } from "../desk/use-title.ts";
import { counted } from "../desk/words.ts";
import { asked as askedOf, byVerdict, copiesOf, EVERYTHING } from "./filter.ts";
import { Filters } from "./Filters.tsx";
import { Grid } from "./Grid.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { useReveal } from "../kit/reveal.ts";

type Listed = z.infer<typeof listItems.answer>;

const stillDecoding = ({ items }: Listed): boolean =>
  items.some(({ decoding }) => decoding.state === "waiting");

export function Library() {
  const { investigation } = useParams({ from: "/i/$investigation/items" });
  useTitle("Library");
  const query = useAnswer(listItems, { investigation }, stillDecoding);
  return (
    <Answered query={query} what="the items">
      {(value) => <Shelves {...value} />}
    </Answered>
  );
}

function Shelves({ name, items, undecidedPairs }: Listed) {
  const [asked, setAsked] = useState(EVERYTHING);
  const wanted = useDeferredValue(asked);
  const shown = useMemo(() => askedOf(items, wanted), [items, wanted]);
  const copies = useMemo(() => copiesOf(items), [items]);
  const reveal = useReveal();
  if (items.length === 0) return <Empty name={name} />;
  return (
    <Page>
      <PageHead title="Library" actions={<RevealAll />}>
        {summaryOf(items)}
      </PageHead>
      {undecidedPairs > 0 && <Waiting pairs={undecidedPairs} />}
      <div className="mb-5 mt-6 flex flex-wrap items-center justify-between gap-3">
        <Filters tiles={items} asked={asked} onAsk={setAsked} />
        <output className="block figures text-small text-dim">
          {shown.length === items.length
            ? `${items.length} shown`
            : `${shown.length} of ${items.length} shown`}
        </output>
      </div>
      {shown.length === 0 ? (
        <NothingFound onClear={() => setAsked(EVERYTHING)} />
      ) : (
        <Grid tiles={shown} copies={copies} reveal={reveal} />
      )}
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

function summaryOf(items: readonly Tile[]): string {
  const { verified } = byVerdict(items);
  const of = (kind: Tile["kind"]) => items.filter((item) => item.kind === kind).length;
  const parts = [counted(of("photo"), "photo"), counted(of("video"), "video")];
  if (of("other") > 0) parts.push(counted(of("other"), "other file"));
  return `${parts.join(", ")} · ${verified} verified`;
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
      <PageHead title={`${name} holds no items yet.`}>
        Collect a folder of photos and videos from the command line with{" "}
        <code className="font-mono text-ink">sightline collect</code>. Each file is stored under its hash
        before anything opens it, and appears here.
      </PageHead>
    </Page>
  );
}
