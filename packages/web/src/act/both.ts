// Where two members did something in the same place: the later one is shown both, and says which stands.
import type { Meanwhile } from "@sightline/domain";
import { useSyncExternalStore } from "react";
import type { Act } from "./store.ts";

export type Both = {
  readonly theirs: readonly Meanwhile[];
  readonly mine: Pick<Act, "path" | "params" | "investigation">;
  readonly choose: (which: "mine" | "theirs") => void;
};

let asked: Both | null = null;
const listeners = new Set<() => void>();

function show(next: Both | null): void {
  asked = next;
  for (const listener of listeners) listener();
}

/** One at a time: what is asked anew takes the place of what nobody answered, which is left as it is. */
export const whichStands = (of: Omit<Both, "choose">): Promise<"mine" | "theirs"> =>
  new Promise((resolve) => {
    asked?.choose("theirs");
    show({
      ...of,
      choose: (which) => {
        show(null);
        resolve(which);
      },
    });
  });

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const useBoth = (): Both | null => useSyncExternalStore(subscribe, () => asked);

/** The newest entry that whoever has seen these knows of. */
export const newestIn = (theirs: readonly Meanwhile[]): number => Math.max(...theirs.map(({ seq }) => seq));
