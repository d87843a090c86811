// Serves the desk, on 127.0.0.1 unless told otherwise: the contracts of `domain`, the pictures, and the built pages.
import fastifyStatic from "@fastify/static";
import fastify, { type FastifyRequest } from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import type { Desk } from "../desk.ts";
import { accountsOf } from "../account/accounts.ts";
import { addAccountRoutes, type Sender } from "./accounts.ts";
import { addCallers } from "./caller.ts";
import { addCompression } from "./compress.ts";
import { addDoor } from "./door.ts";
import { countAhead } from "../count/case-of.ts";
import { addEvents, eventLimits, streamsOf, type EventLimits } from "./events.ts";
import { addFilms } from "./films.ts";
import { addHeaders, headersOf } from "./headers.ts";
import { addLimits, doorLimits, limitOptions, type DoorLimits } from "./limits.ts";
import { addNotes } from "./notes.ts";
import { addPictures } from "./pictures.ts";
import { addFaultEdge, answerProblem, answerUnread, badRequest, refuseExpectations } from "./problem.ts";
import { addRoutes } from "./routes.ts";
import { addTextEdge } from "./text.ts";
import { addTiles } from "./tiles.ts";
import type { Tiles } from "../tiles/open-tiles.ts";
import { addUploads } from "./uploads.ts";
import { hereOnly, inPublic, trusting, type Public } from "./where.ts";

export type ServedRoute = { readonly method: string; readonly url: string };

export type Serving = {
  /** Where others reach it. */
  readonly url: string;
  readonly port: number;
  /** Every route there is, as the router knows it, such as `/api/investigations/:investigation/items`. */
  readonly routes: readonly ServedRoute[];
  /** A fresh one-time link, absolute; of no use where others reach the desk. */
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
  /** What a person does for another link, in a sentence. */
  readonly another?: string;
  /** The address to listen at; 127.0.0.1 when left out. */
  readonly host?: string;
  /** Where others reach it; nobody but this machine does when left out. There is no one-time link then. */
  readonly at?: Public | undefined;
  /** Whether an account gets nowhere without a second factor. */
  readonly needsSecondFactor?: boolean | undefined;
  /** Sends an invitation; when left out, its link is told to whoever invites. */
  readonly send?: Sender;
  /** The operator's own map; none when left out. */
  readonly tiles?: Tiles | null | undefined;
  /** Others than the usual ones. */
  readonly limits?: Partial<DoorLimits>;
  readonly events?: Partial<EventLimits>;
};

export async function serve(desk: Desk, options: ServeOptions): Promise<Serving> {
  const { at, tiles = null } = options;
  const limits = { ...doorLimits, ...(at && { connections: THROUGH_A_PROXY }), ...options.limits };
  const headers = headersOf(at !== undefined);
  const app = fastify({
    ...limitOptions(limits),
    trustProxy: at ? trusting(at.proxies) : false,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: LONGEST_ID },
    clientErrorHandler: answerUnread(headers),
    frameworkErrors: (fault, _request, reply) => answerProblem(reply, fault.statusCode ?? 400, badRequest),
  });
  const routes: ServedRoute[] = [];
  app.addHook("onRoute", ({ method, url }) => {
    for (const one of [method].flat()) routes.push({ method: one, url });
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  refuseExpectations(app.server, headers);
  addFaultEdge(app, desk.dataDir, options.log);
  let port = options.port;
  const accounts = await accountsOf(desk);
  const door = addDoor(app, {
    where: at ? inPublic(at) : hereOnly(() => port),
    accounts,
    now: desk.now,
    needsSecondFactor: options.needsSecondFactor === true,
    another: at ? null : (options.another ?? "Start the desk again for a new one."),
  });
  addLimits(app, limits);
  addTextEdge(app);
  addHeaders(app, at !== undefined);
  addCompression(app);
  // On a machine of one's own, what is written goes to the terminal, where nobody else comes in.
  if (at) addNotes(app, { accounts, door, log: options.log });
  addCallers(app, desk, door);
  addRoutes(app, desk, { door, tiles });
  addTiles(app, tiles);
  countAhead(desk);
  const base = (): string => at?.url ?? `http://127.0.0.1:${port}`;
  addAccountRoutes(app, { accounts, door, base, send: options.send ?? null });
  const streams = streamsOf(limits.connections);
  addEvents(app, { desk, door, limits: { ...eventLimits, streams, ...options.events }, log: options.log });
  addPictures(app, desk);
  addFilms(app, desk, door);
  await addUploads(app, desk);
  await app.register(fastifyStatic, { root: options.pages, cacheControl: false });
  app.setNotFoundHandler((request, reply) => {
    if (isPage(request)) return reply.sendFile("index.html");
    if (door.sessionOf(request) === null) return door.askToSignIn(reply);
    const sentence = "The desk has nothing at this address.";
    return answerProblem(reply, 404, { code: "no-such-address", sentence });
  });
  await app.listen({ host: options.host ?? "127.0.0.1", port });
  const address = app.server.address();
  if (address !== null && typeof address === "object") port = address.port;
  const url = base();
  const link = (): string => `${url}/enter?key=${door.newKey(options.as)}`;
  return { url, port, routes, link, close: () => app.close() };
}

/** The pages find their own way from the address: what is no file may be one of them. They hold nothing by themselves. */
const isPage = ({ method, url, headers }: FastifyRequest): boolean =>
  method === "GET" &&
  (url.startsWith("/i/") ||
    (headers["sec-fetch-mode"] === "navigate" && /^\/(?!api\/|media\/)[\w/-]*(?:\?.*)?$/.test(url)));

/** Letters of an id in an address: 200 of them, none in one byte, each byte percent-encoded. */
const LONGEST_ID = 200 * 4 * 3;

/** Connections for the proxy, which stands for everybody who comes through it. */
const THROUGH_A_PROXY = 2048;
