// Keeps what members do until the desk has kept it: sent in order, by one window at a time, under one key for ever.
import { t } from "@lingui/core/macro";
import type { Refusal } from "@sightline/domain";
import type { Act, Store, Why } from "./store.ts";

/** What became of an act: only the last two end it, and the desk alone says so. */
export type Outcome =
  | { readonly kind: "waits"; readonly why: Why }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "kept"; readonly value: unknown };
export type Ended = Exclude<Outcome, { readonly kind: "waits" }>;

/** Who did it, while they are there: the form that it came from. */
export type Doer = {
  /** It was not kept at once. */
  readonly onWait: (why: Why) => void;
  /** Whether what is refused can be told where it was done; if not, it stays in the list. */
  readonly isThere: () => boolean;
};

type Waiter = Doer & { readonly self: string; readonly end: (ended: Ended) => void };

/** What windows of one browser tell each other. */
type Word = { readonly self: string; readonly nr: number; readonly outcome: Outcome };

type World = {
  readonly store: Store;
  readonly send: (act: Act) => Promise<Outcome>;
  readonly locks: Pick<LockManager, "request">;
  readonly channel: Pick<BroadcastChannel, "postMessage" | "addEventListener">;
};

export type Doing = Pick<Act, "self" | "investigation" | "path" | "params" | "key" | "at">;

export class Acts {
  readonly #world: World;
  readonly #waiters = new Map<number, Waiter>();
  readonly #listeners = new Set<() => void>();
  readonly #known = new Map<string, readonly Act[]>();

  constructor(world: World) {
    this.#world = world;
    world.channel.addEventListener("message", ({ data }) => void this.#heard((data as { word: Word }).word));
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** What is not yet kept of this member, and what was refused; what is just being sent for the first time is neither. */
  readonly shown = (self: string): readonly Act[] => this.#known.get(self) ?? NONE;

  /** Resolves when the desk has said what became of it; null where no more are kept. Throws where this browser keeps nothing. */
  async do(doing: Doing, doer: Doer): Promise<Ended | null> {
    const nr = await this.#world.store.put({ ...doing, waits: null, refused: null });
    if (nr === null) return null;
    const ended = new Promise<Ended>((end) => this.#waiters.set(nr, { ...doer, self: doing.self, end }));
    this.goOn(doing.self).catch((fault: unknown) => {
      const sentence = t`It is kept in this browser, and could not be sent. ${String(fault)}`;
      this.#waiters.get(nr)?.end({ kind: "refused", refusal: { code: "fault", sentence } });
    });
    return ended;
  }

  /** Sends what waits; resolves when nothing does, or when it is of no use to go on. */
  async goOn(self: string): Promise<void> {
    await this.#alone(self, async () => {
      for (;;) {
        const act = (await this.#world.store.of(self)).find(({ refused }) => refused === null);
        if (act === undefined) return;
        const outcome = await this.#world.send(act);
        await this.#note(act, outcome);
        if (outcome.kind === "waits") return;
      }
    });
    await this.#look(self);
  }

  /** Sends once more what was refused; as another act, where it is one by now. */
  async again({ nr, self }: Act, as: Partial<Pick<Act, "params" | "key">> = {}): Promise<void> {
    await this.#alone(self, () => this.#world.store.change(nr, { ...as, refused: null, waits: "busy" }));
    await this.goOn(self);
  }

  /** Nobody sends it any more. Done between two acts that are sent: what is on its way now is told first. */
  async giveUp({ nr, self }: Act): Promise<void> {
    await this.#alone(self, async () => {
      const acts = await this.#world.store.of(self);
      if (!acts.some((act) => act.nr === nr)) return;
      await this.#world.store.drop(nr);
      await this.#tell({ self, nr, outcome: { kind: "refused", refusal: givenUp() } });
    });
    await this.#look(self);
  }

  #alone = (self: string, act: () => Promise<void>): Promise<void> =>
    this.#world.locks.request(`sightline.acts.${self}`, act);

  /** Told before it is forgotten: a window that dies between the two leaves it to be sent again, under the same key. */
  async #note({ self, nr }: Act, outcome: Outcome): Promise<void> {
    const { store } = this.#world;
    if (outcome.kind === "waits") {
      for (const one of await store.of(self))
        if (one.refused === null && one.waits !== outcome.why)
          await store.change(one.nr, { waits: outcome.why });
    }
    if (outcome.kind === "refused") await store.change(nr, { refused: outcome.refusal });
    await this.#tell({ self, nr, outcome });
    if (outcome.kind === "kept") await store.drop(nr);
  }

  async #tell(word: Word): Promise<void> {
    this.#world.channel.postMessage({ word });
    await this.#end(word);
  }

  async #heard(word: Word): Promise<void> {
    await this.#end(word);
    await this.#look(word.self);
  }

  async #end({ self, nr, outcome }: Word): Promise<void> {
    if (outcome.kind === "waits") {
      for (const waiter of this.#waiters.values()) if (waiter.self === self) waiter.onWait(outcome.why);
      return;
    }
    const waiter = this.#waiters.get(nr);
    if (!waiter) return;
    this.#waiters.delete(nr);
    // What is told where it was done, with what was typed, need not stand in the list as well.
    if (outcome.kind === "refused" && waiter.isThere()) await this.#world.store.drop(nr);
    waiter.end(outcome);
  }

  async #look(self: string): Promise<void> {
    const acts = await this.#world.store.of(self);
    const shown = acts.filter(({ waits, refused }) => waits !== null || refused !== null);
    this.#known.set(self, shown);
    for (const listener of this.#listeners) listener();
  }
}

const NONE: readonly Act[] = [];

const givenUp = (): Refusal => ({
  code: "given-up",
  sentence: t`You gave this up. If the desk had kept it before its answer was lost, it shows here.`,
});
