// The picture of one instant behind its veil, with the boxes of the sightings on it.
import { Framed } from "../kit/Framed.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Boxes } from "./Boxes.tsx";
import { Film, type FilmProps } from "./Film.tsx";
import type { DrawnBox } from "./instants.ts";
import type { ItemShown } from "./ItemPage.tsx";
import { Veiled } from "../kit/Veiled.tsx";
import { picture } from "../session.ts";

type Props = {
  readonly item: ItemShown;
  /** Null for a photo. */
  readonly film: Omit<FilmProps, "alt" | "still"> | null;
  readonly onToggle: () => void;
  /** Of the frame that is on show. */
  readonly boxes: readonly DrawnBox[];
  readonly lit: string | null;
  readonly onLight: (sighting: string | null) => void;
};

export function Stage(props: Props) {
  const { tile, sightings, header } = props.item;
  const subjects = new Map(sightings.map(({ id, subject }) => [id, subject]));
  return (
    <Framed shape={header ? header.width / header.height : 4 / 3} highVh={68}>
      <Veiled tile={tile} onToggle={props.onToggle}>
        <Frame {...props} />
        <Boxes
          boxes={props.boxes}
          subjectOf={(id) => subjects.get(id) ?? "person"}
          subjects={[...subjects.values()]}
          lit={props.lit}
          onLight={props.onLight}
        />
      </Veiled>
    </Framed>
  );
}

function Frame({ item, film }: Props) {
  const { id, name, warning } = item.tile;
  const investigation = useInvestigation();
  const alt = `${name}. ${warning}.`;
  if (film === null) {
    return (
      <img
        src={picture(investigation, id, "still")}
        alt={alt}
        className="absolute inset-0 h-full w-full object-contain"
      />
    );
  }
  const atUs = film.ptsUs[film.frame] ?? 0;
  return <Film {...film} alt={alt} still={picture(investigation, id, { atUs })} />;
}
