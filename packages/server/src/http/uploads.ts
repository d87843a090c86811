// Files on their way in: tus 1.0, its core with creation and termination, in the desk's own words, behind the desk's own door.
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import {
  collectUpload,
  listUploads,
  mayWrite,
  notDescribed,
  ok,
  readDescribed,
  refuse,
  statusOf,
  UPLOADS,
  whyNotOpen,
  type Described,
  type Refusal,
  type Refused,
  type Result,
} from "@sightline/domain";
import type { Desk } from "../desk.ts";
import { collectWhole } from "../upload/collect-upload.ts";
import { beginUpload, dropUpload, findUpload, uploadsOf, type Owner } from "../upload/folder.ts";
import { holding } from "../upload/hold.ts";
import { noSuchUpload, receive } from "../upload/receive.ts";
import { isOpen, mayBegin } from "../upload/room.ts";
import { sweepUploads } from "../upload/sweep.ts";
import { callerOf } from "./caller.ts";
import { answerProblem } from "./problem.ts";
import { addRoute } from "./routes.ts";
import { turnsOf } from "./turns.ts";

const VERSION = "1.0.0";
const BYTES = "application/offset+octet-stream";

const UNPACKING =
  "The desk unpacks as many ZIPs as it can at once; what was sent is kept, ask again in a moment.";

type Of = { Params: { investigation: string; upload: string } };

export async function addUploads(app: FastifyInstance, desk: Desk): Promise<void> {
  // Its files lie there beside it until they are collected: one at a time.
  const unpacking = turnsOf({ atOnce: 1, waiting: 16 }, UNPACKING);
  await sweepUploads(desk);
  addRoute(app, listUploads, async (_, request) => {
    const mine = ownerOf(request);
    if (!mine.ok) return mine;
    const open = (await uploadsOf(desk, mine.value)).filter(isOpen);
    const uploads = open.map(({ id, offset, about }) => ({
      id,
      offset,
      bytes: about.bytes,
      ...about.described,
    }));
    return ok({ uploads });
  });
  addRoute(app, collectUpload, async ({ upload }, request) => {
    const mine = ownerOf(request);
    return mine.ok ? collectWhole(desk, mine.value, { upload, unpacking }) : mine;
  });
  await app.register(async (tus) => {
    // Nothing is read before somebody knows whose it is; what is not sent as bytes never is.
    tus.removeAllContentTypeParsers();
    tus.addContentTypeParser("*", (_request, _bytes, done) => done(null, undefined));
    tus.addHook("onSend", async (_request, reply) => void reply.header("tus-resumable", VERSION));
    addTus(tus, desk);
  });
}

function addTus(tus: FastifyInstance, desk: Desk): void {
  tus.post<Of>(UPLOADS, async (request, reply) => {
    const asked = beginning(request);
    if (!asked.ok) return refused(reply, asked.refusal);
    const { owner, bytes, described } = asked.value;
    await sweepUploads(desk);
    const may = await mayBegin(desk, owner, bytes);
    if (!may.ok) return refused(reply, may.refusal);
    const id = await beginUpload(desk, owner, { bytes, described });
    const place = UPLOADS.replace(":investigation", encodeURIComponent(owner.investigation));
    return reply.code(201).header("location", `${place}/${id}`).send();
  });
  tus.head<Of>(`${UPLOADS}/:upload`, async (request, reply) => {
    const mine = spoken(request);
    if (!mine.ok) return refused(reply, mine.refusal);
    const kept = await findUpload(desk, mine.value, request.params.upload);
    if (kept === null) return refused(reply, noSuchUpload().refusal);
    return reply
      .header("upload-offset", kept.brought === null ? kept.offset : kept.about.bytes)
      .header("upload-length", kept.about.bytes)
      .send();
  });
  tus.patch<Of>(`${UPLOADS}/:upload`, async (request, reply) => {
    const mine = spoken(request);
    if (!mine.ok) return refused(reply, mine.refusal);
    const offset = numberIn(request, "upload-offset");
    if (request.headers["content-type"] !== BYTES || offset === null) return refused(reply, notTus().refusal);
    const { upload: id } = request.params;
    const received = await receive(desk, { owner: mine.value, id, offset, body: request.raw });
    if (!received.ok) return refused(reply, received.refusal);
    return reply.code(204).header("upload-offset", received.value).send();
  });
  tus.delete<Of>(`${UPLOADS}/:upload`, async (request, reply) => {
    const mine = spoken(request);
    if (!mine.ok) return refused(reply, mine.refusal);
    const kept = await findUpload(desk, mine.value, request.params.upload);
    if (kept === null) return refused(reply, noSuchUpload().refusal);
    const dropped = await holding(desk, kept.folder, async () => ok(await dropUpload(kept.folder)));
    return dropped.ok ? reply.code(204).send() : refused(reply, dropped.refusal);
  });
}

/** An unread body would be taken for the next request: the connection ends with the answer. */
function refused(reply: FastifyReply, refusal: Refusal): FastifyReply {
  if (reply.request.method !== "HEAD") reply.header("connection", "close");
  return answerProblem(reply, statusOf(refusal), refusal);
}

/** Whose uploads these are: of a member who may collect. */
function ownerOf(request: FastifyRequest): Result<Owner> {
  const { investigation, member, role } = callerOf(request);
  if (mayWrite(role, "item.collect")) return ok({ investigation, member });
  return refuse("not-allowed", `A ${role} may bring nothing in here; ask an owner.`);
}

/** The same, asked in the right version. */
function spoken(request: FastifyRequest): Result<Owner> {
  return request.headers["tus-resumable"] === VERSION ? ownerOf(request) : notTus();
}

function beginning(request: FastifyRequest): Result<{ owner: Owner; bytes: number; described: Described }> {
  const mine = spoken(request);
  if (!mine.ok) return mine;
  const notOpen = whyNotOpen(callerOf(request).held, "item.collect");
  if (notOpen) return notOpen;
  const bytes = numberIn(request, "upload-length");
  const hasBody =
    (request.headers["content-length"] ?? "0") !== "0" || "transfer-encoding" in request.headers;
  if (bytes === null || hasBody) return notTus();
  const told = metadataIn(request.headers["upload-metadata"]);
  if (told === null) return notDescribed("it is no list of names with base64");
  const described = readDescribed(told);
  return described.ok ? ok({ owner: mine.value, bytes, described: described.value }) : described;
}

const notTus = (): Refused =>
  refuse(
    "upload-not-tus",
    "Files are brought in by tus 1.0.0, each with its length; choose them in the library instead.",
  );

function numberIn({ headers }: FastifyRequest, name: string): number | null {
  const said = headers[name];
  const number = typeof said === "string" && /^\d{1,16}$/.test(said) ? Number(said) : Number.NaN;
  return Number.isSafeInteger(number) ? number : null;
}

/** Each name once, its value in base64 as UTF-8; null for anything else. */
function metadataIn(header: string | string[] | undefined): Record<string, string> | null {
  const told = new Map<string, string>();
  for (const pair of typeof header === "string" ? header.split(",") : []) {
    const [name = "", value = "", ...more] = pair.trim().split(" ");
    const text = textIn(value);
    if (!/^\w+$/.test(name) || text === null || more.length > 0 || told.has(name)) return null;
    told.set(name, text);
  }
  return Object.fromEntries(told);
}

function textIn(base64: string): string | null {
  const bytes = Buffer.from(base64, "base64");
  if (bytes.toString("base64") !== base64) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
