// The picture of one instant behind its veil, with the boxes of the sightings on it.
import { pictureOf, type Tile } from "@sightline/domain";
import { Framed } from "../kit/Framed.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Boxes } from "./Boxes.tsx";
import { Film } from "./Film.tsx";
import type { DrawnBox } from "./instants.ts";
import { Veiled } from "../kit/Veiled.tsx";

type Props = {
  readonly tile: Tile;
  /** Null for a photo. */
  readonly film: Playing | null;
  /** Width to height of the displayed frame. */
  readonly shape: number;
  readonly onToggle: () => void;
  /** Of the frame that is on show. */
  readonly boxes: readonly DrawnBox[];
  readonly sightings: readonly { readonly id: string; readonly subject: string }[];
  readonly lit: string | null;
  readonly onLight: (sighting: string | null) => void;
};

/** A video: the frame that is wanted, and whether it plays. */
export type Playing = {
  readonly film: { readonly url: string; readonly startUs: number };
  readonly ptsUs: readonly number[];
  readonly frame: number;
  readonly playing: boolean;
  readonly muted: boolean;
  readonly onShown: (frame: number) => void;
  readonly onEnd: () => void;
  readonly onBroken: () => void;
};

export function Stage(props: Props) {
  const { tile, shape, sightings } = props;
  const subjects = new Map(sightings.map(({ id, subject }) => [id, subject]));
  return (
    <Framed shape={shape} highVh={68}>
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

function Frame({ tile: { id, name, warning }, film }: Props) {
  const investigation = useInvestigation();
  const alt = `${name}. ${warning}.`;
  if (film === null) {
    return (
      <img
        src={pictureOf(investigation, id, "still")}
        alt={alt}
        className="absolute inset-0 h-full w-full object-contain"
      />
    );
  }
  const atUs = film.ptsUs[film.frame] ?? 0;
  return <Film {...film} alt={alt} still={pictureOf(investigation, id, { atUs })} />;
}
