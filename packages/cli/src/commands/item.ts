// `sightline item`: taking an item out of the investigation, and in again; and who sees it.
import { findAnyItem, findItem, ok, type Held, type Result } from "@sightline/domain";
import type { Global } from "../global.ts";
import { writeChange, type Options } from "./write-change.ts";

type Verb = "item.withdraw" | "item.restore";

const about =
  (verb: Verb, name: string, find = findItem) =>
  (held: Held): Result<{ verb: Verb; subject: string; payload: Record<string, never> }> => {
    const item = find(held, name);
    return item.ok ? ok({ verb, subject: item.value.id, payload: {} }) : item;
  };

export const withdrawItem = (name: string, options: Options, global: Global): Promise<void> =>
  writeChange(about("item.withdraw", name), options, global);

export const restoreItem = (name: string, options: Options, global: Global): Promise<void> =>
  writeChange(about("item.restore", name, findAnyItem), options, global);

/** `to` null: every member sees it again. */
export const restrictItem = (
  name: string,
  to: string[] | null,
  options: Options,
  global: Global,
): Promise<void> =>
  writeChange(
    (held) => {
      const item = findAnyItem(held, name);
      return item.ok ? ok({ verb: "item.restrict", subject: item.value.id, payload: { to } }) : item;
    },
    options,
    global,
  );
