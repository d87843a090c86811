// Stating, correcting, reviewing and withdrawing a voice: one member enters it, another looks whether it is so. The same rules for all three.
import { canonicalJson } from "../canonical.ts";
import { whyNotTimeGiven } from "../check/given.ts";
import { noSuchClaim } from "../claim/state.ts";
import { whyNotTime } from "../countable.ts";
import type { Held } from "../investigation/held.ts";
import { isOut } from "../item/standing.ts";
import { reviewed, whyNotWithdraw } from "../member/hands.ts";
import { ok, refuse, type Refused, type Result } from "../refusal.ts";
import type { Proposed, Rule } from "../rule.ts";
import { saidAs, type Attached, type Said, type VoiceKind, type VoiceRow, type VoiceSaid } from "./voice.ts";
import { noun, voiceCalled } from "./words.ts";

/** The page shows them all. */
export const MOST_VOICES = 500;

type Verbs = `${VoiceKind}.${"state" | "correct" | "review" | "withdraw"}`;

const rulesOf = <K extends VoiceKind>(kind: K) => ({
  state(held: Held, change: Proposed<`${VoiceKind}.state`>): Result<Proposed[]> {
    const said = saidAs(kind, change.payload as Said<K>);
    const there = held.voice.get(change.subject);
    if (there && !there.withdrawn && there.statedBy === change.by && isSaid(there, said)) return ok([]);
    if (there)
      return refuse(
        "id-taken",
        `${there.id} is already the id of ${voiceCalled(there.said)}; correct that one, or choose another id.`,
      );
    if (held.voice.size >= MOST_VOICES)
      return refuse(
        "too-many-voices",
        `An investigation has at most ${MOST_VOICES} remarks, reports and context facts; correct one instead.`,
      );
    return whyNotSaid(held, said) ?? ok([change]);
  },
  correct: (held: Held, change: Proposed<`${VoiceKind}.correct`>): Result<Proposed[]> =>
    onVoice(held, kind, change, (there) => {
      const said = saidAs(kind, change.payload as Said<K>);
      const wrong = whyNotSaid(held, said) ?? whyNotWithdraw(change);
      return wrong ?? ok(!there.withdrawn && isSaid(there, said) ? [] : [change]);
    }),
  /** The version is the one that was read: nobody signs words that they have not seen. */
  review: (held: Held, change: Proposed<`${VoiceKind}.review`>): Result<Proposed[]> =>
    onVoice(held, kind, change, (there) => {
      const what = voiceCalled(there.said);
      if (there.withdrawn)
        return refuse("voice-withdrawn", `${there.id}, ${what}, was withdrawn; there is nothing to review.`);
      if (there.version !== change.payload.version)
        return refuse(
          "voice-changed",
          `${there.id}, ${what}, has changed since you read it; read it again first.`,
        );
      return reviewed(held, there, change, what);
    }),
  withdraw: (held: Held, change: Proposed<`${VoiceKind}.withdraw`>): Result<Proposed[]> =>
    onVoice(held, kind, change, (there) => {
      const unsaid = whyNotWithdraw(change);
      if (unsaid) return unsaid;
      const isSo = there.withdrawn || (change.payload.only === "review" && there.reviewedBy === null);
      return ok(isSo ? [] : [change]);
    }),
});

const [remark, report, context] = [rulesOf("remark"), rulesOf("report"), rulesOf("context")];

export const VOICE_RULES: { readonly [V in Verbs]: Rule<V> } = {
  "remark.state": remark.state,
  "remark.correct": remark.correct,
  "remark.review": remark.review,
  "remark.withdraw": remark.withdraw,
  "report.state": report.state,
  "report.correct": report.correct,
  "report.review": report.review,
  "report.withdraw": report.withdraw,
  "context.state": context.state,
  "context.correct": context.correct,
  "context.review": context.review,
  "context.withdraw": context.withdraw,
};

/** One that is of another kind is not there under this verb. */
function onVoice<P extends Proposed>(
  held: Pick<Held, "voice">,
  kind: VoiceKind,
  change: P,
  rule: (there: VoiceRow) => Result<P[]>,
): Result<P[]> {
  const there = held.voice.get(change.subject);
  return there?.said.kind === kind ? rule(there) : noSuchVoice(kind, change.subject);
}

export const noSuchVoice = (kind: VoiceKind, id: string): Refused =>
  refuse("no-such-voice", `No ${noun(kind)} has the id ${id}; ask for those that there are.`);

const isSaid = (there: VoiceRow, said: VoiceSaid): boolean =>
  canonicalJson(there.said) === canonicalJson(said);

function whyNotSaid(held: Held, said: VoiceSaid): Refused | null {
  const { copy, about } = said;
  const wrong = whyNotWhen(said) ?? whyNotSource(said);
  if (wrong) return wrong;
  const unkept = copy === null ? null : whyNotItem(held, copy);
  if (unkept) return unkept;
  const keys = about.map(({ kind, id }) => `${kind} ${id}`);
  const twice = about.find((_, at) => keys.indexOf(keys[at] ?? "") !== at);
  if (twice)
    return refuse("attached-twice", `It is attached to the ${twice.kind} ${twice.id} twice; do so once.`);
  return about.reduce<Refused | null>((found, one) => found ?? whyNotAttached(held, one), null);
}

function whyNotWhen(said: VoiceSaid): Refused | null {
  if (said.kind === "remark") return said.saidAt && whyNotTimeGiven(said.saidAt);
  if (said.kind === "report") return said.publishedAt && whyNotTimeGiven(said.publishedAt);
  const { from, until } = said;
  const wrong = whyNotTime(from) ?? whyNotTime(until);
  if (wrong) return wrong;
  return from !== null && until !== null && isAfter(from, until)
    ? refuse(
        "ends-before-it-begins",
        `What was so from ${from} did not end in ${until}; put the earlier time first.`,
      )
    : null;
}

/** Both as far as both are known: what began in 2031 may have ended in April of it. */
function isAfter(from: string, until: string): boolean {
  const known = Math.min(...[from, until].map((date) => date.replace("Z", "").length));
  return from.slice(0, known) > until.slice(0, known);
}

/** A remark may be made to us, and a report names its outlet. */
const whyNotSource = (said: VoiceSaid): Refused | null =>
  said.kind === "context" && said.outlet === null && said.url === null && said.copy === null
    ? refuse(
        "voice-source-needed",
        "A context fact needs its source: where it stands, an address, or the item that keeps a copy.",
      )
    : null;

function whyNotItem(held: Held, id: string): Refused | null {
  if (!held.item.has(id)) return refuse("no-such-item", `No item has the id ${id}; collect it first.`);
  return isOut(held, id)
    ? refuse("item-withdrawn", `${id} was taken out of this investigation; take it in again first.`)
    : null;
}

function whyNotAttached(held: Held, { kind, id }: Attached): Refused | null {
  switch (kind) {
    case "item":
      return whyNotItem(held, id);
    case "claim":
      return held.claim.get(id)?.withdrawn === false ? null : noSuchClaim(id);
    case "group":
      return held.group.get(id)?.withdrawn === false
        ? null
        : refuse("no-such-group", `No group or event has the id ${id}; define it first.`);
  }
}
