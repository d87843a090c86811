// `sightline fact`: confirming and withdrawing what was stated.
import type { Global } from "../global.ts";
import { writeChange, type Options } from "./write-change.ts";

export const reviewFact = (subject: string, options: Options, global: Global): Promise<void> =>
  writeChange({ verb: "fact.review", subject, payload: {} }, options, global);

export const withdrawFact = (
  subject: string,
  options: Options & { review?: boolean },
  global: Global,
): Promise<void> => {
  const only = options.review === true ? "review" : "fact";
  return writeChange({ verb: "fact.withdraw", subject, payload: { only } }, options, global);
};
