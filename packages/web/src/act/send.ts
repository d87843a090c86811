// Sends an act as it was done, and says what became of it; what nobody answered for the desk waits.
import { t } from "@lingui/core/macro";
import { call, OUTAGES, refuse, WAITING, type Refusal } from "@sightline/domain";
import { keyed, Unreached } from "../transport.ts";
import type { Outcome } from "./acts.ts";
import type { Act, Why } from "./store.ts";

export async function send({ path, params, key, self }: Act): Promise<Outcome> {
  const contract = WAITING.find((one) => one.path === path);
  if (!contract) return { kind: "refused", refusal: notKnownHere() };
  try {
    const answer = await call(contract, params, keyed(key, self));
    if (answer.ok) return { kind: "kept", value: answer.value };
    const why = whyWaits(answer.refusal);
    return why === null ? { kind: "refused", refusal: answer.refusal } : { kind: "waits", why };
  } catch (fault) {
    if (fault instanceof Unreached) return { kind: "waits", why: "stopped" };
    const sentence = t`The desk did not answer as it should. ${fault instanceof Error ? fault.message : String(fault)}`;
    return { kind: "refused", refusal: { code: "fault", sentence } };
  }
}

/** What says nothing of the act itself: it is sent again when that is over. Null where it was refused. */
export function whyWaits({ code }: Pick<Refusal, "code">): Why | null {
  if (code === "sign-in-needed") return "signed-out";
  if (code === "other-member") return "other-member";
  return code === "desk-busy" || code === "too-many-tries" || code in OUTAGES ? "busy" : null;
}

const notKnownHere = (): Refusal =>
  refuse(
    "bad-request",
    t`This desk is another version than the one where you did this, and knows it no more; do it again.`,
  ).refusal;
