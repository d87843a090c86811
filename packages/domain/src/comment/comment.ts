// A comment: what a member says to the others about an item. It counts for nothing.
import { z } from "zod";
import { idSchema } from "../ids.ts";
import { verbsFor } from "../noun.ts";

const row = z.strictObject({
  /** The number of its entry. */
  id: z.string(),
  item: z.string(),
  by: z.string(),
  /** `@ann` in it speaks to the member of that id. */
  text: z.string().min(1).max(10_000),
  withdrawn: z.boolean(),
  /** Those to whom it speaks and who said that they have seen it. */
  seenBy: z.array(z.string()),
});

const verb = verbsFor(row);
export const comment = {
  row,
  verbs: {
    "comment.say": verb(row.pick({ text: true }), ({ seq, subject, payload, by }) => ({
      put: { id: String(seq), item: subject, by, ...payload, withdrawn: false, seenBy: [] },
    })),
    "comment.withdraw": verb(z.strictObject({ comment: idSchema }), ({ payload }) => ({
      id: payload.comment,
      patch: { withdrawn: true },
    })),
    /** Who has seen it is told by the rule, whatever was proposed. */
    "comment.see": verb(
      z.strictObject({ comment: idSchema, seen: z.boolean(), seenBy: z.array(z.string()).optional() }),
      ({ payload: { comment, seenBy = [] } }) => ({ id: comment, patch: { seenBy } }),
    ),
  },
};

/** Whom a text speaks to, by id: a member is named once, whole, and by the longest id that fits. */
export function mentionedIn(text: string, members: Iterable<string>): readonly string[] {
  const ids = [...members].sort((a, b) => b.length - a.length);
  const found = new Set<string>();
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    if (at > 0 && WORD.test(text.slice(0, at).at(-1) ?? "")) continue;
    const rest = text.slice(at + 1);
    const id = ids.find((one) => rest.startsWith(one) && !GOES_ON.test(rest.slice(one.length)));
    if (id !== undefined) found.add(id);
  }
  return [...found];
}

const WORD = /[\p{L}\p{N}_.-]/u;
/** A full stop after a name ends a sentence, and one in it goes on. */
const GOES_ON = /^(?:[\p{L}\p{N}_]|[.-][\p{L}\p{N}_])/u;
