// Agreeing what vague words mean: “hundreds” is at least 200, until the investigation agrees on something else.
import { canonicalJson } from "../canonical.ts";
import { ok, refuse } from "../refusal.ts";
import type { Rule } from "../rule.ts";
import { isOneWord } from "./figure.ts";

export const setVague: Rule<"vague.set"> = (held, change) => {
  const investigation = held.investigation.get(change.subject);
  if (!investigation)
    return refuse("no-such-investigation", `No investigation has the id ${change.subject}; open it first.`);
  const { words } = change.payload;
  const twice = words.find(({ word }, at) => words.findIndex((one) => isOneWord(one.word, word)) !== at);
  if (twice) return refuse("word-twice", `“${twice.word}” is given two meanings; keep one of them.`);
  const none = words.find(({ low, high }) => low !== null && high !== null && low > high);
  if (none)
    return refuse(
      "figure-outside",
      `“${none.word}” from ${none.low} to ${none.high} holds no number; put the smaller one first.`,
    );
  return ok(canonicalJson(investigation.vague) === canonicalJson(words) ? [] : [change]);
};
