// Members: who may do what in one investigation. Deny by default.
import { z } from "zod";
import { memberIdSchema } from "../ids.ts";
import { verbsFor } from "../noun.ts";

export const roleSchema = z.enum(["owner", "editor", "reviewer", "viewer", "data-only viewer"]);
export type Role = z.infer<typeof roleSchema>;

export const memberSchema = z.strictObject({
  id: memberIdSchema,
  name: z.string().min(1).max(200),
  role: roleSchema,
});
export type Member = z.infer<typeof memberSchema>;

const verb = verbsFor(memberSchema);
export const member = {
  row: memberSchema,
  verbs: {
    "member.add": verb(memberSchema, ({ payload }) => ({ put: payload })),
    "member.role": verb(memberSchema.pick({ role: true }), ({ subject, payload }) => ({
      id: subject,
      patch: payload,
    })),
    "member.name": verb(memberSchema.pick({ name: true }), ({ subject, payload }) => ({
      id: subject,
      patch: payload,
    })),
  },
};

/** What a member may do, by the verb of the journal entry that it writes. */
const MAY: Readonly<Record<Role, readonly string[]>> = {
  owner: ["*"],
  editor: [
    "item",
    "wanted",
    "review",
    "check",
    "comment",
    "doubt",
    "footage",
    "pair",
    "frame",
    "sighting",
    "marks",
    "headcount",
    "blind",
    "group",
    "fact",
    "criteria",
    "count",
    "vague",
    "claim",
    "finding",
    "remark",
    "report",
    "context",
    "segment",
    "translation",
    "sayings",
    "statement",
  ],
  reviewer: [
    "item.review",
    "item.triage",
    "review",
    "check",
    "comment",
    "doubt",
    "frame",
    "sighting",
    "marks",
    "headcount",
    "blind",
    "group",
    "fact",
    "claim",
    "finding",
    "remark",
    "report",
    "context",
    "segment",
    "translation",
    "statement",
  ],
  viewer: [],
  "data-only viewer": [],
};

/** What owners alone may write, whatever else of the noun a role may. */
const OWNERS_ONLY: ReadonlySet<string> = new Set(["item.restrict"]);

/** True when a member of this role may write entries of this verb, for example `fact.review`. */
export function mayWrite(role: Role, verb: string): boolean {
  const noun = verb.slice(0, verb.indexOf("."));
  if (OWNERS_ONLY.has(verb)) return role === "owner";
  return MAY[role].some((allowed) => allowed === "*" || allowed === verb || allowed === noun);
}

/** What there is to see: what is known of the material; the pictures and sound themselves; who does what with it. */
export type Reading = "data" | "media" | "work";

const SEES: Readonly<Record<Role, readonly Reading[]>> = {
  owner: ["data", "media", "work"],
  editor: ["data", "media", "work"],
  reviewer: ["data", "media", "work"],
  viewer: ["data", "media", "work"],
  "data-only viewer": ["data"],
};

/** True when a member of this role may see it. To whoever may not see the work members are numbers (`withoutNames`). */
export const mayRead = (role: Role, reading: Reading): boolean => SEES[role].includes(reading);

/** True when this member may see the item and all that is in it: owners see all, others what is not restricted to others. */
export const maySee = (
  { id, role }: Pick<Member, "id" | "role">,
  { seenBy }: { readonly seenBy: readonly string[] | null },
): boolean => role === "owner" || seenBy === null || seenBy.includes(id);
