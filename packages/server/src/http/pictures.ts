// Pictures of items: renditions made by the jobs; single frames of a video, and every pixel of any picture, made when they are asked for.
import { createReadStream } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { FastifyInstance, FastifyReply } from "fastify";
import { MEDIA, renditionSchema, statusOf, type ItemRow, type Result } from "@sightline/domain";
import { exactPicture, isRefusal, stillAt } from "@sightline/media";
import { renditionsOf, type Desk } from "../desk.ts";
import { sealed, noteHashes } from "../item/rendition-hashes.ts";
import { headerOf } from "../item/film-header.ts";
import { OutageError, pressing } from "../outage/outage.ts";
import { callerOf } from "./caller.ts";
import { OF_MEDIA } from "./headers.ts";
import { answerProblem } from "./problem.ts";
import { turnsOf } from "./turns.ts";
import { makePrivate } from "../storage/private-folder.ts";

/** For tokens that may be shown the material itself. */
export const BY_TOKEN = { config: { byToken: "media" } } as const;

type Named = { investigation: string; item: string };

export function addPictures(app: FastifyInstance, desk: Desk): void {
  const making = new Map<string, Promise<Result<string | null>>>();
  app.get<{ Params: Named & { picture: string } }>(
    MEDIA.showPicture.path,
    BY_TOKEN,
    async (request, reply) => {
      const { item, picture } = request.params;
      const sha256 = callerOf(request).held.item.get(item)?.sha256;
      if (sha256 === undefined || !renditionSchema.safeParse(picture).success) return noPicture(reply);
      return sendPicture(reply, join(renditionsOf(desk, sha256), `${picture}.jpg`), "jpeg");
    },
  );
  for (const { path, kept, type, make, ...waits } of MADE) {
    const turns = turnsOf(waits);
    app.get<{ Params: Named & { at: string } }>(path, BY_TOKEN, async (request, reply) => {
      const { item, at } = request.params;
      const held = callerOf(request).held.item.get(item);
      if (held === undefined || !/^-?\d{1,15}$/.test(at)) return noPicture(reply);
      const file = join(renditionsOf(desk, held.sha256), ...kept(Number(at)));
      if (await exists(file)) return sendPicture(reply, file, type);
      // Two people who ask for one frame wait for one decoder.
      const made =
        making.get(file) ??
        turns(() => makeOne(desk, held, { atUs: Number(at), file, make })).finally(() => making.delete(file));
      making.set(file, made);
      const tried = await made;
      if (!tried.ok) return answerProblem(reply, statusOf(tried.refusal), tried.refusal);
      return tried.value === null
        ? sendPicture(reply, file, type)
        : answerProblem(reply, 422, { code: "undecodable", sentence: tried.value });
    });
  }
}

/** What is made of one instant of an item when it is asked for, where it is kept, and how many may be made at once. */
const MADE = [
  {
    path: MEDIA.showFrame.path,
    kept: (at: number) => ["frames", `${at}.jpg`],
    type: "jpeg",
    make: stillAt,
    atOnce: 2,
    waiting: 32,
  },
  // All pixels of a large photo fill hundreds of megabytes for a moment: one at a time.
  {
    path: MEDIA.showExact.path,
    kept: (at: number) => ["exact", `${at}.png`],
    type: "png",
    make: exactPicture,
    atOnce: 1,
    waiting: 16,
  },
] as const;

const noPicture = (reply: FastifyReply): FastifyReply =>
  answerProblem(reply, 404, { code: "no-such-picture", sentence: "There is no such picture." });

type Making = {
  readonly atUs: number;
  readonly file: string;
  readonly make: (typeof MADE)[number]["make"];
};

async function makeOne(
  desk: Desk,
  { sha256, kind }: ItemRow,
  { atUs, file, make }: Making,
): Promise<string | null> {
  if (await exists(file)) return null;
  const header = kind === "other" ? null : await headerOf(desk, sha256, kind);
  if (!header) return "This item has not been decoded, so it has no frames to show.";
  await makePrivate(dirname(file));
  // Under its own name only when it is whole: who asks meanwhile must not be sent half of it.
  const outFile = `${file}.part`;
  // What a crash left of it is sealed, perhaps, and takes no other bytes.
  await rm(outFile, { force: true });
  const still = await make(desk.originals.path(sha256), header, atUs, { outFile });
  if (isRefusal(still)) {
    const outage = await pressing(dirname(file));
    if (outage) throw new OutageError(outage);
    return still.sentence;
  }
  const hash = await sealed(outFile);
  await rename(outFile, file);
  await noteHashes(desk.db, sha256, [{ name: `${basename(dirname(file))}/${basename(file)}`, hash }]);
  return null;
}

export const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );

/** Evidence is never cached by a browser, never sniffed, and can run nothing. */
async function sendPicture(reply: FastifyReply, file: string, type: "jpeg" | "png"): Promise<FastifyReply> {
  if (!(await exists(file))) return noPicture(reply);
  return reply
    .header("content-security-policy", OF_MEDIA)
    .header("cache-control", "no-store")
    .type(`image/${type}`)
    .send(createReadStream(file));
}
