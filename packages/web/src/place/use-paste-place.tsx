// Coordinates pasted into a form: they fill its latitude and longitude, with a radius that is not finer than they are written.
import { t } from "@lingui/core/macro";
import { ok, radiusFor, readPlace, type PlacePoint, type PlaceRead, type Result } from "@sightline/domain";
import { useState, type ReactNode } from "react";
import type { Filled } from "../kit/fields-of.ts";
import type { Filling } from "../kit/Form.tsx";
import { degreesSaid, PastePlace } from "./PastePlace.tsx";
import { useOtherPlaces } from "./use-other-places.ts";

type Pasting = {
  /** Stands before the field of the latitude. */
  readonly field: (filling: Filling) => ReactNode;
  /** What is pasted and not read is never sent past its form without a word. */
  readonly whyNot: string | null;
};

/** `except` is the event that is described; `near` are places that are known besides those of events. */
export function usePastePlace(except: string | null, near: readonly PlacePoint[] = []): Pasting {
  const others = [...useOtherPlaces(except), ...near];
  const [text, setText] = useState("");
  const [proposed, setProposed] = useState<string | null>(null);
  const [isTurned, setTurned] = useState(false);
  const read = readPlace(text, others);
  const isRefused = text.trim() !== "" && !read.ok;
  const paste = (pasted: string, { filled, fill }: Filling): void => {
    setText(pasted);
    setTurned(false);
    const place = readPlace(pasted, others);
    if (!place.ok) return;
    const next = filledWith(place.value, filled, proposed);
    setProposed(next.proposed);
    fill(next.fields);
  };
  return {
    whyNot: isRefused ? t`What is pasted is not read as a place: change it, or empty its field.` : null,
    field: (filling) => (
      <PastePlace
        text={text}
        read={isTurned && read.ok ? turned(read.value) : read}
        isTurned={isTurned}
        filled={filling.filled}
        onPaste={(pasted) => paste(pasted, filling)}
        onTurn={(point) => {
          setTurned(true);
          filling.fill(fieldsOf(point));
        }}
      />
    ),
  };
}

const fieldsOf = ({ latitude, longitude }: PlacePoint): Filled => ({
  latitude: degreesSaid(latitude),
  longitude: degreesSaid(longitude),
});

/** Written as finely as before. */
const turned = (read: PlaceRead): Result<PlaceRead> =>
  ok({ ...read, ...read.otherWay, notes: [], otherWay: null });

/** A radius that somebody typed stays; one that was proposed for what was pasted before goes with it. */
export function filledWith(
  read: PlaceRead,
  filled: Filled,
  before: string | null,
): { readonly fields: Filled; readonly proposed: string | null } {
  const { radiusMetres = "" } = filled;
  const isTyped = radiusMetres !== "" && radiusMetres !== before;
  const radius = String(radiusFor(read));
  const fields = fieldsOf(read);
  return isTyped
    ? { fields, proposed: before }
    : { fields: { ...fields, radiusMetres: radius }, proposed: radius };
}
