// Triage: who looks after an item, what in it others should be warned of, and how far it is.
import { z } from "zod";
import { ok, refuse } from "../refusal.ts";
import type { Rule } from "../rule.ts";
import { isLine } from "@sightline/count";
import { canonicalJson } from "../canonical.ts";
import type { Held } from "../investigation/held.ts";
import { maySee, mayWrite } from "../member/member.ts";
import { called } from "../member/called.ts";
import type { ItemRow } from "./item.ts";
import { verdictIn } from "./verdict-in.ts";

/** The last two follow from the reviews. */
export const stageSchema = z.enum(["to triage", "in progress", "needs second review", "done"]);
export type Stage = z.infer<typeof stageSchema>;

export function stageOf(held: Held, { id, begun }: Pick<ItemRow, "id" | "begun">): Stage {
  if (verdictIn(held, id) !== "none") return "done";
  if ((held.reviewsOf.get(id) ?? []).length > 0) return "needs second review";
  return begun ? "in progress" : "to triage";
}

/** What content warnings most often say; any other short line is one too. */
export const WARNINGS = [
  "injury",
  "dead bodies",
  "violence",
  "humiliation",
  "distress",
  "children",
  "nudity",
] as const;

export const MOST_WARNINGS = 12;

export const triageItem: Rule<"item.triage"> = (held, change) => {
  const item = held.item.get(change.subject);
  if (!item) return refuse("no-such-item", `No item has the id ${change.subject}; collect it first.`);
  const { warnings, assignee } = change.payload;
  if (warnings !== undefined && warnings.length > MOST_WARNINGS)
    return refuse(
      "too-many-warnings",
      `${item.name} would have ${warnings.length} warnings; take one off first, at most ${MOST_WARNINGS} are noted.`,
    );
  const odd = warnings?.find((one) => !isLine(one));
  if (odd !== undefined)
    return refuse("text-not-a-line", `A warning is one short line, and ${JSON.stringify(odd)} is not.`);
  if (assignee) {
    const member = held.member.get(assignee);
    if (!member)
      return refuse(
        "no-such-member",
        `${assignee} is not a member of this investigation; an owner can add them.`,
      );
    if (!mayWrite(member.role, "item.review"))
      return refuse(
        "assignee-may-not",
        `${called(held, assignee)} is a ${member.role} and looks after no item.`,
      );
    if (!maySee(member, item))
      return refuse(
        "assignee-may-not",
        `${called(held, assignee)} does not see this item; an owner can show it to them first.`,
      );
  }
  const after = { ...item, ...change.payload };
  return ok(canonicalJson(after) === canonicalJson(item) ? [] : [change]);
};
