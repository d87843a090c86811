// Opens the desk at one investigation, and where a command changes it, in the name of the member who acts.
import { actingMember, findInvestigation, type Desk } from "@sightline/server";
import type { Global } from "./global.ts";
import { printRefusal } from "./say.ts";
import { withDesk } from "./with-desk.ts";

export type At = { readonly desk: Desk; readonly id: string; readonly name: string };
type Naming = { readonly investigation?: string; readonly json?: boolean };

export const withInvestigation = (
  global: Global,
  options: Naming,
  work: (at: At) => Promise<void>,
): Promise<void> =>
  withDesk(
    global,
    async (desk) => {
      const found = await findInvestigation(desk, options.investigation);
      if (!found.ok) return printRefusal(found.refusal, options.json);
      return work({ desk, id: found.id, name: found.name });
    },
    options.json,
  );

/** `by` is the member named with `--as`, or the first owner. */
export const withMember = (
  global: Global,
  options: Naming,
  work: (at: At & { readonly by: string }) => Promise<void>,
): Promise<void> =>
  withInvestigation(global, options, async (at) => {
    const acting = await actingMember(at.desk, at.id, global.as);
    return acting.ok ? work({ ...at, by: acting.value }) : printRefusal(acting.refusal, options.json);
  });
