// Whatever is cut, and whichever window dies: each act is written once, in order, or stands in the list with what was refused.
import "fake-indexeddb/auto";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { Acts, type Doer, type Outcome } from "./acts.ts";
import { MOST_ACTS, storeIn, type Act } from "./store.ts";

const SELF = "a".repeat(64);
const AWAY: Doer = { onWait: () => undefined, isThere: () => false };
let databases = 0;

/** What happens to a request: it never comes there, its answer is lost, it is refused, or all is well. */
const fate = fc.constantFrom("unsent", "lost", "refused", "kept", "kept", "window dies");
type Fate = "unsent" | "lost" | "refused" | "kept" | "window dies";

/** A desk that does an act once for each key, however often it comes. */
function deskThat() {
  const written: string[] = [];
  const keys = new Set<string>();
  let atOnce = 0;
  let most = 0;
  return {
    written,
    /** How many were on their way at once. */
    most: () => most,
    async take({ key, params }: Act, what: Fate): Promise<Outcome> {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await Promise.resolve();
      atOnce -= 1;
      if (what === "unsent") return { kind: "waits", why: "stopped" };
      if (what === "refused" && !keys.has(key))
        return { kind: "refused", refusal: { code: "not-allowed", sentence: "No." } };
      if (!keys.has(key)) written.push(String(params["text"]));
      keys.add(key);
      return what === "lost" ? { kind: "waits", why: "stopped" } : { kind: "kept", value: null };
    },
  };
}

/** What windows say to each other, heard by all but the one that speaks. */
function hall() {
  const windows: ((event: { data: unknown }) => void)[] = [];
  return (): BroadcastChannel => {
    let own: ((event: { data: unknown }) => void) | null = null;
    return {
      addEventListener: (_: "message", hears: (event: { data: unknown }) => void) => {
        own = hears;
        windows.push(hears);
      },
      postMessage: (data: unknown) => {
        for (const hears of windows) if (hears !== own) hears({ data });
      },
    } as unknown as BroadcastChannel;
  };
}

/** A window that can die while it sends: what it held is let go, and it says nothing more. */
function windowOf(of: {
  readonly store: ReturnType<typeof storeIn>;
  readonly channel: BroadcastChannel;
  readonly take: (act: Act, what: Fate) => Promise<Outcome>;
  readonly next: () => Fate;
}) {
  const { promise: dead, resolve: die } = Promise.withResolvers<void>();
  const locks = {
    request: (name: string, act: () => Promise<void>) =>
      navigator.locks.request(name, () => Promise.race([act(), dead])),
  } as unknown as LockManager;
  const send = async (act: Act): Promise<Outcome> => {
    const what = of.next();
    if (what !== "window dies") return of.take(act, what);
    // The desk may have had it before.
    await of.take(act, "lost");
    die();
    return new Promise(() => undefined);
  };
  return { acts: new Acts({ store: of.store, send, locks, channel: of.channel }), dead };
}

const doing = (self: string, text: string) => ({
  self,
  investigation: "mill",
  path: "/api/changes",
  params: { text },
  key: `key of ${text}`,
  at: 0,
});

