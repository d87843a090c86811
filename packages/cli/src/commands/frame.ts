// `sightline frame`: saying of frames that people in them are not side by side, or that all are marked, and taking it back.
import { findItem } from "@sightline/domain";
import type { Global } from "../global.ts";
import { changeOf, writeChange, type Options } from "./write-change.ts";

/** Instants in µs of the item's own time, both ends included. */
type About = Options & { item: string; from: number; to?: number; exhaustive?: boolean };

export const flagFrames = (options: About, global: Global): Promise<void> =>
  onFlag("frame.flag", options, global);

export const withdrawFlag = (options: About, global: Global): Promise<void> =>
  onFlag("frame.withdraw", options, global);

const onFlag = (verb: "frame.flag" | "frame.withdraw", options: About, global: Global): Promise<void> =>
  writeChange(
    (held) => {
      const found = findItem(held, options.item);
      if (!found.ok) return found;
      const { id: item } = found.value;
      const says = options.exhaustive === true ? { exhaustive: true } : { coVisible: false };
      const span = [options.from, options.to ?? options.from];
      return changeOf(verb, item, { item, span, ...says });
    },
    options,
    global,
  );
