// The picture of one instant behind its veil, as close as somebody looks at it, with the boxes of the sightings on it.
import { useState, type ReactNode, type RefObject } from "react";
import { Framed } from "../kit/Framed.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Boxes } from "./Boxes.tsx";
import { Film, Still, type FilmProps } from "./Film.tsx";
import type { BoxShown } from "./instants.ts";
import { Loupe } from "./Loupe.tsx";
import { seenAt, styleOf, type Look } from "./look.ts";
import type { ItemShown } from "./ItemPage.tsx";
import { placeOf, type Zoom } from "./use-zoom.ts";
import { placeOfPoint, type Place } from "./zoom.ts";
import { Veiled } from "../kit/Veiled.tsx";
import { bound, picture } from "../session.ts";

type Props = {
  readonly item: ItemShown;
  /** Null for a photo. */
  readonly film: Omit<FilmProps, "alt" | "still"> | null;
  readonly onToggle: () => void;
  /** Of the frame that is on show. */
  readonly boxes: readonly BoxShown[];
  /** Instead of the boxes, while somebody marks: then each frame is a still of its own, and nothing plays. */
  readonly marking: ReactNode;
  readonly lit: string | null;
  readonly onLight: (sighting: string | null) => void;
  readonly look: Look;
  /** Whoever is chosen or lit, as a place of the upright picture: the magnifier lies there while no hand is over it. */
  readonly rest: Place | null;
  readonly opening: RefObject<HTMLDivElement | null>;
  readonly zoom: Zoom;
  /** Address of every pixel of what is wanted; null while what is on show changes by itself. */
  readonly exact: string | null;
  readonly onExact: (url: string, came: boolean) => void;
};

export function Stage(props: Props) {
  const { tile, sightings, header } = props.item;
  const shape = header ? header.width / header.height : 4 / 3;
  const { filter, transform } = styleOf(props.look, shape);
  const rest = props.rest && seenAt(props.look.turn, shape, props.rest);
  const subjects = new Map(sightings.map(({ id, subject }) => [id, subject]));
  return (
    <Framed shape={shape} highVh={68}>
      <Veiled tile={tile} onToggle={props.onToggle} bare={props.marking !== null}>
        <Opening {...props} {...{ filter, transform }} rest={rest}>
          <div className="absolute inset-0" style={{ filter }}>
            <Frame {...props} />
            {props.exact !== null && props.zoom.isZoomed && (
              <Exact key={props.exact} url={props.exact} onCame={props.onExact} />
            )}
          </div>
          {props.marking ?? (
            <Boxes
              boxes={props.boxes}
              subjectOf={(id) => subjects.get(id) ?? "person"}
              subjects={[...new Set(subjects.values())]}
              lit={props.lit}
              onLight={props.onLight}
            />
          )}
        </Opening>
      </Veiled>
    </Framed>
  );
}

type OpeningProps = Pick<Props, "opening" | "zoom" | "look" | "exact" | "rest"> & {
  readonly filter: string | undefined;
  /** What is on its side is turned within what is zoomed. */
  readonly transform: string | undefined;
  readonly children: ReactNode;
};

/** What is looked at through it lies where the lens puts it. Two fingers are ours; one scrolls the page until it is zoomed. */
function Opening({ opening, zoom, look, exact, rest, filter, transform, children }: OpeningProps) {
  const [under, setUnder] = useState<Place | null>(null);
  const { hand, place, isZoomed, isExact } = zoom;
  const at = under ?? (rest ? placeOfPoint(zoom.lens, rest) : MIDDLE);
  return (
    <div
      ref={opening}
      data-zoom={isZoomed ? "in" : "fit"}
      {...hand}
      onDoubleClick={(event) => zoom.toggleAt(placeOf(event, opening.current))}
      onPointerMoveCapture={(event) => look.loupe && setUnder(placeOf(event, opening.current))}
      onPointerLeave={(event) => {
        setUnder(null);
        hand.onPointerLeave(event);
      }}
      onDragStart={(event) => event.preventDefault()}
      className={`absolute inset-0 select-none overflow-hidden ${isZoomed ? "touch-none cursor-grab active:cursor-grabbing" : "touch-pan-x touch-pan-y"}`}
    >
      <div
        data-picture
        className={`absolute ${isExact ? "pixels" : ""}`}
        style={isZoomed ? place : { inset: 0 }}
      >
        <div className="absolute inset-0" style={{ transform }}>
          {children}
        </div>
      </div>
      {look.loupe && exact !== null && (
        <Loupe key={exact} url={exact} lens={zoom.lens} size={zoom.size} {...{ at, filter, transform }} />
      )}
    </div>
  );
}

const MIDDLE: Place = { x: 0.5, y: 0.5 };

type ExactProps = {
  readonly url: string;
  readonly onCame: Props["onExact"];
};

/** Every pixel of the frame, over the smaller picture that stands in until it is there. */
function Exact({ url, onCame }: ExactProps) {
  // The same for as long as it is on show: another would fetch it anew.
  const [source] = useState(() => bound(url));
  const [is, setIs] = useState<"coming" | "here" | "failed">("coming");
  if (is === "failed") return null;
  return (
    <img
      src={source}
      alt=""
      data-exact={is}
      onLoad={() => {
        setIs("here");
        onCame(url, true);
      }}
      onError={() => {
        setIs("failed");
        onCame(url, false);
      }}
      className={`absolute inset-0 h-full w-full object-contain ${is === "here" ? "" : "opacity-0"}`}
    />
  );
}

function Frame({ item, film, marking }: Props) {
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
  const shown = { ...film, alt, still: picture(investigation, id, { atUs }) };
  return marking === null ? <Film {...shown} /> : <Still {...shown} onTop={false} />;
}
