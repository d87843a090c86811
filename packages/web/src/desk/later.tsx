// Parts of a page that it can begin without: they come when nothing else is to be done, or when they are asked for.
import { lazy, Suspense, type ComponentType } from "react";

const loads: (() => Promise<unknown>)[] = [];

/** Nothing is drawn in its place until it is there. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const Part = lazy(async () => ({ default: await load() }));
  loads.push(load);
  return function Later(props: P) {
    return (
      <Suspense fallback={null}>
        <Part {...props} />
      </Suspense>
    );
  };
}

/** All of them: they are there before they are asked for, also when the desk is away by then. */
export const fetchLater = (): Promise<unknown> => Promise.allSettled(loads.map((load) => load()));
