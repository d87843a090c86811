// `sightline frame`: taking back what was said of frames: that people in them are not side by side, or that all are marked.
import { changeSchema, findItem, ok } from "@sightline/domain";
import type { Global } from "../global.ts";
import { writeChange, type Options } from "./write-change.ts";

/** Instants in µs of the item's own time, both ends included. */
type About = Options & { item: string; from: number; to?: number; exhaustive?: boolean };

export const withdrawFlag = (options: About, global: Global): Promise<void> =>
  writeChange(
    (held) => {
      const found = findItem(held, options.item);
      if (!found.ok) return found;
      const { id: item } = found.value;
      const says = options.exhaustive === true ? { exhaustive: true } : { coVisible: false };
      const payload = { item, span: [options.from, options.to ?? options.from], ...says };
      return ok(changeSchema.parse({ verb: "frame.withdraw", subject: item, payload }));
    },
    options,
    global,
  );
