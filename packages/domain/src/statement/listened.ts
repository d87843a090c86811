// What an investigation listens for now, and setting it.
import { memberKey } from "@sightline/count";
import { canonicalJson } from "../canonical.ts";
import type { Held } from "../investigation/held.ts";
import { ok, refuse } from "../refusal.ts";
import type { Rule } from "../rule.ts";
import { FIRST_SAYINGS, type Sayings } from "./sayings.ts";

/** A draft in tests may have no investigation yet. */
export const sayingsOf = ({ investigation }: Pick<Held, "investigation">): Sayings => {
  const [own] = investigation.values();
  return own?.sayings ?? FIRST_SAYINGS;
};

export const setSayings: Rule<"sayings.set"> = (held, change) => {
  const investigation = held.investigation.get(change.subject);
  if (!investigation)
    return refuse("no-such-investigation", `No investigation has the id ${change.subject}; open it first.`);
  for (const words of [change.payload.attributes, change.payload.captive]) {
    const keys = words.map(memberKey);
    const twice = words.find((_, at) => keys.indexOf(keys[at] ?? "") !== at);
    if (twice !== undefined) return refuse("word-twice", `“${twice}” is listed twice; keep one of them.`);
  }
  const used = [...held.statement.values()].find(
    ({ withdrawn, attributes }) =>
      !withdrawn && attributes.some((attribute) => !change.payload.attributes.includes(attribute)),
  );
  if (used)
    return refuse(
      "attribute-in-use",
      `Statement ${used.id} says “${used.attributes.join(", ")}”; correct or withdraw it before that is taken off the list.`,
    );
  return ok(canonicalJson(investigation.sayings) === canonicalJson(change.payload) ? [] : [change]);
};
