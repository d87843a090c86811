// Asking another member to count a frame without being shown what was counted there.
import { whyNotFrames } from "../frame/flag.ts";
import { rowsIn } from "../investigation/held.ts";
import { idIsTaken } from "../investigation/names.ts";
import { called } from "../member/called.ts";
import { isOneMember } from "../member/hands.ts";
import { mayWrite } from "../member/member.ts";
import { ok, refuse } from "../refusal.ts";
import type { Rule } from "../rule.ts";
import { blindsIn, firstIn, isSameFrame } from "./frame.ts";

export const askBlind: Rule<"blind.ask"> = (held, change) => {
  const { subject: id, payload, by } = change;
  const { item, at: atUs, subject, of } = payload;
  const frame = { item, atUs, subject };
  const missing = whyNotFrames(held, item, [atUs]);
  if (missing) return missing;
  const there = held.blind.get(id);
  if (there)
    return isSameFrame(there, frame) && there.asked === of && there.askedBy === by && !there.withdrawn
      ? ok([])
      : refuse("blind-differs", `Blind count ${id} is of something else; ask under another id.`);
  const taken = idIsTaken(held, id);
  if (taken) return taken;
  if (of !== null) {
    const member = held.member.get(of);
    if (!member || !mayWrite(member.role, "blind.take"))
      return refuse("assignee-may-not", `${called(held, of)} may count nothing here; ask another member.`);
    if (isOneMember(of, by))
      return refuse(
        "second-member-needed",
        "A blind count is another member’s; ask one of them, or nobody by name.",
      );
  }
  if (firstIn(held, frame) === null)
    return refuse(
      "nothing-counted",
      `Nobody has counted or marked any ${subject} in this frame; count it first, then ask another to count it blind.`,
    );
  const flagged = rowsIn(held, "frame", item).some(
    ({ coVisible, startUs, endUs }) => !coVisible && startUs <= atUs && atUs <= endUs,
  );
  if (flagged)
    return refuse(
      "headcount-inside",
      "People in this frame are not side by side (it is flagged), so they cannot be counted together.",
    );
  const asked = blindsIn(held, item).some(
    (one) => one.counted === null && isSameFrame(one, frame) && one.asked === of,
  );
  return asked
    ? refuse("blind-asked", "Somebody asked for a blind count of this frame already; wait until it is in.")
    : ok([change]);
};
