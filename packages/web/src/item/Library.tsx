// The library: every item that the investigation holds, veiled, findable.
import { listItems, type Tile } from "@sightline/domain";
import { Link, useParams } from "@tanstack/react-router";
import { useDeferredValue, useMemo, useState } from "react";
import { useAnswer } from "../api.ts";
import { Answered } from "../desk/Answered.tsx";
import { Icon } from "../desk/Icon.tsx";
import { useTitle } from "../desk/use-title.ts";
import { counted } from "../desk/words.ts";
import { asked as askedOf, byVerdict, copiesOf, EVERYTHING } from "./filter.ts";
import { Filters } from "./Filters.tsx";
import { Grid } from "./Grid.tsx";
import { useReveal } from "./reveal.ts";

const stillDecoding = ({ items }: { items: readonly Tile[] }): boolean =>
  items.some(({ decoding }) => decoding.state === "waiting");

export function Library() {
  const { investigation } = useParams({ from: "/i/$investigation/items" });
  useTitle("Library");
  const query = useAnswer(listItems, { investigation }, stillDecoding);
  return (
    <Answered query={query} what="the items">
      {(value) => <Shelves investigation={investigation} {...value} />}
    </Answered>
  );
}

type Props = {
  readonly investigation: string;
  readonly name: string;
  readonly items: readonly Tile[];
  readonly undecidedPairs: number;
};

function Shelves({ investigation, name, items, undecidedPairs }: Props) {
  const [asked, setAsked] = useState(EVERYTHING);
  const wanted = useDeferredValue(asked);
  const shown = useMemo(() => askedOf(items, wanted), [items, wanted]);
  const copies = useMemo(() => copiesOf(items), [items]);
  const reveal = useReveal(investigation);
  if (items.length === 0) return <Empty name={name} />;
  return (
    <div className="mx-auto max-w-[84rem] px-5 pb-24 pt-8">
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <div>
          <h1 className="heading text-4xl">Library</h1>
          <p className="figures mt-1.5 text-dim">{summaryOf(items)}</p>
        </div>
        <button type="button" className="button" onClick={reveal.toggleAll}>
          <Icon name={reveal.all ? "veil" : "eye"} size={17} />
          {reveal.all ? "Veil all pictures" : "Reveal all pictures"}
        </button>
      </div>
      {undecidedPairs > 0 && <Waiting investigation={investigation} pairs={undecidedPairs} />}
      <div className="mb-5 mt-6 flex flex-wrap items-center justify-between gap-3">
        <Filters tiles={items} asked={asked} onAsk={setAsked} />
        <output className="block figures text-[0.9rem] text-dim">
          {shown.length === items.length
            ? `${items.length} shown`
            : `${shown.length} of ${items.length} shown`}
        </output>
      </div>
      {shown.length === 0 ? (
        <NothingFound onClear={() => setAsked(EVERYTHING)} />
      ) : (
        <Grid investigation={investigation} tiles={shown} copies={copies} reveal={reveal} />
      )}
    </div>
  );
}

/** Copies are asked about elsewhere; here it is only said that they wait. */
function Waiting({ investigation, pairs }: { investigation: string; pairs: number }) {
  return (
    <p className="figures mt-5 flex items-center gap-2 text-[0.9rem]">
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
      <h2 className="heading text-2xl">No item fits these filters.</h2>
      <button type="button" className="button mt-4" onClick={onClear}>
        Show all items
      </button>
    </div>
  );
}

function Empty({ name }: { name: string }) {
  return (
    <section className="mx-auto max-w-[44rem] px-5 py-24">
      <h1 className="heading text-4xl">{name} holds no items yet.</h1>
      <p className="mt-4 text-dim">
        Collect a folder of photos and videos from the command line with{" "}
        <code className="font-mono text-ink">sightline collect</code>. Each file is stored under its hash
        before anything opens it, and appears here.
      </p>
    </section>
  );
}