test("any cuts, lost answers, refusals and windows that die: written once, in order, and nothing is gone", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(2), { minLength: 1, maxLength: 12 }),
      fc.array(fate, { maxLength: 40 }),
      async (byWindow, fates) => {
        const name = `any-${(databases += 1)}`;
        const enter = hall();
        const { written, take, most } = deskThat();
        const left = [...fates];
        const open = () => {
          return windowOf({
            store: storeIn(name),
            channel: enter(),
            take,
            next: () => left.shift() ?? "kept",
          }).acts;
        };
        const windows = [open(), open(), open()];
        const store = storeIn(name);
        const did: string[] = [];
        for (const [place, who] of byWindow.entries()) {
          did.push(`act ${place}`);
          // Who did it may be gone before it is kept: what is asserted is what stands in the browser and at the desk.
          void windows[who]?.do(doing(SELF, `act ${place}`), AWAY);
          while (!(await isIn(store, written, `act ${place}`))) await Promise.resolve();
        }
        // Reloaded until nothing waits: each time another window, as after a crash.
        for (let waiting = true; waiting;) {
          await open().goOn(SELF);
          waiting = (await store.of(SELF)).some(({ refused }) => refused === null);
        }
        const refused = (await store.of(SELF)).map(({ params }) => String(params["text"]));
        expect([...written].sort()).toEqual([...new Set(written)].sort());
        expect([...written, ...refused].sort()).toEqual([...did].sort());
        const order = (texts: readonly string[]) =>
          [...texts].sort((a, b) => did.indexOf(a) - did.indexOf(b));
        expect(written).toEqual(order(written));
        left.length = 0;
        for (const act of await store.of(SELF)) await open().again(act);
        expect([...written].sort()).toEqual([...did].sort());
        expect(await store.of(SELF)).toEqual([]);
        expect(most()).toBe(1);
      },
    ),
    { numRuns: 60, seed: 12 },
  );
});

const isIn = async (store: ReturnType<typeof storeIn>, written: readonly string[], text: string) =>
  written.includes(text) || (await store.of(SELF)).some(({ params }) => params["text"] === text);

function oneWindow(fates: readonly Fate[]) {
  const store = storeIn(`one-${(databases += 1)}`);
  const left = [...fates];
  const desk = deskThat();
  const next = (): Fate => left.shift() ?? "kept";
  return { store, written: desk.written, ...windowOf({ store, channel: hall()(), take: desk.take, next }) };
}

test("the form that did it waits, is told so, and ends when the desk has kept it", async () => {
  const { acts, written } = oneWindow(["unsent", "lost"]);
  const heard: string[] = [];
  const ended = acts.do(doing(SELF, "a note"), { onWait: (why) => heard.push(why), isThere: () => true });
  await new Promise<void>((seen) => acts.subscribe(seen));
  expect(heard).toEqual(["stopped"]);
  expect(acts.shown(SELF)).toMatchObject([{ waits: "stopped", params: { text: "a note" } }]);
  await acts.goOn(SELF);
  await acts.goOn(SELF);
  expect(await ended).toEqual({ kind: "kept", value: null });
  expect(written).toEqual(["a note"]);
  expect(acts.shown(SELF)).toEqual([]);
});

test("a refusal is told where it was done; where nobody is there any more it stays in the list, until it is given up", async () => {
  const { acts, store } = oneWindow(["refused", "refused"]);
  const refusal = { code: "not-allowed", sentence: "No." };
  const there = await acts.do(doing(SELF, "one"), { ...AWAY, isThere: () => true });
  expect(there).toEqual({ kind: "refused", refusal });
  expect(await store.of(SELF)).toEqual([]);
  await acts.do(doing(SELF, "two"), AWAY);
  await acts.goOn(SELF);
  const [two] = acts.shown(SELF);
  expect(two).toMatchObject({ refused: refusal, params: { text: "two" } });
  if (two) await acts.giveUp(two);
  expect(acts.shown(SELF)).toEqual([]);
});

test("another member’s acts are neither seen nor sent, on the same browser", async () => {
  const { acts, written } = oneWindow(["unsent"]);
  const other = "b".repeat(64);
  void acts.do(doing(SELF, "hers"), AWAY);
  await acts.goOn(SELF);
  await acts.goOn(other);
  expect(acts.shown(other)).toEqual([]);
  await acts.do(doing(other, "his"), AWAY);
  expect(written).toContain("his");
});

test("no more than so many are kept, and who has as many is told", async () => {
  const { acts, store } = oneWindow(Array.from({ length: 2 * MOST_ACTS + 9 }, () => "unsent" as const));
  for (let n = 0; n < MOST_ACTS; n += 1)
    await store.put({ ...doing(SELF, `act ${n}`), waits: "stopped", refused: null });
  expect(await acts.do(doing(SELF, "one more"), AWAY)).toBeNull();
  expect(await store.of(SELF)).toHaveLength(MOST_ACTS);
});
