// Opens the desk at one investigation, and where a command changes it, in the name of the member who acts.
import type { Held } from "@sightline/domain";
import { actingMember, findInvestigation, heldOf, type Desk } from "@sightline/server";
import type { Global } from "./global.ts";
import { printRefusal } from "./say.ts";
import { withDesk } from "./with-desk.ts";

/** `held` is what stands when the command begins. */
export type At = {
  readonly desk: Desk;
  readonly id: string;
  readonly name: string;
  readonly held: Held;
};
export type ByMember = At & { readonly by: string };
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
      const held = await heldOf(desk, found.id);
      return work({ desk, id: found.id, name: found.name, held });
    },
    options.json,
  );

/** `by` is the member named with `--as`, or the first owner. */
export const withMember = (
  global: Global,
  options: Naming,
  work: (at: ByMember) => Promise<void>,
): Promise<void> =>
  withInvestigation(global, options, async (at) => {
    const acting = actingMember(at.held, global.as);
    return acting.ok ? work({ ...at, by: acting.value.id }) : printRefusal(acting.refusal, options.json);
  });
