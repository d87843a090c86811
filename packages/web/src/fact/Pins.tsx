// What a fact pins: each part of a picture cut out, behind the veil of its item, with what is to be seen there and the way to it.
import { t } from "@lingui/core/macro";
import { showItem, type Pin, type Tile } from "@sightline/domain";
import { use } from "react";
import { useAnswer } from "../api.ts";
import { ItemLink } from "../desk/ItemLink.tsx";
import { instantOf } from "../desk/words.ts";
import { Button } from "../kit/Button.tsx";
import { Crop } from "../kit/Crop.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { partIn } from "../kit/part.ts";
import { PartMark } from "../kit/PartMark.tsx";
import { KnownTiles } from "./known-tiles.ts";

type Props = {
  readonly pins: readonly Pin[];
  /** While they are being gathered: the number of the one that goes. */
  readonly onTakeOut?: (nr: number) => void;
};

export function Pins({ pins, onTakeOut }: Props) {
  const known = use(KnownTiles);
  if (pins.length === 0) return null;
  return (
    <ul aria-label={t`Pinned parts`} className="my-2 flex flex-wrap gap-3">
      {pins.map((pin, nr) => {
        const tile = known(pin.item);
        return (
          <li key={`${nr} ${JSON.stringify(pin)}`} data-pin className="w-36 min-w-0 break-words text-small">
            {tile ? <Pinned pin={pin} tile={tile} leads={onTakeOut === undefined} /> : <Asked pin={pin} />}
            {onTakeOut && (
              <Button look="link" aria-label={takingOut(nr + 1, pin)} onClick={() => onTakeOut(nr)}>
                {t`Take out`}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

const takingOut = (nr: number, { note }: Pin): string =>
  note === undefined ? t`Take out pin ${nr}` : t`Take out pin ${nr}: ${note}`;

type PinnedProps = {
  readonly pin: Pin;
  readonly tile: Tile;
  /** Nobody is led away from what they are stating. */
  readonly leads?: boolean;
};

function Pinned({ pin: { at, region, note }, tile, leads = true }: PinnedProps) {
  const part = partIn(region);
  return (
    <>
      <Crop tile={tile} atUs={at} box={part ?? undefined} who={note ?? t`A pinned part`} opening={1}>
        {part && <PartMark part={part} />}
      </Crop>
      <p className="mt-1">
        {note !== undefined && <span className="block">{note}</span>}
        <span className="text-dim">
          {leads ? (
            <ItemLink item={tile.id} atUs={at}>
              {tile.name}
            </ItemLink>
          ) : (
            tile.name
          )}
          {tile.kind === "video" && `, ${instantOf(at)}`}
        </span>
      </p>
    </>
  );
}

/** One of an item that the page does not have. */
function Asked({ pin }: { readonly pin: Pin }) {
  const { data } = useAnswer(showItem, { investigation: useInvestigation(), item: pin.item });
  if (!data) return <span className="text-dim">{t`Asking …`}</span>;
  return data.ok ? <Pinned pin={pin} tile={data.value.tile} /> : <span>{data.refusal.sentence}</span>;
}
