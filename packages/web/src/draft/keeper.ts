// Keeps the newest of what is typed, one request at a time, so that an older one never comes after it.

/** Sooner than the two seconds in which it has to be kept, and not at every key. */
const AFTER_MS = 1000;

/** Whether it was kept, or refused for good; false where it may be tried again. */
type Keep = () => Promise<boolean>;

export class Keeper {
  #next: Keep | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;

  /** In place of what was typed before and is not on its way. */
  type(keep: Keep): void {
    this.#next = keep;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), AFTER_MS);
  }

  /** Now: the page may be left. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#running === null && this.#next !== null) this.#running = this.#go();
    return this.#running ?? Promise.resolve();
  }

  /** What was typed is stated: nothing of it is kept after this. */
  async settle(): Promise<void> {
    clearTimeout(this.#timer);
    this.#next = null;
    await this.#running;
    this.#next = null;
  }

  async #go(): Promise<void> {
    try {
      while (this.#next !== null) {
        const own = this.#next;
        this.#next = null;
        if (await own()) continue;
        // What was typed since is newer, and is tried with the next key.
        this.#next ??= own;
        return;
      }
    } finally {
      // In the same step: what is typed now begins anew.
      this.#running = null;
    }
  }
}
