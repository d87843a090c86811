// Serves the desk on 127.0.0.1: the contracts of `domain`, the pictures, and the built pages.
import fastifyStatic from "@fastify/static";
import fastify, { type FastifyInstance, type FastifySchema, type RouteHandlerMethod } from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import type { z } from "zod";
import {
  listInvestigations,
  listItems,
  showCase,
  showCount,
  showItem,
  showStrength,
  type Endpoint,
  type Refusal,
} from "@sightline/domain";
import { countInvestigation, caseOf } from "../count/count.ts";
import { strengthOf } from "../count/strength.ts";
import type { Desk } from "../desk.ts";
import { listAll } from "../investigation/list.ts";
import { proposeFootage } from "../item/footage.ts";
import { listTiles } from "../item/list.ts";
import { showOneItem } from "../item/show.ts";
import { addDoor } from "./door.ts";
import { addPictures } from "./pictures.ts";
import { addFaultEdge, answerProblem, statusOf } from "./problem.ts";

export type Serving = {
  readonly url: string;
  /** A fresh one-time link, absolute. */
  link(): string;
  close(): Promise<void>;
};

export type ServeOptions = {
  /** 0 takes any free port. */
  readonly port: number;
  /** Folder of the built pages. */
  readonly pages: string;
  readonly log: (line: string) => void;
};

export async function serve(desk: Desk, options: ServeOptions): Promise<Serving> {
  const app = fastify({ forceCloseConnections: true });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  addFaultEdge(app, options.log);
  let port = options.port;
  const door = addDoor(app, () => [`127.0.0.1:${port}`, `localhost:${port}`]);
  addHeaders(app);
  addRoutes(app, desk);
  addPictures(app, desk);
  await app.register(fastifyStatic, { root: options.pages, cacheControl: false });
  // Every other address is a page of the app, which finds its own way from the address.
  app.setNotFoundHandler((request, reply) =>
    request.method === "GET" && !/^\/(api|media)\//.test(request.url)
      ? reply.sendFile("index.html")
      : answerProblem(reply, 404, {
          code: "no-such-address",
          sentence: "The desk has nothing at this address.",
        }),
  );
  await app.listen({ host: "127.0.0.1", port });
  const address = app.server.address();
  if (address !== null && typeof address === "object") port = address.port;
  const url = `http://127.0.0.1:${port}`;
  return { url, link: () => `${url}/enter?key=${door.newKey()}`, close: () => app.close() };
}

function addHeaders(app: FastifyInstance): void {
  const policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
    "font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  app.addHook("onSend", async (_request, reply) => {
    reply.header("x-content-type-options", "nosniff");
    reply.header("referrer-policy", "no-referrer");
    reply.header("cross-origin-resource-policy", "same-origin");
    reply.header("cross-origin-opener-policy", "same-origin");
    if (!reply.hasHeader("content-security-policy")) reply.header("content-security-policy", policy);
    if (!reply.hasHeader("cache-control")) reply.header("cache-control", "no-store");
  });
}

type Answered<A> = { ok: true; value: A } | { ok: false; refusal: Refusal };

function addRoutes(app: FastifyInstance, desk: Desk): void {
  const route = <P extends z.ZodType, A extends z.ZodType>(
    contract: Endpoint<P, A>,
    answer: (params: z.infer<P>) => Promise<Answered<z.infer<A>>>,
  ): void => {
    const handler: RouteHandlerMethod = async (request, reply) => {
      const answered = await answer(request.params as z.infer<P>);
      if (answered.ok) await reply.send(answered.value);
      else await answerProblem(reply, statusOf(answered.refusal), answered.refusal);
      return reply;
    };
    const schema: FastifySchema = { params: contract.params, response: { 200: contract.answer } };
    app.route({ method: contract.method, url: contract.path, schema, handler });
  };
  app.get("/healthz", () => ({ ok: true }));
  route(listInvestigations, async () => ({ ok: true, value: { investigations: await listAll(desk) } }));
  route(listItems, async ({ investigation }) => {
    const { held, tiles } = await listTiles(desk, investigation);
    const [opened] = held.investigation.values();
    if (!opened) return noSuchInvestigation(investigation);
    return {
      ok: true,
      value: { name: opened.name, items: tiles, proposals: await proposeFootage(desk.db, investigation) },
    };
  });
  route(showItem, ({ investigation, item }) => showOneItem(desk, investigation, item));
  route(showCount, ({ investigation }) => countInvestigation(desk, investigation));
  route(showStrength, ({ investigation }) => strengthOf(desk, investigation));
  route(showCase, ({ investigation }) => caseOf(desk, investigation));
}

const noSuchInvestigation = (id: string) => ({
  ok: false as const,
  refusal: { code: "no-such-investigation", sentence: `This desk holds no investigation ${id}.` },
});
