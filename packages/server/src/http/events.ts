// The event stream: what changed, and who else has an item open, told to each window for as long as its member may know.
import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import {
  mayRead,
  noItem,
  unseenBy,
  watchEvents,
  type Changed,
  type Here,
  type Refusal,
} from "@sightline/domain";
import type { Desk } from "../desk.ts";
import type { Caller } from "../investigation/caller.ts";
import { changedFor, entriesSince, watchOf, type Since } from "../journal/watch.ts";
import { callerAgain, callerOf } from "./caller.ts";
import { proofOf, type Door } from "./door.ts";
import { answerProblem, badRequest } from "./problem.ts";

export type EventLimits = {
  /** Streams in all, and of one session. */
  readonly streams: number;
  readonly perSession: number;
  /** Milliseconds between two looks at whether a member may still know; then a word, so that no proxy takes it for dead. */
  readonly beatMs: number;
  /** Milliseconds between two looks for what is new. */
  readonly lookMs?: number;
};

export const eventLimits: Omit<EventLimits, "streams"> = { perSession: 16, beatMs: 5000 };

/** Streams in all, of so many connections that one address may have: they never take all of them. */
export const streamsOf = (connections: number): number => Math.min(500, Math.floor(connections / 2));

/** Bytes that may wait for a window that does not take them. */
const MOST_WAITING = 64 * 1024;

type Serving = {
  readonly desk: Desk;
  readonly door: Door;
  readonly limits: EventLimits;
  readonly log: (line: string) => void;
};

type Stream = {
  readonly session: string;
  readonly investigation: string;
  /** The item that is open in the window. */
  readonly item: string | null;
  /** Who watches, as of the last look. */
  caller: Caller;
  readonly sendHere: () => Promise<boolean>;
  readonly end: () => void;
};

const TOO_MANY = {
  code: "too-many-streams",
  sentence: "Too many windows watch this desk already; close one of them.",
} as const satisfies Refusal;

export function addEvents(app: FastifyInstance, serving: Serving): void {
  const { desk, limits, log } = serving;
  const streams = new Set<Stream>();
  const watch = watchOf(desk, log, limits.lookMs);
  let closing = false;
  app.addHook("preClose", async () => {
    closing = true;
    for (const stream of streams) stream.end();
  });
  app.get(watchEvents.path, { exposeHeadRoute: false }, async (request, reply) => {
    const asked = watchEvents.params.safeParse({
      ...(request.query as object),
      ...(request.params as object),
    });
    if (!asked.success) return answerProblem(reply, 400, badRequest);
    const caller = callerOf(request);
    const item = asked.data.at?.replace("item:", "") ?? null;
    if (item !== null && !caller.held.item.has(item)) return answerProblem(reply, 404, noItem(item).refusal);
    const after = lastIn(request) ?? asked.data.after ?? caller.held.seq;
    const first = await entriesSince(desk, caller.held, { investigation: caller.investigation, after });
    // Nothing is waited for between this look and the stream: those who come at once are counted one by one.
    const asking = serving.door.sessionOf(request);
    const session = (asking && proofOf(asking)) ?? "";
    const theirs = [...streams].filter((stream) => stream.session === session);
    if (closing || streams.size >= limits.streams || theirs.length >= limits.perSession)
      return answerProblem(reply, 429, TOO_MANY);
    return open({ ...serving, streams, watch }, { request, reply, caller, item, session, first });
  });
}

function lastIn({ headers }: FastifyRequest): number | undefined {
  const said = headers["last-event-id"];
  return typeof said === "string" && /^\d{1,15}$/.test(said) ? Number(said) : undefined;
}

type Room = Serving & { readonly streams: Set<Stream>; readonly watch: ReturnType<typeof watchOf> };
type Opening = Pick<Stream, "caller" | "item" | "session"> & {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly first: Since;
};

