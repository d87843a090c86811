// Whether the window has no room for words and translations side by side.
import { useSyncExternalStore } from "react";

const query = matchMedia("(max-width: 47.9rem)");

const subscribe = (listener: () => void): (() => void) => {
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
};

export const useIsNarrow = (): boolean => useSyncExternalStore(subscribe, () => query.matches);
