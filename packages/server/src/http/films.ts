// Films of videos that any browser plays: made in the sandbox when they are first asked for, then sent piece by piece.
import { createReadStream } from "node:fs";
import { mkdtemp, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply } from "fastify";
import { MEDIA, statusOf, type Result } from "@sightline/domain";
import { isRefusal, makeProxy } from "@sightline/media";
import { renditionsOf, unfinishedRenditions, type Desk } from "../desk.ts";
import { sealed, noteHashes } from "../item/rendition-hashes.ts";
import { videoOf, type Video } from "../item/film-header.ts";
import { OutageError, pressing } from "../outage/outage.ts";
import { OF_MEDIA } from "./headers.ts";
import { callerOf, stillSees } from "./caller.ts";
import type { Door } from "./door.ts";
import { answerProblem } from "./problem.ts";
import { BY_TOKEN, exists } from "./pictures.ts";
import { turnsOf } from "./turns.ts";
import { makePrivate } from "../storage/private-folder.ts";

/** So much is sent before it is asked again who may see it. */
const PART_BYTES = 4 * 1024 * 1024;

type Made = { readonly file: string } | { readonly problem: string };

export function addFilms(app: FastifyInstance, desk: Desk, door: Door): void {
  const making = new Map<string, Promise<Result<Made>>>();
  // One encoder at a time: whoever asks for three films waits for three, and the desk stays usable.
  const turns = turnsOf({ atOnce: 1, waiting: 8 });
  app.get<{ Params: { investigation: string; item: string } }>(
    MEDIA.showFilm.path,
    BY_TOKEN,
    async (request, reply) => {
      const item = callerOf(request).held.item.get(request.params.item);
      const video = item?.kind === "video" ? await videoOf(desk, item.sha256) : null;
      if (!video) {
        const sentence = "There is no such film: this is no video, or it has not been decoded.";
        return answerProblem(reply, 404, { code: "no-such-picture", sentence });
      }
      const maySee = () => stillSees(desk, door, request, request.params.item);
      const there = fileOf(desk, video.sha256);
      if (await exists(there)) return sendPiece(reply, there, maySee);
      const made =
        making.get(video.sha256) ??
        turns(() => makeFilm(desk, video)).finally(() => making.delete(video.sha256));
      making.set(video.sha256, made);
      const film = await made;
      if (!film.ok) return answerProblem(reply, statusOf(film.refusal), film.refusal);
      if ("problem" in film.value)
        return answerProblem(reply, 422, { code: "undecodable", sentence: film.value.problem });
      return sendPiece(reply, film.value.file, maySee);
    },
  );
}

const fileOf = (desk: Desk, sha256: string): string => join(renditionsOf(desk, sha256), "film");

async function makeFilm(desk: Desk, { sha256, header }: Video): Promise<Made> {
  const file = fileOf(desk, sha256);
  if (await exists(file)) return { file };
  await makePrivate(unfinishedRenditions(desk));
  const folder = await mkdtemp(join(unfinishedRenditions(desk), "film-"));
  try {
    const outFile = join(folder, "film");
    const film = await makeProxy(desk.originals.path(sha256), header, { outFile });
    if (isRefusal(film)) {
      const outage = await pressing(folder);
      if (outage) throw new OutageError(outage);
      return { problem: film.sentence };
    }
    await makePrivate(dirname(file));
    const hash = await sealed(outFile);
    await rename(outFile, file);
    await noteHashes(desk.db, sha256, [{ name: "film", hash }]);
    return { file };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A player asks for pieces (RFC 9110, 14.2): one range, from a byte to another or to the end. */
async function sendPiece(
  reply: FastifyReply,
  file: string,
  maySee: () => Promise<boolean>,
): Promise<FastifyReply> {
  const { range } = reply.request.headers;
  const { size } = await stat(file);
  const asked = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(range ?? "");
  const start = asked ? Number(asked[1]) : 0;
  const end = asked?.[2] ? Math.min(Number(asked[2]), size - 1) : size - 1;
  reply
    .header("content-security-policy", OF_MEDIA)
    .header("cache-control", "no-store")
    .header("accept-ranges", "bytes")
    .type(await typeOf(file));
  if (start > end) {
    reply.header("content-range", `bytes */${size}`);
    const sentence = "This film has no such part.";
    return answerProblem(reply, 416, { code: "no-such-part", sentence });
  }
  if (asked) reply.code(206).header("content-range", `bytes ${start}-${end}/${size}`);
  return reply
    .header("content-length", end - start + 1)
    .send(Readable.from(inParts(reply, file, { start, end, maySee }), { objectMode: false }));
}

type Part = { readonly start: number; readonly end: number; readonly maySee: () => Promise<boolean> };

/** Whoever may not see it any more is sent no more: the connection ends, and what is asked for next is refused. */
async function* inParts(
  reply: FastifyReply,
  file: string,
  { start, end, maySee }: Part,
): AsyncGenerator<Buffer> {
  for (let from = start; from <= end; from += PART_BYTES) {
    if (from > start && !(await maySee())) return void reply.raw.destroy();
    yield* createReadStream(file, { start: from, end: Math.min(from + PART_BYTES - 1, end) });
  }
}

/** WebM begins with the EBML magic; the other kind that we make is MP4. */
async function typeOf(file: string): Promise<"video/webm" | "video/mp4"> {
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.toString("hex") === "1a45dfa3" ? "video/webm" : "video/mp4";
  } finally {
    await handle.close();
  }
}
