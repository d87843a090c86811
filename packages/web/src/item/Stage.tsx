// The picture of one instant behind its veil, with the boxes of the sightings on it.
import { pictureOf } from "@sightline/domain";
import { Boxes } from "./Boxes.tsx";
import { Film } from "./Film.tsx";
import type { DrawnBox } from "./instants.ts";
import { Veiled } from "./Veil.tsx";

type Props = {
  readonly investigation: string;
  readonly item: string;
  readonly name: string;
  readonly warning: string;
  /** Null for a photo. */
  readonly film: Playing | null;
  /** Width to height of the displayed frame. */
  readonly shape: number;
  readonly revealed: boolean;
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
  const { investigation, item, revealed, shape, sightings } = props;
  const subjects = new Map(sightings.map(({ id, subject }) => [id, subject]));
  return (
    <div className="flex justify-center rounded-lg bg-night">
      <div
        className="relative w-full overflow-hidden"
        style={{ aspectRatio: shape, maxWidth: `min(100%, ${68 * shape}vh)` }}
      >
        <Veiled
          revealed={revealed}
          onToggle={props.onToggle}
          veil={pictureOf(investigation, item, "veil")}
          warning={props.warning}
          name={props.name}
        >
          <Frame {...props} />
          <Boxes
            boxes={props.boxes}
            subjectOf={(id) => subjects.get(id) ?? "person"}
            subjects={[...subjects.values()]}
            lit={props.lit}
            onLight={props.onLight}
          />
        </Veiled>
      </div>
    </div>
  );
}

function Frame({ investigation, item, name, warning, film }: Props) {
  const alt = `${name}. ${warning}.`;
  if (film === null) {
    return (
      <img
        src={pictureOf(investigation, item, "still")}
        alt={alt}
        className="absolute inset-0 h-full w-full object-contain"
      />
    );
  }
  const atUs = film.ptsUs[film.frame] ?? 0;
  return <Film {...film} alt={alt} still={pictureOf(investigation, item, { atUs })} />;
}
