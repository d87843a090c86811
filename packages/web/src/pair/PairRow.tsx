// One pair in the inbox: both pictures behind their veils, what is said of them, and the way to compare them.
import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { RELATION_WORDS, sharedBySaid, type Pair, type Tile as TileShape } from "@sightline/domain";
import { Link } from "@tanstack/react-router";
import { MemberName } from "../desk/members.tsx";
import { lengthOf } from "../desk/words.ts";
import { Icon } from "../kit/Icon.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Tile } from "../kit/Tile.tsx";
import { Time } from "../kit/Time.tsx";
import { figuresOf, sentenceOf } from "./relation-words.ts";
import { Standing } from "./Standing.tsx";

/** A pair of photos has no times to tell. */
export const isMoving = ({ a, b }: Pick<Pair, "a" | "b">): boolean =>
  a.kind === "video" && b.kind === "video";

export function PairRow({ pair }: { pair: Pair }) {
  const investigation = useInvestigation();
  const { a, b, relation, decision } = pair;
  const shared = relation && sharedBySaid(relation, pair.sharedBy);
  return (
    <li className="grid gap-x-6 gap-y-3 py-5 md:grid-cols-[21rem_minmax(0,1fr)]">
      <div className="grid grid-cols-2 gap-2">
        <SmallTile tile={a} />
        <SmallTile tile={b} />
      </div>
      <div className="flex min-w-0 flex-col items-start gap-1.5">
        <p className="flex flex-wrap items-center gap-2">
          <Standing pair={pair} />
          {relation && relation.relation !== "same-recording" && (
            <span className="eyebrow">{RELATION_WORDS[relation.relation]}</span>
          )}
        </p>
        <h2 className=" font-medium leading-snug">
          {sentenceOf(pair, { a: a.name, b: b.name }, isMoving(pair))}
        </h2>
        {relation && (
          <p className="figures text-small text-dim">
            {figuresOf(relation)}
            {shared && ` · ${shared}`}
          </p>
        )}
        <Link
          to="/i/$investigation/pairs/$a/$b"
          params={{ investigation, a: a.id, b: b.id }}
          data-pair
          className="button order-last mt-1.5"
          aria-label={t`Compare ${b.name} and ${a.name}`}
        >
          {t`Compare`} <Icon name="right" size={15} />
        </Link>
        {decision && (
          <p className="text-small text-dim">
            {decision.reason === null ? (
              <Trans>
                Answered by <MemberName id={decision.by} />, <Time at={decision.at} />.
              </Trans>
            ) : (
              <Trans>
                Answered by <MemberName id={decision.by} />, <Time at={decision.at} />: {decision.reason}
              </Trans>
            )}
          </p>
        )}
      </div>
    </li>
  );
}

export function SmallTile({ tile }: { tile: TileShape }) {
  return (
    <figure className="min-w-0">
      <div className="overflow-hidden rounded">
        <Tile tile={tile} compact />
      </div>
      <figcaption className="figures mt-1 flex items-center gap-1 text-small text-dim">
        <Icon name={tile.kind} size={14} />
        <span className="min-w-0 flex-1 truncate" title={tile.name}>
          {tile.name}
        </span>
        {tile.durationUs !== null && tile.kind === "video" && <span>{lengthOf(tile.durationUs)}</span>}
      </figcaption>
    </figure>
  );
}
