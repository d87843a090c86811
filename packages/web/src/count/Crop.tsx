// One person cut out of the frame that shows them best, behind the veil of its item, with the way to it.
import { pictureOf } from "@sightline/domain";
import { useState, type SyntheticEvent } from "react";
import { shortIdOf } from "../desk/words.ts";
import { Boxes } from "../item/Boxes.tsx";
import { useReveal } from "../item/reveal.ts";
import { Veiled } from "../item/Veil.tsx";
import { partAround, placeOf, type Part } from "./crop.ts";
import { SightingLink } from "./ItemLink.tsx";
import type { PartContext } from "./part-context.ts";

type Props = { readonly context: PartContext; readonly sighting: string };

/** Portrait, as people stand. */
const OPENING = 4 / 5;
const WHOLE: Part = { left: 0, top: 0, width: 1, height: 1 };

export function Crop({ context, sighting: id }: Props) {
  return (
    <figure className="min-w-0">
      <Opening context={context} sighting={id} />
      <figcaption className="mt-1.5 text-[0.85rem] leading-snug">
        <SightingLink investigation={context.investigation} book={context.book} id={id} />
      </figcaption>
    </figure>
  );
}

function Opening({ context: { investigation, book, boxes }, sighting: id }: Props) {
  const reveal = useReveal(investigation);
  const [shape, setShape] = useState(16 / 10);
  const sighting = book.sighting(id);
  const tile = sighting && book.tile(sighting.item);
  if (!tile) return null;
  const box = boxes.filter((one) => one.sighting === id).sort(byArea)[0]?.box;
  const [atUs, left, top, width, height] = box ?? [sighting.spans[0]?.[0] ?? 0, 0, 0, 1, 1];
  const place = placeOf(box ? partAround({ left, top, width, height }, shape, OPENING) : WHOLE);
  const onLoad = ({ currentTarget: { naturalWidth, naturalHeight } }: SyntheticEvent<HTMLImageElement>) =>
    setShape(naturalWidth / naturalHeight);
  return (
    <div className="relative w-full overflow-hidden rounded bg-night" style={{ aspectRatio: OPENING }}>
      <Veiled
        revealed={reveal.isRevealed(tile.id)}
        onToggle={() => reveal.toggle(tile.id)}
        veil={pictureOf(investigation, tile.id, "veil")}
        warning={tile.warning}
        name={tile.name}
        onShape={onLoad}
        compact
      >
        <span className="absolute block" style={place}>
          <img
            src={pictureOf(investigation, tile.id, tile.kind === "photo" ? "still" : { atUs })}
            alt={`${shortIdOf(id)} in ${tile.name}. ${tile.warning}.`}
            onLoad={onLoad}
            className={`absolute inset-0 h-full w-full ${box ? "" : "object-contain"}`}
          />
          {box && (
            <Boxes
              boxes={[{ id, left, top, width, height, from: "marked" }]}
              subjectOf={() => sighting.subject}
              subjects={[sighting.subject]}
              lit={null}
              labelled={false}
            />
          )}
        </span>
      </Veiled>
    </div>
  );
}

type Boxed = PartContext["boxes"][number];
const byArea = ({ box: a }: Boxed, { box: b }: Boxed): number => b[3] * b[4] - a[3] * a[4];
