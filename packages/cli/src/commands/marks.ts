// `sightline marks`: signing off the marks of an item as they are now, and reviewing what another member signed off.
import { findItem, marksVersion, ok, type Change } from "@sightline/domain";
import type { Global } from "../global.ts";
import { writeChange, type Options } from "./write-change.ts";

type About = Options & { readonly item: string };

export const stateMarks = (options: About, global: Global): Promise<void> =>
  onMarks(options, global, (subject, version) => ({ verb: "marks.state", subject, payload: { version } }));

export const reviewMarks = (options: About, global: Global): Promise<void> =>
  onMarks(options, global, (subject, version) => ({ verb: "marks.review", subject, payload: { version } }));

export const withdrawMarks = (options: About & { review?: boolean }, global: Global): Promise<void> =>
  onMarks(options, global, (subject) => {
    const only = options.review === true ? "review" : "marks";
    return { verb: "marks.withdraw", subject, payload: { only } };
  });

const onMarks = (
  options: About,
  global: Global,
  changeOf: (item: string, version: number) => Change,
): Promise<void> =>
  writeChange(
    (held) => {
      const item = findItem(held, options.item);
      return item.ok ? ok(changeOf(item.value.id, marksVersion(held, item.value.id))) : item;
    },
    options,
    global,
  );
