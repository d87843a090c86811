// A still of the proof behind its veil, with the boxes of those who are counted in it.
import { Boxes } from "../item/Boxes.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { useShape } from "../kit/use-shape.ts";
import { Veiled } from "../kit/Veiled.tsx";
import { useCase } from "./case-context.ts";
import { drawnBoxes } from "./drawn-boxes.ts";
import { picture } from "../session.ts";

type Props = {
  readonly item: string;
  readonly atUs?: number;
  /** Those whose boxes are drawn. */
  readonly sightings?: readonly string[];
  readonly large?: boolean;
  readonly lit?: string | null;
};

export function Still({ item, atUs = 0, sightings = [], large = false, lit = null }: Props) {
  const investigation = useInvestigation();
  const { book, boxes: all } = useCase();
  const { shape, onShape } = useShape();
  const tile = book.tile(item);
  if (!tile) return null;
  const boxes = drawnBoxes(all, item, atUs, sightings);
  const subjectOf = (id: string) => book.sighting(id)?.subject ?? "person";
  const subjects = boxes.map(({ id }) => subjectOf(id));
  const drawn = <Boxes {...{ boxes, subjectOf, subjects, lit }} labelled={large} />;
  const photo = large ? "still" : "thumbnail";
  return (
    <div className="relative w-full overflow-hidden rounded bg-night" style={{ aspectRatio: shape }}>
      <Veiled tile={tile} onShape={onShape} over={drawn} compact>
        <img
          src={picture(investigation, item, tile.kind === "photo" ? photo : { atUs })}
          alt={`${tile.name}. ${tile.warning}.`}
          onLoad={onShape}
          className="absolute inset-0 h-full w-full"
        />
        {drawn}
      </Veiled>
    </div>
  );
}
