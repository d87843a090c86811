// An item among others: its small picture behind the veil, or why there is none.
import { t } from "@lingui/core/macro";
import { damageOf, type Tile as TileShape } from "@sightline/domain";
import { Badge, type Look } from "./Badge.tsx";
import { Icon } from "./Icon.tsx";
import { useInvestigation } from "./investigation.ts";
import { Veiled } from "./Veiled.tsx";
import { picture } from "../session.ts";

type Props = { readonly tile: TileShape; readonly compact?: boolean };

export function Tile({ tile, compact = false }: Props) {
  const investigation = useInvestigation();
  const isThere = tile.decoding.state === "done" && tile.kind !== "other";
  const damage = damageOf(tile.decoding);
  return (
    <div className="relative aspect-[4/3] shrink-0 overflow-hidden bg-sunk">
      {isThere ? (
        <Veiled tile={tile} compact={compact}>
          <img
            src={picture(investigation, tile.id, "thumbnail")}
            alt={`${tile.name}. ${tile.warning}.`}
            className="h-full w-full object-contain"
          />
        </Veiled>
      ) : (
        <NotThere tile={tile} compact={compact} />
      )}
      <span className="pointer-events-none absolute left-2 top-2 flex flex-wrap gap-1">
        {damage !== null && <Badge look={damagedLook(damage)} />}
        {tile.restricted && <Badge look={restrictedMark()} />}
      </span>
    </div>
  );
}

/** Not every member sees it, and what is shown of it to others is told by that. */
const restrictedMark = (): Look => ({ word: t`Restricted`, icon: "people", tone: "care" });

/** Said over the veil and over the picture: what is missing of it is no proof that nobody was there. */
const damagedLook = (damage: string): Look => ({
  word: /\d+ of \d+ rows/.exec(damage)?.[0] ?? t`Damaged`,
  icon: "alert",
  tone: "bad",
});

function NotThere({ tile: { decoding, kind, warning }, compact }: Props) {
  const refused = decoding.state === "refused";
  return (
    <div className={`flex h-full flex-col justify-end text-small ${compact ? "p-2" : "gap-2 p-3.5"}`}>
      <span className="text-dim">
        <Icon name={refused ? "alert" : kind} size={22} />
      </span>
      {refused && <strong className="text-bad">{t`Not decoded`}</strong>}
      <span className="line-clamp-5">
        {refused
          ? decoding.sentence
          : decoding.state === "waiting"
            ? t`Waiting for the decoders. The original is stored.`
            : warning}
      </span>
    </div>
  );
}
