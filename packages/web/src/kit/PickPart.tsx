// A part of a decoded still, marked with the mouse, a finger, or keys alone.
import { t } from "@lingui/core/macro";
import type { Tile } from "@sightline/domain";
import { useId, useRef, type PointerEvent } from "react";
import type { Part } from "./crop.ts";
import { Framed } from "./Framed.tsx";
import { useInvestigation } from "./investigation.ts";
import { PartMark } from "./PartMark.tsx";
import { drawn, partSaid, pressed, type Place } from "./part.ts";
import { useShape } from "./use-shape.ts";
import { Veiled } from "./Veiled.tsx";
import { useReveal } from "./reveal.ts";
import { picture } from "../session.ts";

type Props = {
  readonly tile: Tile;
  readonly atUs: number;
  /** Null for all of it. */
  readonly part: Part | null;
  readonly onPart: (part: Part | null) => void;
  /** What it says while no part is marked; that all of it is meant, when left out. */
  readonly none?: string;
};

export function PickPart({ tile, atUs, part, onPart, none }: Props) {
  const investigation = useInvestigation();
  const revealed = useReveal().isRevealed(tile.id);
  const { shape, onShape } = useShape();
  const hint = useId();
  return (
    <div>
      <Framed shape={shape} highVh={42}>
        <Veiled tile={tile} onShape={onShape}>
          <img
            src={picture(investigation, tile.id, tile.kind === "photo" ? "still" : { atUs })}
            alt={`${tile.name}. ${tile.warning}.`}
            onLoad={onShape}
            className="absolute inset-0 h-full w-full"
          />
          <Over describedBy={hint} part={part} onPart={onPart} />
        </Veiled>
      </Framed>
      <p id={hint} className="mt-1.5 text-small text-dim">
        {revealed
          ? t`Drag over the picture. By keys: Enter marks its middle, arrows move the part, Shift with arrows resizes it, Delete takes it away.`
          : t`Reveal the picture to mark a part of it.`}
      </p>
      <output className="figures block text-small">
        {part === null ? (none ?? t`All of it is pinned.`) : t`The part is ${partSaid(part)}.`}
      </output>
    </div>
  );
}

type OverProps = Pick<Props, "part" | "onPart"> & { readonly describedBy: string };

function placeOf({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>): Place {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  return { x: (clientX - left) / width, y: (clientY - top) / height };
}

function Over({ describedBy, part, onPart }: OverProps) {
  const from = useRef<Place | null>(null);
  const end = () => void (from.current = null);
  return (
    // To whoever hears the page its arrows go to the part, not to the reader.
    <div role="application" aria-label={t`Marking a part`}>
      <button
        type="button"
        aria-label={t`The part to pin`}
        aria-describedby={describedBy}
        className="absolute inset-0 cursor-crosshair touch-none select-none focus-visible:-outline-offset-4 focus-visible:outline-white"
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          from.current = placeOf(event);
        }}
        onPointerMove={(event) => {
          if (from.current) onPart(drawn(from.current, placeOf(event)) ?? part);
        }}
        onPointerUp={end}
        onPointerCancel={end}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return;
          const next = pressed(part, event.key, event.shiftKey);
          if (next === undefined) return;
          event.preventDefault();
          onPart(next);
        }}
      >
        {part && <PartMark part={part} />}
      </button>
    </div>
  );
}
