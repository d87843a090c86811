// `sightline headcount`: reviewing what another member counted, and taking a wrong one back.
import type { Global } from "../global.ts";
import { writeChange, type Options } from "./write-change.ts";

export const reviewHeadcount = (subject: string, options: Options, global: Global): Promise<void> =>
  writeChange({ verb: "headcount.review", subject, payload: {} }, options, global);

export const withdrawHeadcount = (
  subject: string,
  options: Options & { review?: boolean },
  global: Global,
): Promise<void> => {
  const only = options.review === true ? "review" : "headcount";
  return writeChange({ verb: "headcount.withdraw", subject, payload: { only } }, options, global);
};
