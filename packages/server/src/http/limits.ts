// How long and how often anybody may hold a connection to the desk: whoever sends or reads slowly keeps nobody else out.
import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

export type DoorLimits = {
  /** Milliseconds in which the head of a request must have come. */
  readonly headMs: number;
  /** Milliseconds in which all of a request must have come, its body too. */
  readonly requestMs: number;
  /** Milliseconds for which a connection may rest between two requests. */
  readonly restMs: number;
  /** Milliseconds for which nothing of an answer may be taken by whoever asked for it. */
  readonly readMs: number;
  /** Connections that one address may have at once. */
  readonly connections: number;
};

export const doorLimits: DoorLimits = {
  headMs: 10_000,
  requestMs: 30_000,
  restMs: 30_000,
  readMs: 300_000,
  connections: 128,
};

/** Bytes of a body: a person's answer is short; the longest is somebody drawn in each of thousands of frames. */
export const BODY_BYTES = 256 * 1024;

/** How often connections are looked at. */
const LOOK_MS = 1000;

const seconds = (ms: number): string => `${ms / 1000} s`;

/** For the person who runs the desk. */
export function tellLimits(limits: DoorLimits = doorLimits): string {
  return (
    `At the door of the desk a request has ${seconds(limits.headMs)} for its head, ${seconds(limits.requestMs)} in all and ` +
    `${BODY_BYTES / 1024} kB for its body; a connection may rest for ${seconds(limits.restMs)}, an answer that nobody takes ` +
    `for ${seconds(limits.readMs)}; an address has ${limits.connections} connections at most.`
  );
}

/** What the server itself is told. */
export const limitOptions = ({ headMs, requestMs, restMs }: DoorLimits) => ({
  bodyLimit: BODY_BYTES,
  requestTimeout: requestMs,
  keepAliveTimeout: restMs,
  http: {
    headersTimeout: headMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: Math.min(LOOK_MS, headMs),
  },
});

/**
 * Everybody on this machine has the same address: who comes last gets in, in place of the oldest connection that the desk
 * is not answering just now to somebody with a session. Only where all are, the last is turned away.
 */
export function addLimits(app: FastifyInstance, { connections, readMs }: DoorLimits): void {
  const held = new Map<string, Set<Socket>>();
  const answered = new WeakSet<Socket>();
  app.server.on("connection", (socket: Socket) => {
    const address = socket.remoteAddress ?? "";
    const theirs = held.get(address) ?? new Set();
    held.set(address, theirs);
    if (theirs.size >= connections) {
      const oldest = [...theirs].find((each) => !answered.has(each));
      (oldest ?? socket).destroy();
      if (oldest === undefined) return;
      theirs.delete(oldest);
    }
    theirs.add(socket);
    socket.once("close", () => {
      theirs.delete(socket);
      if (theirs.size === 0 && held.get(address) === theirs) held.delete(address);
    });
  });
  // Added after the door: who comes here has a session, or asks for what is open.
  app.addHook("onRequest", async ({ raw: { socket } }, { raw }) => {
    answered.add(socket);
    raw.once("close", () => void answered.delete(socket));
  });
  // An answer may take long to make; what has begun to be sent must be taken.
  app.addHook("onSend", async (_request, { raw }) => {
    raw.setTimeout(readMs, () => void raw.socket?.destroy());
  });
}
