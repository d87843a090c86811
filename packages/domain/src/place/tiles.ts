// The operator's own map, in a file: whether there is one, and the address of its bytes.
import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import type { Address } from "../item/media.ts";

export const TILE_KINDS = ["vector", "raster"] as const;

const PATH = "/api/investigations/:investigation/tiles";

export const showTiles = endpoint({
  method: "GET",
  path: PATH,
  says: "Whether the operator has a map of their own, and of which kind it is.",
  params: z.strictObject({ investigation: z.string() }),
  answer: z.strictObject({ kind: z.enum(TILE_KINDS).nullable() }),
  refusals: ["sign-in-needed", "no-such-investigation"],
});

/** So many bytes of it are sent at once. */
export const MOST_TILE_BYTES = 8 * 1024 * 1024;

/** A part of the file, as the header `range` names it. */
export const SEND_TILES = {
  sendTiles: {
    path: `${PATH}/file`,
    says: "A part of the operator’s own map, in the form of PMTiles; the header `range` names it.",
    params: z.strictObject({ investigation: z.string() }),
    status: 206,
    types: ["application/octet-stream"],
    refusals: [
      "sign-in-needed",
      "no-such-investigation",
      "no-such-member",
      "not-allowed",
      "no-such-tiles",
      "no-such-part",
    ],
  },
} as const satisfies Readonly<Record<string, Address>>;
