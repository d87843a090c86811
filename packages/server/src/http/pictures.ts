// Pictures of items: renditions made by the jobs, and single frames of a video made when they are asked for.
import { createReadStream } from "node:fs";
import { rename, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { FastifyInstance, FastifyReply } from "fastify";
import type { Result } from "@sightline/domain";
import { isRefusal, stillAt, type Header } from "@sightline/media";
import { renditionsOf, type Desk } from "../desk.ts";
import { hashOfFile, noteHashes } from "../item/rendition-hashes.ts";
import { ptsFromBlob } from "../item/blob.ts";
import { OutageError, pressing } from "../outage/outage.ts";
import { callerOf } from "./caller.ts";
import { answerProblem, statusOf } from "./problem.ts";
import { turnsOf } from "./turns.ts";
import { makePrivate } from "../storage/private-folder.ts";

const NAMES = new Set(["veil", "thumbnail", "still", "strip"]);

type Named = { investigation: string; item: string };

export function addPictures(app: FastifyInstance, desk: Desk): void {
  const making = new Map<string, Promise<Result<string | null>>>();
  const turns = turnsOf({ atOnce: 2, waiting: 32 });
  app.get<{ Params: Named & { picture: string } }>(
    "/media/:investigation/:item/:picture",
    async (request, reply) => {
      const { item, picture } = request.params;
      const sha256 = callerOf(request).held.item.get(item)?.sha256;
      if (sha256 === undefined || !NAMES.has(picture)) return noPicture(reply);
      return sendJpeg(reply, join(renditionsOf(desk, sha256), `${picture}.jpg`));
    },
  );
  app.get<{ Params: Named & { at: string } }>(
    "/media/:investigation/:item/frame/:at",
    async (request, reply) => {
      const { item, at } = request.params;
      const sha256 = callerOf(request).held.item.get(item)?.sha256;
      if (sha256 === undefined || !/^-?\d{1,15}$/.test(at)) return noPicture(reply);
      const file = join(renditionsOf(desk, sha256), "frames", `${Number(at)}.jpg`);
      if (await exists(file)) return sendJpeg(reply, file);
      // Two people who ask for one frame wait for one decoder.
      const made =
        making.get(file) ??
        turns(() => makeFrame(desk, sha256, Number(at), file)).finally(() => making.delete(file));
      making.set(file, made);
      const tried = await made;
      if (!tried.ok) return answerProblem(reply, statusOf(tried.refusal), tried.refusal);
      return tried.value === null
        ? sendJpeg(reply, file)
        : answerProblem(reply, 422, { code: "undecodable", sentence: tried.value });
    },
  );
}

const noPicture = (reply: FastifyReply): FastifyReply =>
  answerProblem(reply, 404, { code: "no-such-picture", sentence: "There is no such picture." });

async function makeFrame(desk: Desk, sha256: string, atUs: number, file: string): Promise<string | null> {
  if (await exists(file)) return null;
  const row = await desk.db
    .selectFrom("inspection")
    .innerJoin("fingerprint", "fingerprint.sha256", "inspection.sha256")
    .select(["header", "ptsUs"])
    .where("inspection.sha256", "=", sha256)
    .executeTakeFirst();
  if (!row?.header) return "This item has not been decoded, so it has no frames to show.";
  await makePrivate(dirname(file));
  const { stored = null } = row.header;
  const header = { ...row.header, stored, kind: "video", ptsUs: ptsFromBlob(row.ptsUs) } as Header;
  // Under its own name only when it is whole: who asks meanwhile must not be sent half of it.
  const outFile = `${file}.part`;
  const still = await stillAt(desk.originals.path(sha256), header, atUs, { outFile });
  if (isRefusal(still)) {
    const outage = await pressing(dirname(file));
    if (outage) throw new OutageError(outage);
    return still.sentence;
  }
  const hash = await hashOfFile(outFile);
  await rename(outFile, file);
  await noteHashes(desk.db, sha256, [{ name: `frames/${basename(file)}`, hash }]);
  return null;
}

export const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );

/** Evidence is never cached by a browser, never sniffed, and can run nothing. */
async function sendJpeg(reply: FastifyReply, file: string): Promise<FastifyReply> {
  if (!(await exists(file))) return noPicture(reply);
  return reply
    .header("content-security-policy", "sandbox; default-src 'none'")
    .header("cache-control", "no-store")
    .type("image/jpeg")
    .send(createReadStream(file));
}
