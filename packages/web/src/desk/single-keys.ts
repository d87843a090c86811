// Whether letters alone are keys here: they can be turned off, for those whose voice or hand presses them by accident (WCAG 2.1.4).
import { useSyncExternalStore } from "react";

const KEY = "sightline.single-keys";
const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const singleKeysAreOn = (): boolean => localStorage.getItem(KEY) !== "off";

export function useSingleKeys() {
  const on = useSyncExternalStore(subscribe, singleKeysAreOn);
  const toggle = () => {
    if (on) localStorage.setItem(KEY, "off");
    else localStorage.removeItem(KEY);
    for (const listener of listeners) listener();
  };
  return { on, toggle };
}
