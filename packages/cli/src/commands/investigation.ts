// `sightline investigation state`: whether it takes anything new, and who looks at it.
import { ok, refuse, stateSchema, type Held } from "@sightline/domain";
import type { Global } from "../global.ts";
import { writeChange, type Options } from "./write-change.ts";

export const setState = (state: string, options: Options, global: Global): Promise<void> =>
  writeChange(
    (held: Held) => {
      const [subject] = held.investigation.keys();
      if (subject === undefined)
        return refuse(
          "no-investigation",
          "This data folder holds no investigation yet; collect something first.",
        );
      return ok({ verb: "investigation.state", subject, payload: { state: stateSchema.parse(state) } });
    },
    options,
    global,
  );
