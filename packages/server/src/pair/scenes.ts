// Leads by scene, and one answer for all of a scene.
import {
  mostInScene,
  ok,
  refuse,
  scenesOf,
  type answerScene,
  type Change,
  type listScenes,
  type Result,
} from "@sightline/domain";
import type { z } from "zod";
import type { Desk } from "../desk.ts";
import type { Caller } from "../investigation/caller.ts";
import { propose, type Order } from "../investigation/command.ts";
import { tilesOf } from "../item/list.ts";
import { foundBetween } from "./decide.ts";

const LIMIT = 20;
const MOST_ASKED = 500;

export async function listAllScenes(
  desk: Pick<Desk, "db" | "pairs">,
  { held }: Pick<Caller, "held">,
  limit = LIMIT,
): Promise<z.infer<typeof listScenes.answer>> {
  await desk.pairs.keepUp(desk.db);
  const scenes = scenesOf(desk.pairs.inboxOf(held).pairs);
  const shown = scenes.slice(0, limit);
  const tiles = await tilesOf(desk, held, [
    ...new Set(shown.flatMap(({ items }) => items.slice(0, mostInScene))),
  ]);
  const byId = new Map(tiles.map((tile) => [tile.id, tile]));
  return {
    scenes: shown.map(({ items, asked }) => ({
      tiles: items.slice(0, mostInScene).flatMap((id) => byId.get(id) ?? []),
      items: items.length,
      asked: asked
        .slice(0, MOST_ASKED)
        .map(({ a, b, found }) => ({ a, b, evidence: found?.evidence ?? null })),
    })),
    of: scenes.length,
  };
}

type Asked = Omit<z.infer<typeof answerScene.params>, "investigation" | "reason">;

/** All of them, or none: where the evidence for one changed, nobody has looked at that scene as it is. */
export async function answerWholeScene(
  desk: Desk,
  { pairs, answer, ...order }: Order & Asked,
): Promise<Result<z.infer<typeof answerScene.answer>>> {
  const done = await propose(
    desk,
    order,
    (held) => {
      const changed = pairs.some(
        ({ a, b, evidence }) => (foundBetween(desk, held, { a, b })?.evidence ?? null) !== evidence,
      );
      if (changed)
        return refuse(
          "evidence-changed",
          "The evidence for this scene changed since you looked; look again.",
        );
      return ok(
        pairs.map(({ a, b, evidence }): Change => ({
          verb: "pair.decide",
          subject: a,
          payload: { with: b, answer, evidence },
        })),
      );
    },
    {
      before: async (tx) => {
        await desk.pairs.keepUp(tx);
        return null;
      },
    },
  );
  if (!done.ok) return done;
  return ok({ written: done.value.changes.length, leads: desk.pairs.inboxOf(done.value.held).leads });
}
