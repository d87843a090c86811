// One pair in the inbox: both pictures behind their veils, what is said of them, and the way to compare them.
import { pictureOf, type Pair, type Tile } from "@sightline/domain";
import { Link } from "@tanstack/react-router";
import { Icon } from "../desk/Icon.tsx";
import { dateOf, lengthOf } from "../desk/words.ts";
import type { useReveal } from "../item/reveal.ts";
import { Veiled } from "../item/Veil.tsx";
import { Standing } from "./Standing.tsx";
import { figuresOf, sentenceOf } from "./relation-words.ts";

type Props = {
  readonly investigation: string;
  readonly pair: Pair;
  readonly reveal: ReturnType<typeof useReveal>;
};

/** A pair of photos has no times to tell. */
export const isMoving = ({ a, b }: Pick<Pair, "a" | "b">): boolean =>
  a.kind === "video" && b.kind === "video";

export function PairRow({ investigation, pair, reveal }: Props) {
  const { a, b, relation, decision } = pair;
  return (
    <li className="grid gap-x-6 gap-y-3 py-5 md:grid-cols-[21rem_minmax(0,1fr)]">
      <div className="grid grid-cols-2 gap-2">
        <Small {...{ investigation, reveal }} tile={a} />
        <Small {...{ investigation, reveal }} tile={b} />
      </div>
      <div className="flex min-w-0 flex-col items-start gap-1.5">
        <p className="flex flex-wrap items-center gap-2">
          <Standing pair={pair} />
          {relation?.relation === "same-thing" && <span className="eyebrow">A lead</span>}
        </p>
        <h2 className="text-[1.05rem] font-medium leading-snug">
          {sentenceOf(pair, { a: a.name, b: b.name }, isMoving(pair))}
        </h2>
        {relation && <p className="figures text-[0.9rem] text-dim">{figuresOf(relation)}</p>}
        <Link
          to="/i/$investigation/pairs/$a/$b"
          params={{ investigation, a: a.id, b: b.id }}
          data-pair
          className="button order-last mt-1.5"
          aria-label={`Compare ${b.name} and ${a.name}`}
        >
          Compare <Icon name="right" size={15} />
        </Link>
        {decision && (
          <p className="text-[0.9rem] text-dim">
            Answered by {decision.by}, {dateOf(decision.at)}
            {decision.reason === null ? "." : `: ${decision.reason}`}
          </p>
        )}
      </div>
    </li>
  );
}

type SmallProps = Pick<Props, "investigation" | "reveal"> & { readonly tile: Tile };

function Small({ investigation, reveal, tile }: SmallProps) {
  return (
    <figure className="min-w-0">
      <div className="relative aspect-[4/3] overflow-hidden rounded bg-night">
        {tile.decoding.state === "done" ? (
          <Veiled
            compact
            revealed={reveal.isRevealed(tile.id)}
            onToggle={() => reveal.toggle(tile.id)}
            veil={pictureOf(investigation, tile.id, "veil")}
            warning={tile.warning}
            name={tile.name}
          >
            <img
              src={pictureOf(investigation, tile.id, "thumbnail")}
              alt={`${tile.name}. ${tile.warning}.`}
              className="h-full w-full object-contain"
            />
          </Veiled>
        ) : (
          <p className="p-2 text-[0.8rem] text-white">
            {tile.decoding.state === "refused" ? tile.decoding.sentence : "Waiting for the decoders."}
          </p>
        )}
      </div>
      <figcaption className="figures mt-1 flex items-center gap-1 text-[0.8rem] text-dim">
        <Icon name={tile.kind} size={14} />
        <span className="min-w-0 flex-1 truncate" title={tile.name}>
          {tile.name}
        </span>
        {tile.durationUs !== null && tile.kind === "video" && <span>{lengthOf(tile.durationUs)}</span>}
      </figcaption>
    </figure>
  );
}
