// The picture of one instant behind its veil, with the boxes of the sightings on it.
import { pictureOf } from "@sightline/domain";
import { useEffect, useState } from "react";
import { Boxes } from "./Boxes.tsx";
import type { DrawnBox } from "./instants.ts";
import { Veiled } from "./Veil.tsx";

type Props = {
  readonly investigation: string;
  readonly item: string;
  readonly name: string;
  readonly warning: string;
  /** Instant on show, µs; null for a photo. */
  readonly atUs: number | null;
  /** Width to height of the displayed frame. */
  readonly shape: number;
  readonly revealed: boolean;
  readonly onToggle: () => void;
  readonly boxes: readonly DrawnBox[];
  readonly sightings: readonly { readonly id: string; readonly subject: string }[];
  readonly lit: string | null;
  readonly onLight: (sighting: string | null) => void;
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

function Frame({ investigation, item, name, warning, atUs }: Props) {
  const wanted = pictureOf(investigation, item, atUs === null ? "still" : { atUs });
  const { source, failed } = useLoaded(wanted);
  return (
    <>
      {source !== null && (
        <img
          src={source}
          alt={`${name}. ${warning}.`}
          className="absolute inset-0 h-full w-full object-contain"
        />
      )}
      {failed && (
        <p role="alert" className="absolute inset-x-0 bottom-0 bg-night/85 p-3 text-white">
          The picture of this frame could not be loaded. The boxes are right; step to another frame or reload
          the page.
        </p>
      )}
    </>
  );
}

/** The last picture that arrived stays on show until the wanted one has, so that stepping does not flicker. */
function useLoaded(wanted: string): { source: string | null; failed: boolean } {
  const [loaded, setLoaded] = useState<{ source: string | null; failed: boolean }>({
    source: null,
    failed: false,
  });
  useEffect(() => {
    let current = true;
    const image = new Image();
    image.addEventListener("load", () => current && setLoaded({ source: wanted, failed: false }));
    image.addEventListener("error", () => current && setLoaded((before) => ({ ...before, failed: true })));
    image.src = wanted;
    return () => {
      current = false;
    };
  }, [wanted]);
  return loaded;
}
