// A still of the proof behind its veil, with the boxes of those who are counted in it.
import { pictureOf, type Tile } from "@sightline/domain";
import { useState, type SyntheticEvent } from "react";
import { Boxes } from "../item/Boxes.tsx";
import { useReveal } from "../item/reveal.ts";
import { Veiled } from "../item/Veil.tsx";
import type { DrawnBox } from "../item/instants.ts";

type Props = {
  readonly investigation: string;
  readonly tile: Tile;
  readonly atUs: number;
  readonly boxes: readonly DrawnBox[];
  readonly subjectOf: (sighting: string) => string;
  readonly large?: boolean;
  readonly lit?: string | null;
};

export function Still({ investigation, tile, atUs, boxes, subjectOf, large = false, lit = null }: Props) {
  const reveal = useReveal(investigation);
  const [shape, setShape] = useState(16 / 10);
  const onLoad = ({ currentTarget: { naturalWidth, naturalHeight } }: SyntheticEvent<HTMLImageElement>) =>
    setShape(naturalWidth / naturalHeight);
  const toggle = () => reveal.toggle(tile.id);
  const drawn = (
    <Boxes
      boxes={boxes}
      subjectOf={subjectOf}
      subjects={boxes.map(({ id }) => subjectOf(id))}
      lit={lit}
      labelled={large}
    />
  );
  const photo = large ? "still" : "thumbnail";
  return (
    <div className="relative w-full overflow-hidden rounded bg-night" style={{ aspectRatio: shape }}>
      <Veiled
        revealed={reveal.isRevealed(tile.id)}
        onToggle={toggle}
        veil={pictureOf(investigation, tile.id, "veil")}
        warning={tile.warning}
        name={tile.name}
        onShape={onLoad}
        over={drawn}
        compact
      >
        <img
          src={pictureOf(investigation, tile.id, tile.kind === "photo" ? photo : { atUs })}
          alt={`${tile.name}. ${tile.warning}.`}
          onLoad={onLoad}
          className="absolute inset-0 h-full w-full"
        />
        {drawn}
      </Veiled>
    </div>
  );
}
