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

export const member = {
  row: memberSchema,
  verbs: { "member.add": verbsFor(memberSchema)(memberSchema, ({ payload }) => ({ put: payload })) },
};

/** What a member may do, by the verb of the journal entry that it writes. */
const MAY: Readonly<Record<Role, readonly string[]>> = {
  owner: ["*"],
  editor: [
    "item",
    "review",
    "check",
    "footage",
    "pair",
    "frame",
    "sighting",
    "marks",
    "headcount",
    "group",
    "fact",
    "criteria",
  ],
  reviewer: ["item.review", "review", "check", "frame", "sighting", "marks", "headcount", "group", "fact"],
  viewer: [],
  "data-only viewer": [],
};

/** True when a member of this role may write entries of this verb, for example `fact.review`. */
export function mayWrite(role: Role, verb: string): boolean {
  const noun = verb.slice(0, verb.indexOf("."));
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

/** True when a member of this role may see it. */
export const mayRead = (role: Role, reading: Reading): boolean => SEES[role].includes(reading);
