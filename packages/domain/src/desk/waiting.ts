// Which acts a page may keep and send later: what their contracts allow, and of changes none that says who is a member.
import { z } from "zod";
import { type Endpoint } from "../endpoint.ts";
import { proposeChanges } from "../investigation/contract.ts";
import { acceptSighting } from "../pair/proposals.ts";
import { answerScene, decidePair, reopenPair } from "../pair/contract.ts";

/**
 * The header that says whose page it is: what the desk answers, pages show again with what they send, so that nothing is
 * written in the name of another member who signed in meanwhile in the same browser.
 */
export const SELF = "x-sightline-self";

/** Those whose contracts say `waits`. */
export const WAITING: readonly Endpoint[] = [
  proposeChanges,
  decidePair,
  reopenPair,
  answerScene,
  acceptSighting,
];

const changesSchema = z.object({ changes: z.array(z.object({ verb: z.string() })) });

/** False for what is decided now or not at all: signing in, passwords, and who is what in an investigation. */
export function mayWait(contract: Endpoint, params: unknown): boolean {
  if (contract.waits !== true) return false;
  const { data } = changesSchema.safeParse(params);
  return data === undefined || data.changes.every(({ verb }) => !/^(?:member|investigation)\./.test(verb));
}
