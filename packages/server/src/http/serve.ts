// Serves the desk on 127.0.0.1: the contracts of `domain`, the pictures, and the built pages.
import fastifyStatic from "@fastify/static";
import fastify, { type FastifyInstance } from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import type { Desk } from "../desk.ts";
import { addDoor } from "./door.ts";
import { addFilms } from "./films.ts";
import { addPictures } from "./pictures.ts";
import { addFaultEdge, answerProblem } from "./problem.ts";
import { addRoutes } from "./routes.ts";

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
  /** The member in whose name the pages write; the first owner of each investigation when left out. */
  readonly as?: string | undefined;
};

export async function serve(desk: Desk, options: ServeOptions): Promise<Serving> {
  const app = fastify({ forceCloseConnections: true });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  addFaultEdge(app, options.log);
  let port = options.port;
  const door = addDoor(app, () => [`127.0.0.1:${port}`, `localhost:${port}`]);
  addHeaders(app);
  addRoutes(app, desk, door);
  addPictures(app, desk);
  addFilms(app, desk);
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
  return { url, link: () => `${url}/enter?key=${door.newKey(options.as)}`, close: () => app.close() };
}

function addHeaders(app: FastifyInstance): void {
  const policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; " +
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
