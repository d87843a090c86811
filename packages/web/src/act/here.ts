// The acts of this browser: what is not yet kept goes on as soon as it is known whose page this is, and when the desk is back.
import { t } from "@lingui/core/macro";
import { refuse, type Meanwhile, type Refused } from "@sightline/domain";
import { useParams } from "@tanstack/react-router";
import { useEffect, useSyncExternalStore } from "react";
import { selfIn, whenKnown } from "../transport.ts";
import { newestIn } from "./both.ts";
import { Acts, type Doer, type Doing } from "./acts.ts";
import { send } from "./send.ts";
import { MOST_ACTS, storeIn, type Act } from "./store.ts";

const NAME = "sightline";

const acts = new Acts({
  store: storeIn(NAME),
  send,
  locks: navigator.locks,
  channel: new BroadcastChannel(NAME),
});

/** Where this browser keeps nothing for pages there is nothing to go on with: each act is then sent once, and says so. */
const goOn = (self: string): void => void acts.goOn(self).catch(() => undefined);

whenKnown(goOn);

const tooFull = () =>
  refuse(
    "too-many-waiting",
    t`${MOST_ACTS} acts wait for the desk already, and no more are kept here; what you typed stays. Let the desk answer first.`,
  );

/** What the desk said of it in the end; null where this browser keeps nothing. */
export async function keep(
  doing: Omit<Doing, "at">,
  doer: Doer,
): Promise<{ readonly ok: true; readonly value: unknown } | Refused | null> {
  let ended;
  try {
    ended = await acts.do({ ...doing, at: Date.now() }, doer);
  } catch {
    return null;
  }
  if (ended === null) return tooFull();
  return ended.kind === "kept" ? { ok: true, value: ended.value } : { ok: false, refusal: ended.refusal };
}

/** How soon it is tried again, in ms. */
const AGAIN_MS = 4000;

const NONE: readonly Act[] = [];

/** What the member who looks has done here that is not yet kept, or was refused. */
export function useActs(): readonly Act[] {
  const { investigation = "" } = useParams({ strict: false });
  return useSyncExternalStore(acts.subscribe, () => {
    const self = selfIn(investigation);
    return self === null ? NONE : acts.shown(self);
  });
}

/** The same, and goes on with it every few seconds. */
export function useSending(): readonly Act[] {
  const { investigation = "" } = useParams({ strict: false });
  const shown = useActs();
  const waits = shown.some(({ refused }) => refused === null);
  const self = selfIn(investigation);
  useEffect(() => {
    if (!waits || self === null) return undefined;
    const timer = setInterval(() => goOn(self), AGAIN_MS);
    return () => clearInterval(timer);
  }, [waits, self]);
  return shown;
}

export const sendAgain = (act: Act): Promise<void> => acts.again(act);
export const giveUp = (act: Act): Promise<void> => acts.giveUp(act);
/** Sent as what is said now, with what others did in sight: another act, under a key of its own. */
export const sendAllTheSame = (act: Act, theirs: readonly Meanwhile[]): Promise<void> =>
  acts.again(act, { params: { ...act.params, seen: newestIn(theirs) }, key: crypto.randomUUID() });
/** Now, and not only in a few seconds. */
export const goOnNow = (self: string): void => goOn(self);
