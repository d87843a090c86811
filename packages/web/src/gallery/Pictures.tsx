// What shows an item: behind its veil, or why there is no picture.
import type { Tile as TileShape } from "@sightline/domain";
import { Crop } from "../kit/Crop.tsx";
import { Framed } from "../kit/Framed.tsx";
import { RevealAll } from "../kit/RevealAll.tsx";
import { Tile } from "../kit/Tile.tsx";
import { Veiled } from "../kit/Veiled.tsx";
import { Shown } from "./Shown.tsx";

const item = (id: string, changes: Partial<TileShape> = {}): TileShape => ({
  id,
  name: `${id}.jpg`,
  kind: "photo",
  warning: "Shows 7 prisoners",
  account: null,
  verdict: "verified",
  footage: null,
  durationUs: null,
  marked: {},
  headcount: null,
  stage: "to triage",
  assignee: null,
  restricted: false,
  capturedAt: null,
  decoding: { state: "done", warnings: [] },
  ...changes,
});
const REFUSED = { code: "no-decoder", sentence: "The file ends in the middle of a frame." };

export const Pictures = () => (
  <>
    <RevealAll />
    <Shown
      name="Tile"
      states={{
        tile: <Tile tile={item("mill-p01")} />,
        restricted: <Tile tile={item("mill-p03", { restricted: true })} />,
        compact: <Tile tile={item("mill-p02")} compact />,
        damaged: (
          <Tile
            tile={item("mill-p08", {
              decoding: { state: "done", warnings: ["Damaged file, opened leniently: premature end"] },
            })}
          />
        ),
        "waiting for the decoders": <Tile tile={item("mill-p03", { decoding: { state: "waiting" } })} />,
        refused: <Tile tile={item("mill-p04", { decoding: { state: "refused", ...REFUSED } })} />,
        "refused, compact": (
          <Tile tile={item("mill-p05", { decoding: { state: "refused", ...REFUSED } })} compact />
        ),
        "another file": <Tile tile={item("letter", { kind: "other", warning: "A document" })} />,
      }}
    />
    <Shown
      name="Crop, Framed"
      states={{
        "crop, of a box": (
          <Crop
            tile={item("mill-p06")}
            atUs={0}
            box={{ left: 0.3, top: 0.2, width: 0.1, height: 0.5 }}
            who="s7"
          />
        ),
        "crop, without a box": <Crop tile={item("mill-p07")} atUs={0} box={undefined} who="s8" />,
        framed: (
          <Framed shape={16 / 9} highVh={52}>
            <Veiled tile={item("mill-v01")}>
              <p className="p-4 text-white">The picture</p>
            </Veiled>
          </Framed>
        ),
      }}
    />
  </>
);
