// How a question reaches the desk: with the session's second proof, and told apart from what only a proxy answers.
import { SELF, type Transport } from "@sightline/domain";
import { desk } from "./desk/reach.ts";
import { proofHeader } from "./session.ts";

/** Nothing answered, or only a proxy that does not reach the desk. */
export class Unreached extends Error {}

/** What a proxy says while nothing is behind it. */
const OF_A_PROXY = [502, 503, 504];
/** Longer than the desk gives a request: whoever waits for longer has lost the connection. */
const LOST_MS = 60_000;

type Asked = { method: string; headers: Record<string, string>; body?: string; signal?: AbortSignal };

export const transport = (url: string, init: Asked): Promise<Response> =>
  desk.ask(async () => {
    const answer = await fetch(url, {
      ...init,
      headers: { ...init.headers, ...proofHeader() },
      credentials: "same-origin",
      redirect: "error",
    }).catch((fault: unknown) => {
      throw new Unreached("The desk does not answer.", { cause: fault });
    });
    const isOurs = answer.headers.get("content-type")?.startsWith("application/problem+json") === true;
    if (OF_A_PROXY.includes(answer.status) && !isOurs) throw new Unreached("The desk does not answer.");
    return answer;
  });

/** For what writes: asked once more where the answer is lost, under the same key, so that what was done is not done twice. */
export function keyed(key: string, self: string | null): Transport {
  const own = { "idempotency-key": key, ...(self !== null && { [SELF]: self }) };
  const once: Transport = (url, init) =>
    transport(url, { ...init, headers: { ...init.headers, ...own }, signal: AbortSignal.timeout(LOST_MS) });
  return (url, init) => once(url, init).catch(() => once(url, init));
}

const selves = new Map<string, string>();
const listeners = new Set<(self: string, investigation: string) => void>();

/** Whose page this is in an investigation, as the desk says it; null until it has. */
export const selfIn = (investigation: string): string | null => selves.get(investigation) ?? null;

/** `listener` hears of each once. */
export const whenKnown = (listener: (self: string, investigation: string) => void): void =>
  void listeners.add(listener);

export function noteSelf(investigation: string, self: string | null): void {
  const before = selfIn(investigation);
  if (self === null || self === before) return;
  selves.set(investigation, self);
  // Somebody else signed in in this browser: what is on show, and half typed, is not theirs.
  if (before !== null) location.reload();
  else for (const listener of listeners) listener(self, investigation);
}
