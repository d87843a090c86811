// A sighting cut out of the frame that shows it best, with the way to it.
import { shortIdOf } from "../desk/words.ts";
import { Boxes } from "../item/Boxes.tsx";
import { Crop } from "../kit/Crop.tsx";
import { useCase, type CaseShown } from "./case-context.ts";
import { SightingLink } from "./CaseLink.tsx";

export function SightingCrop({ id }: { readonly id: string }) {
  return (
    <figure className="min-w-0">
      <Cut id={id} />
      <figcaption className="mt-1.5 text-small leading-snug">
        <SightingLink id={id} />
      </figcaption>
    </figure>
  );
}

function Cut({ id }: { readonly id: string }) {
  const { book, boxes } = useCase();
  const sighting = book.sighting(id);
  const tile = sighting && book.tile(sighting.item);
  if (!tile) return null;
  const marked = boxes.filter((one) => one.sighting === id).sort(byArea)[0]?.box;
  const [atUs, left, top, width, height] = marked ?? [sighting.spans[0]?.[0] ?? 0, 0, 0, 1, 1];
  const box = marked && { left, top, width, height };
  return (
    <Crop tile={tile} atUs={atUs} box={box} who={shortIdOf(id)}>
      {box && (
        <Boxes
          boxes={[{ id, ...box, from: "marked" }]}
          subjectOf={() => sighting.subject}
          subjects={[sighting.subject]}
          lit={null}
          labelled={false}
        />
      )}
    </Crop>
  );
}

type Boxed = CaseShown["boxes"][number];
const byArea = ({ box: a }: Boxed, { box: b }: Boxed): number => b[3] * b[4] - a[3] * a[4];
