// One marked person on the board: cut out of the frame that shows them largest, behind the veil of the item.
import { t } from "@lingui/core/macro";
import type { SightingsShown, Tile } from "@sightline/domain";
import { ItemLink } from "../desk/ItemLink.tsx";
import { instantOf } from "../desk/words.ts";
import { Crop } from "../kit/Crop.tsx";
import { Pick } from "../kit/Pick.tsx";

type Props = {
  readonly sighting: SightingsShown["sightings"][number];
  readonly tile: Tile;
  readonly chosen: boolean;
  readonly onChoose: (id: string) => void;
};

/** As large as a frame shows them. */
export function PersonCrop({
  sighting: { nr, subject, box, spans },
  tile,
}: Pick<Props, "sighting" | "tile">) {
  const [at, left = 0, top = 0, width = 1, height = 1] = box ?? [];
  return (
    <Crop
      tile={tile}
      atUs={at ?? spans[0]?.[0] ?? 0}
      box={box ? { left, top, width, height } : undefined}
      who={t`number ${nr}, ${subject}`}
    />
  );
}

export function PersonCard({ sighting, tile, chosen, onChoose }: Props) {
  const { id, nr, box, subject, attributes, spans } = sighting;
  const atUs = box?.[0] ?? spans[0]?.[0] ?? 0;
  const who = t`number ${nr}, ${subject}`;
  return (
    <li
      data-person={id}
      className={`min-w-0 rounded-lg p-1.5 ${chosen ? "bg-accent-soft outline-2 outline-accent" : ""}`}
    >
      <PersonCrop sighting={sighting} tile={tile} />
      <div className="mt-1.5 flex items-start gap-2 text-small leading-snug">
        <Pick
          label={t`Choose ${who} in ${tile.name}`}
          on={chosen}
          onToggle={() => onChoose(id)}
          onReach={() => onChoose(id)}
        />
        <p className="min-w-0 break-words">
          <span className="figures font-semibold">{nr}</span> {[subject, ...attributes].join(", ")}
          <span className="block text-dim">
            <ItemLink item={tile.id} atUs={atUs}>
              {tile.name}
            </ItemLink>
            {tile.kind === "video" && `, ${instantOf(atUs)}`}
          </span>
        </p>
      </div>
    </li>
  );
}