function open(room: Room, { request, reply, caller, item, session, first }: Opening): FastifyReply {
  const { desk, door, limits, streams, watch } = room;
  const { investigation } = caller;
  const body = new Readable({ read: () => undefined });
  const state = { busy: false, ended: false, here: "" };
  const mayStill = async (): Promise<Caller | null> => {
    const again = await callerAgain(desk, door, request, investigation);
    return again?.member === caller.member ? again : null;
  };
  /** False where another word is on its way: what it would have said is said with the next. */
  const send = async (said: (to: Caller) => string): Promise<boolean> => {
    if (state.busy || state.ended) return false;
    state.busy = true;
    try {
      const again = await mayStill();
      const waiting = body.readableLength + reply.raw.writableLength;
      if (again === null || waiting > MOST_WAITING || reply.raw.destroyed) stream.end();
      else {
        stream.caller = again;
        body.push(said(again));
      }
      return !state.ended;
    } finally {
      state.busy = false;
    }
  };
  /** Said again only when it is otherwise. */
  const hereNow = (to: Caller): string => {
    const said = hereSaid(room, stream, to);
    if (said === state.here) return ALIVE;
    state.here = said;
    return said;
  };
  const stream: Stream = {
    session,
    investigation,
    item,
    caller,
    sendHere: () => send(hereNow),
    end() {
      if (state.ended) return;
      state.ended = true;
      clearInterval(beat);
      unwatch();
      streams.delete(stream);
      body.push(null);
      tellOthers(streams, stream);
    },
  };
  const orEnd = (sent: Promise<boolean>): void => void sent.catch(() => stream.end());
  const beat = setInterval(() => orEnd(send(hereNow)), limits.beatMs).unref();
  const unwatch = watch.add({
    investigation,
    seq: caller.held.seq,
    tell: (since) => send((to) => changedSaid(since, to)),
    end: () => stream.end(),
  });
  streams.add(stream);
  reply.raw.once("close", () => stream.end());
  body.push(changedSaid(first, caller));
  body.push(hereNow(caller));
  tellOthers(streams, stream);
  return reply
    .header("content-type", "text/event-stream; charset=utf-8")
    .header("x-accel-buffering", "no")
    .send(body);
}

const seesWork = ({ role }: Caller): boolean => mayRead(role, "work");

/** What it is about is for those who may see who works on it; others hear that something changed. */
const changedSaid = (since: Since, to: Caller): string => {
  const { seq, changed } = changedFor(to, since);
  return eventOf("changed", { seq, changed: seesWork(to) ? changed : null } satisfies Changed, seq);
};

/** A comment, which says nothing but that the connection is alive. */
const ALIVE = ":\n\n";

/** Who sees the item is asked of what stands now: the last look of another window may be of before. */
function hereSaid(
  { desk, streams }: Pick<Room, "desk" | "streams">,
  { investigation, item }: Stream,
  to: Caller,
): string {
  const held = desk.investigations.standing(investigation)?.held;
  const seesIt = (caller: Caller): boolean =>
    item !== null && seesWork(caller) && !(held && unseenBy(held, caller.member)?.items.has(item));
  if (item === null || !seesIt(to)) return ALIVE;
  const there = [...streams].filter(
    (other) => other.item === item && other.investigation === investigation && seesIt(other.caller),
  );
  const members = new Set(there.map(({ caller }) => caller.member));
  members.delete(to.member);
  return eventOf("here", { item, members: [...members].sort() } satisfies Here);
}

function tellOthers(streams: ReadonlySet<Stream>, stream: Stream): void {
  const { investigation, item } = stream;
  if (item === null) return;
  for (const other of streams)
    if (other !== stream && other.item === item && other.investigation === investigation)
      void other.sendHere().catch(() => other.end());
}

/** JSON has no line breaks of its own, so that it is one line. */
const eventOf = (event: string, told: object, id?: number): string =>
  `${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(told)}\n\n`;
