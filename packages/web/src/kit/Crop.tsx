// One person cut out of a frame, as large as it shows them, behind the veil of the item.
import { t } from "@lingui/core/macro";
import type { Tile } from "@sightline/domain";
import type { ReactNode } from "react";
import { partAround, placeOf, type Part } from "./crop.ts";
import { useInvestigation } from "./investigation.ts";
import { useShape } from "./use-shape.ts";
import { Veiled } from "./Veiled.tsx";
import { picture } from "../session.ts";

type Props = {
  readonly tile: Tile;
  readonly atUs: number;
  /** Undefined shows all of the frame. */
  readonly box: Part | undefined;
  /** Whom it shows, before the name of the item. */
  readonly who: string;
  /** Width to height of what it is seen through; portrait when left out, as people stand. */
  readonly opening?: number;
  /** Drawn over the frame. */
  readonly children?: ReactNode;
};

const OPENING = 4 / 5;
const WHOLE: Part = { left: 0, top: 0, width: 1, height: 1 };

export function Crop({ tile, atUs, box, who, opening = OPENING, children }: Props) {
  const investigation = useInvestigation();
  const { shape, onShape } = useShape();
  return (
    <div className="relative w-full overflow-hidden rounded bg-night" style={{ aspectRatio: opening }}>
      <Veiled tile={tile} onShape={onShape} compact>
        <span className="absolute block" style={placeOf(box ? partAround(box, shape, opening) : WHOLE)}>
          <img
            src={picture(investigation, tile.id, tile.kind === "photo" ? "still" : { atUs })}
            alt={t`${who} in ${tile.name}. ${tile.warning}.`}
            onLoad={onShape}
            className={`absolute inset-0 h-full w-full ${box ? "" : "object-contain"}`}
          />
          {children}
        </span>
      </Veiled>
    </div>
  );
}
