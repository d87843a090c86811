// Stating what somebody says, correcting it, confirming it as a second member, and taking either back.
import { canonicalJson } from "../canonical.ts";
import type { Held, Informed } from "../investigation/held.ts";
import { idIsTaken } from "../investigation/names.ts";
import { reviewed, whyNotWithdraw } from "../member/hands.ts";
import { ok, refuse, type Refused, type Result } from "../refusal.ts";
import type { Proposed, Rule } from "../rule.ts";
import type { Signed } from "../journal/entry.ts";
import { whyNotSpoken } from "../transcript/state-segment.ts";
import { sayingsOf } from "./listened.ts";
import { heardHash, isCaptive, segmentsOf } from "./standing.ts";
import type { StatementRow } from "./statement.ts";

type Said = Proposed<"statement.state">["payload"];
type Stating = Signed & Proposed<"statement.state" | "statement.correct">;

export const stateStatement: Rule<"statement.state"> = (held, change) => {
  const { subject: id } = change;
  const whole = wholeOf(held, change);
  const there = held.statement.get(id);
  if (there?.withdrawn)
    return refuse("statement-withdrawn", `Statement ${id} was withdrawn; state it again under another id.`);
  if (there && isStated(there, whole.payload)) return ok([]);
  if (there)
    return refuse(
      "statement-differs",
      `Statement ${id} says something else already; correct it, or state this one under another id.`,
    );
  return whyNotSaid(held, whole) ?? idIsTaken(held, id) ?? ok([whole]);
};

export const correctStatement: Rule<"statement.correct"> = (held, change) =>
  onStatement(held, change, (there) => {
    const whole = wholeOf(held, change);
    if (there.item !== whole.payload.item)
      return refuse(
        "statement-differs",
        `Statement ${there.id} is of another item; withdraw it, and state this one under another id.`,
      );
    const wrong = whyNotSaid(held, whole) ?? whyNotWithdraw(change);
    return wrong ?? ok(!there.withdrawn && isStated(there, whole.payload) ? [] : [whole]);
  });

export const reviewStatement: Rule<"statement.review"> = (held, change) =>
  onStatement(held, change, (there) => {
    const { id, version, withdrawn } = there;
    if (withdrawn)
      return refuse("statement-withdrawn", `Statement ${id} was withdrawn; there is nothing to review.`);
    if (version !== change.payload.version)
      return refuse("statement-changed", `Statement ${id} changed since you looked; read it again.`);
    if (segmentsOf(held, there).length === 0) return noWords();
    if (heardHash(held, there) !== change.payload.heard)
      return refuse(
        "words-changed",
        `What is written down of statement ${id} changed since you looked; read it again.`,
      );
    return reviewed(held, there, change, `statement ${id}`);
  });

export const withdrawStatement: Rule<"statement.withdraw"> = (held, change) =>
  onStatement(held, change, (there) => {
    const unsaid = whyNotWithdraw(change);
    if (unsaid) return unsaid;
    const isSo = there.withdrawn || (change.payload.only === "review" && there.reviewedBy === null);
    return ok(isSo ? [] : [change]);
  });

function onStatement<P extends Proposed>(
  held: Pick<Held, "statement">,
  change: P,
  rule: (there: StatementRow) => Result<P[]>,
): Result<P[]> {
  const there = held.statement.get(change.subject);
  return there
    ? rule(there)
    : refuse("no-such-statement", `No statement has the id ${change.subject}; state it first.`);
}

/** With whether it is spoken in captivity, where that was left out. */
const wholeOf = <C extends Stating>(held: Held, change: C): C => {
  const { captivity = isCaptive(held, change.payload), ...said } = change.payload;
  return { ...change, payload: { ...said, captivity } };
};

function isStated(there: StatementRow, { captivity, ...said }: Said): boolean {
  const { item, startUs, endUs, speaker, attributes, note } = there;
  return (
    there.captivity === captivity &&
    canonicalJson({ item, startUs, endUs, speaker, attributes, note }) === canonicalJson(said)
  );
}

function whyNotSaid(held: Informed, { payload, reason }: Stating): Refused | null {
  const wrong = whyNotSpoken(held, payload);
  if (wrong) return wrong;
  const listed = sayingsOf(held).attributes;
  const unlisted = payload.attributes.find((attribute) => !listed.includes(attribute));
  if (unlisted !== undefined)
    return refuse(
      "no-such-attribute",
      `“${unlisted}” is not among what statements say in this investigation; add it to that list first.`,
    );
  if (new Set(payload.attributes).size < payload.attributes.length)
    return refuse("word-twice", "The same attribute is named twice; name it once.");
  if (segmentsOf(held, payload).length === 0) return noWords();
  // Whoever is held does not stop being so because nobody says why.
  if (payload.captivity === false && isCaptive(held, payload) && !reason?.trim())
    return refuse(
      "reason-needed",
      "Somebody of a subject who is held may be speaking here; say why it is not spoken in captivity.",
    );
  return null;
}

const noWords = (): Refused =>
  refuse(
    "no-words-there",
    "Nothing is written down of what is heard there; write it in the transcript first, with its times.",
  );
