// `sightline blind`: a frame that was counted, counted again by another member who is not shown the first count.
import { randomUUID } from "node:crypto";
import type { Global } from "../global.ts";
import { frameNamed } from "./frame-named.ts";
import { changeOf, writeChange, type Options } from "./write-change.ts";

type Asking = Options & {
  readonly item: string;
  readonly at?: number;
  readonly subject: string;
  readonly of?: string;
};
type Counting = Options & { readonly counted: number };

export const askBlind = (id: string | undefined, options: Asking, global: Global): Promise<void> =>
  writeChange(
    (held) => {
      const frame = frameNamed(held, options);
      if (!frame.ok) return frame;
      const { subject, of = null } = options;
      return changeOf("blind.ask", id ?? randomUUID(), { ...frame.value, subject, of });
    },
    options,
    global,
  );

export const takeBlind = (subject: string, options: Options, global: Global): Promise<void> =>
  writeChange({ verb: "blind.take", subject, payload: {} }, options, global);

export const stateBlind = (subject: string, options: Counting, global: Global): Promise<void> =>
  writeChange(() => changeOf("blind.state", subject, { counted: options.counted }), options, global);

export const correctBlind = (subject: string, options: Counting, global: Global): Promise<void> =>
  writeChange(() => changeOf("blind.correct", subject, { counted: options.counted }), options, global);

export const withdrawBlind = (subject: string, options: Options, global: Global): Promise<void> =>
  writeChange({ verb: "blind.withdraw", subject, payload: {} }, options, global);
