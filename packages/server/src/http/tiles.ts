// The operator's own map, to members alone and piece by piece.
import type { FastifyInstance } from "fastify";
import { MOST_TILE_BYTES, SEND_TILES } from "@sightline/domain";
import type { Tiles } from "../tiles/open-tiles.ts";
import { OF_MEDIA } from "./headers.ts";
import { answerProblem } from "./problem.ts";

export function addTiles(app: FastifyInstance, tiles: Tiles | null): void {
  app.get(SEND_TILES.sendTiles.path, async ({ headers }, reply) => {
    void reply.header("content-security-policy", OF_MEDIA);
    if (tiles === null) {
      const sentence = "This desk has no map of its operator’s; whoever runs it can name one with --map.";
      return answerProblem(reply, 404, { code: "no-such-tiles", sentence });
    }
    const asked = /^bytes=(\d{1,15})-(\d{1,15})$/.exec(headers.range ?? "");
    const [from, to] = asked ? [Number(asked[1]), Math.min(Number(asked[2]), tiles.bytes - 1)] : [0, -1];
    if (from > to || to - from >= MOST_TILE_BYTES) {
      void reply.header("content-range", `bytes */${tiles.bytes}`);
      const sentence =
        "Ask for a part of the map that there is, by the header range, and for no more than 8 MB at once.";
      return answerProblem(reply, 416, { code: "no-such-part", sentence });
    }
    return reply
      .code(206)
      .header("content-range", `bytes ${from}-${to}/${tiles.bytes}`)
      .header("accept-ranges", "bytes")
      .type("application/octet-stream")
      .send(await tiles.read(from, to - from + 1));
  });
}
