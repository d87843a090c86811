// `sightline sighting track`, `split` and `join`: editing where somebody is drawn in a film.
import { randomUUID } from "node:crypto";
import { refuse, sightingSplit, sightingsJoined, trackEdited, type TrackEdit } from "@sightline/domain";
import type { Global } from "../global.ts";
import { writeEdit, type Options } from "./write-change.ts";

/** A box is `[at, left, top, width, height]`. */
type Edits = Options & {
  readonly set?: readonly number[];
  readonly remove?: number;
  readonly bring?: readonly [number, number];
  readonly leave?: number;
};

export const editTrack = (id: string, options: Edits, global: Global): Promise<void> =>
  writeEdit(
    [id],
    (held) => {
      const edit = editIn(options);
      return edit
        ? trackEdited(held, id, edit)
        : refuse("wrong-shape", "Say what to do: --set, --remove, --bring or --leave.");
    },
    options,
    global,
  );

function editIn({ set, remove, bring, leave }: Edits): TrackEdit | null {
  if (set) {
    const [at = 0, left = 0, top = 0, width = 0, height = 0] = set;
    return { does: "set", at, place: { left, top, width, height } };
  }
  if (bring) return { does: "bring", from: bring[0], to: bring[1] };
  if (remove !== undefined) return { does: "remove", at: remove };
  return leave === undefined ? null : { does: "leave", at: leave };
}

type Splitting = Options & { readonly at: number; readonly into?: string };

export const splitSighting = (id: string, options: Splitting, global: Global): Promise<void> => {
  const parting = { at: options.at, other: options.into ?? randomUUID() };
  return writeEdit([id], (held) => sightingSplit(held, id, parting), options, global);
};

export const joinSightings = (
  [id, other]: readonly [string, string],
  options: Options,
  global: Global,
): Promise<void> => writeEdit([id, other], (held) => sightingsJoined(held, id, other), options, global);
