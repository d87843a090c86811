// One item: the picture or the video frame by frame, who is in it, why it counts or not, and where it comes from.
import { showItem } from "@sightline/domain";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import type { z } from "zod";
import { useAnswer } from "../api.ts";
import { Answered } from "../desk/Answered.tsx";
import { Icon } from "../desk/Icon.tsx";
import { useTitle } from "../desk/use-title.ts";
import { FactList } from "../fact/FactList.tsx";
import { isItemMatching } from "../pair/is-matching.ts";
import { Related } from "../pair/Related.tsx";
import { Carried } from "../pair/Carried.tsx";
import { Examine } from "./Examine.tsx";
import { Provenance } from "./Provenance.tsx";
import { Reviews } from "./Reviews.tsx";
import { SeenByTwo } from "./SeenByTwo.tsx";

export type ItemShown = z.infer<typeof showItem.answer>;

export function ItemPage() {
  const { investigation, item } = useParams({ from: "/i/$investigation/items/$item" });
  const query = useAnswer(
    showItem,
    { investigation, item },
    ({ tile, matching }) => tile.decoding.state === "waiting" || isItemMatching(matching),
  );
  return (
    <Answered query={query} what="the item">
      {(value) => <Item key={item} investigation={investigation} item={value} />}
    </Answered>
  );
}

function Item({ investigation, item }: { investigation: string; item: ItemShown }) {
  const { tile } = item;
  const { at } = useSearch({ from: "/i/$investigation/items/$item" });
  const navigate = useNavigate({ from: "/i/$investigation/items/$item" });
  const nameOf = (id: string): string => item.names[id] ?? id;
  useTitle(tile.name);
  return (
    <div className="mx-auto max-w-[84rem] px-5 pb-24 pt-5">
      <Link
        to="/i/$investigation/items"
        params={{ investigation }}
        className="inline-flex items-center gap-1 text-dim hover:text-ink"
      >
        <Icon name="back" size={16} /> Library
      </Link>
      <h1 className="heading mb-4 mt-1 text-3xl sm:text-4xl">{tile.name}</h1>
      {tile.decoding.state === "done" && tile.kind !== "other" ? (
        <Examine
          investigation={investigation}
          item={item}
          atUs={at ?? item.ptsUs[0] ?? 0}
          onInstant={(atUs) => void navigate({ search: { at: atUs }, replace: true, resetScroll: false })}
        >
          <Standing investigation={investigation} item={item} />
        </Examine>
      ) : (
        <div className="grid gap-10 lg:grid-cols-2">
          <Undecoded tile={tile} />
          <Standing investigation={investigation} item={item} />
        </div>
      )}
      <Carried investigation={investigation} item={tile.id} />
      <Related investigation={investigation} item={tile.id} matching={item.matching} />
      <section className="mt-14">
        <h2 className="heading text-xl">Facts that involve it</h2>
        <div className="mt-3">
          {item.facts.length === 0 ? (
            <p className="text-dim">
              None is stated. Without facts, its people may all be people seen elsewhere.
            </p>
          ) : (
            <FactList facts={item.facts} nameOf={nameOf} wide />
          )}
        </div>
      </section>
      <div className="mt-14">
        <Provenance item={item} />
      </div>
    </div>
  );
}

/** Its verdict, and the other copies that speak for the same people. */
function Standing({ investigation, item }: { investigation: string; item: ItemShown }) {
  return (
    <div className="flex flex-col gap-8">
      <Reviews verdict={item.tile.verdict} reviews={item.reviews} />
      <SeenByTwo investigation={investigation} item={item} />
      {item.sameFootage.length > 0 && <SameFootage investigation={investigation} items={item.sameFootage} />}
    </div>
  );
}

function Undecoded({ tile }: { tile: ItemShown["tile"] }) {
  const { decoding } = tile;
  return (
    <section className="rounded-lg bg-sunk p-6">
      <p
        className={`flex items-center gap-2 font-semibold ${decoding.state === "refused" ? "text-bad" : ""}`}
      >
        <Icon name={decoding.state === "refused" ? "alert" : tile.kind} size={20} />
        {decoding.state === "refused"
          ? "Not decoded"
          : decoding.state === "waiting"
            ? "Waiting for the decoders"
            : "Kept as bytes"}
      </p>
      <p className="mt-2 max-w-prose">
        {decoding.state === "refused"
          ? decoding.sentence
          : decoding.state === "waiting"
            ? "The original is stored under its hash. Its picture appears here as soon as it has been decoded."
            : "It is neither a photo nor a video, so it is stored and never opened."}
      </p>
    </section>
  );
}

type Other = { readonly id: string; readonly name: string };

function SameFootage({ investigation, items }: { investigation: string; items: readonly Other[] }) {
  return (
    <section>
      <h2 className="heading text-xl">Same footage</h2>
      <p className="mt-2">
        Shows the same recording as these. However many copies there are, its people count once.
      </p>
      <ul className="mt-2 space-y-1">
        {items.map(({ id, name }) => (
          <li key={id}>
            <Link to="/i/$investigation/items/$item" params={{ investigation, item: id }} className="link">
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
