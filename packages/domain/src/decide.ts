// The desk's one gate: a proposed change becomes what the journal will say, or a refusal, or nothing when it is so already.
import { outsideOf } from "./investigation/asked.ts";
import { applyToHeld, type Draft, type Informed } from "./investigation/held.ts";
import { setCriteria } from "./investigation/criteria.ts";
import { openInvestigation } from "./investigation/open.ts";
import { setState, whyNotOpen } from "./investigation/state.ts";
import type { Signed } from "./journal/entry.ts";
import type { Verb } from "./journal/nouns.ts";
import { askBlind } from "./blind/ask.ts";
import { correctBlind, stateBlind } from "./blind/state.ts";
import { takeBlind } from "./blind/take.ts";
import { withdrawBlind } from "./blind/withdraw.ts";
import { whyNotBlind } from "./blind/withheld.ts";
import { answerCheck, withdrawCheck } from "./check/answer.ts";
import { setChecks } from "./check/set.ts";
import { collectItem } from "./item/collect.ts";
import { describeItem } from "./item/describe.ts";
import { addSources } from "./item/source.ts";
import { whyNotStanding } from "./item/standing.ts";
import { correctClaim, reviewClaim, stateClaim, withdrawClaim } from "./claim/state.ts";
import { setVague } from "./claim/vague.ts";
import { sayComment, withdrawComment } from "./comment/say.ts";
import { seeComment } from "./comment/see.ts";
import { correctCount, defineCount, withdrawCount } from "./count/define.ts";
import { sayDoubt, withdrawDoubt } from "./doubt/say.ts";
import { triageItem } from "./item/triage.ts";
import { restrictItem } from "./item/restrict.ts";
import { restoreItem, withdrawItem } from "./item/withdraw.ts";
import { confirmFootage } from "./item/footage.ts";
import { reviewFinding, withdrawFinding } from "./finding/review.ts";
import { reviewItem, voidReview } from "./review/give.ts";
import { withdrawReview } from "./review/withdraw.ts";
import { flagFrame } from "./frame/flag.ts";
import { restoreFlag, withdrawFlag } from "./frame/withdraw.ts";
import { agreeGroup } from "./group/agree.ts";
import { changeGroup } from "./group/change.ts";
import { correctGroup, defineGroup } from "./group/define.ts";
import { describeGroup } from "./group/describe.ts";
import { reviewGroup } from "./group/review.ts";
import { withdrawGroup } from "./group/withdraw.ts";
import { reviewHeadcount } from "./headcount/review.ts";
import { correctHeadcount, stateHeadcount } from "./headcount/state.ts";
import { withdrawHeadcount } from "./headcount/withdraw.ts";
import { reviewMarks } from "./marks/review.ts";
import { stateMarks } from "./marks/state.ts";
import { withdrawMarks } from "./marks/withdraw.ts";
import { decidePairRule } from "./pair/decide.ts";
import { reopenPairRule } from "./pair/reopen.ts";
import { addMember } from "./member/add.ts";
import { nameMember } from "./member/name.ts";
import { setRole } from "./member/role.ts";
import { called } from "./member/called.ts";
import { mayWrite } from "./member/member.ts";
import { isPartlySeen, unseenBy } from "./member/unseen.ts";
import { withoutUnseen } from "./member/without-unseen.ts";
import { refuse, type Result } from "./refusal.ts";
import type { Rule } from "./rule.ts";
import { setSayings } from "./statement/listened.ts";
import { correctStatement, reviewStatement, stateStatement, withdrawStatement } from "./statement/state.ts";
import { withStatements } from "./statement/void.ts";
import { describeSighting } from "./sighting/describe.ts";
import { correctSighting } from "./sighting/correct.ts";
import { markSighting } from "./sighting/mark.ts";
import { withdrawSighting } from "./sighting/withdraw.ts";
import { reviewFact } from "./fact/review.ts";
import { correctFact, stateFact } from "./fact/state.ts";
import { withdrawFact } from "./fact/withdraw.ts";
import { correctSegment, stateSegment, withdrawSegment } from "./transcript/state-segment.ts";
import {
  correctTranslation,
  reviewTranslation,
  stateTranslation,
  withdrawTranslation,
} from "./transcript/state-translation.ts";
import { VOICE_RULES } from "./voice/state.ts";
import { askWantedRule, fillWanted, withdrawWanted } from "./wanted/ask.ts";
import { whyNotText } from "./text.ts";
import { whyNotCountable } from "./countable.ts";

const RULES: { readonly [V in Verb]: Rule<V> } = {
  "investigation.open": openInvestigation,
  "investigation.state": setState,
  "member.add": addMember,
  "member.role": setRole,
  "member.name": nameMember,
  "criteria.set": setCriteria,
  "checks.set": setChecks,
  "check.answer": answerCheck,
  "check.withdraw": withdrawCheck,
  "comment.say": sayComment,
  "comment.withdraw": withdrawComment,
  "comment.see": seeComment,
  "item.collect": collectItem,
  "item.describe": describeItem,
  "item.source": addSources,
  "item.triage": triageItem,
  "item.restrict": restrictItem,
  "item.withdraw": withdrawItem,
  "item.restore": restoreItem,
  "item.review": reviewItem,
  "footage.confirm": confirmFootage,
  "pair.decide": decidePairRule,
  "pair.reopen": reopenPairRule,
  "review.withdraw": withdrawReview,
  "review.void": voidReview,
  "frame.flag": flagFrame,
  "frame.withdraw": withdrawFlag,
  "frame.restore": restoreFlag,
  "sighting.mark": markSighting,
  "sighting.describe": describeSighting,
  "sighting.correct": correctSighting,
  "sighting.withdraw": withStatements(withdrawSighting),
  "headcount.state": stateHeadcount,
  "headcount.correct": correctHeadcount,
  "headcount.review": reviewHeadcount,
  "headcount.withdraw": withdrawHeadcount,
  "blind.ask": askBlind,
  "blind.take": takeBlind,
  "blind.state": stateBlind,
  "blind.correct": correctBlind,
  "blind.withdraw": withdrawBlind,
  "marks.state": stateMarks,
  "marks.review": reviewMarks,
  "marks.withdraw": withdrawMarks,
  "group.define": defineGroup,
  "group.change": changeGroup,
  "group.describe": describeGroup,
  "group.agree": agreeGroup,
  "group.correct": correctGroup,
  "group.review": reviewGroup,
  "group.withdraw": withdrawGroup,
  "fact.state": stateFact,
  "fact.correct": correctFact,
  "fact.review": reviewFact,
  "fact.withdraw": withdrawFact,
  "doubt.say": sayDoubt,
  "doubt.withdraw": withdrawDoubt,
  "wanted.ask": askWantedRule,
  "wanted.fill": fillWanted,
  "wanted.withdraw": withdrawWanted,
  "count.define": defineCount,
  "count.correct": correctCount,
  "count.withdraw": withdrawCount,
  "vague.set": setVague,
  "claim.state": stateClaim,
  "claim.correct": correctClaim,
  "claim.review": reviewClaim,
  "claim.withdraw": withdrawClaim,
  "finding.review": reviewFinding,
  "finding.withdraw": withdrawFinding,
  "segment.state": withStatements(stateSegment),
  "segment.correct": withStatements(correctSegment),
  "segment.withdraw": withStatements(withdrawSegment),
  "sayings.set": setSayings,
  "statement.state": stateStatement,
  "statement.correct": correctStatement,
  "statement.review": reviewStatement,
  "statement.withdraw": withdrawStatement,
  "translation.state": stateTranslation,
  "translation.correct": withStatements(correctTranslation),
  "translation.review": reviewTranslation,
  "translation.withdraw": withStatements(withdrawTranslation),
  ...VOICE_RULES,
};

/**
 * Decides a proposed change. Whoever does not see all is first answered by what they see, as if there were no more; what is
 * written follows from all there is. Where the two differ nobody is told by what. Pure.
 */
export function decide(held: Informed, change: Signed): Result<Signed[]> {
  // What an owner enters for somebody the owner has seen.
  const unseen = change.via === null ? unseenBy(held, change.by) : null;
  if (unseen === null) return decideOnAll(held, change);
  const told = decideOnAll({ ...withoutUnseen(held, unseen), ...outsideOf(held) }, change);
  if (!told.ok || told.value.length === 0) return told;
  const decided = decideOnAll(held, change);
  const isWhole = decided.ok && decided.value.length > 0 && !isPartlySeen(held, unseen, change);
  return isWhole
    ? decided
    : refuse("not-all-seen", "This rests on something that is not shown to you; ask an owner to do it.");
}

/** Whether it is text that can be counted, then permission, then the verb's own rule. */
function decideOnAll(held: Informed, change: Signed): Result<Signed[]> {
  const notText = whyNotText(change);
  if (notText) return notText;
  const notCountable = whyNotCountable(held, change);
  if (notCountable) return notCountable;
  const first = held.investigation.size === 0;
  if (!first || change.verb !== "investigation.open") {
    const member = held.member.get(change.by);
    const founding = change.verb === "member.add" && held.member.size === 0;
    if (!member && !founding) {
      return refuse(
        "no-such-member",
        `${change.by} is not a member of this investigation; an owner can add them.`,
      );
    }
    if (member && !mayWrite(member.role, change.verb)) {
      return refuse(
        "not-allowed",
        `${called(held, change.by)} is a ${member.role} and may not write ${change.verb}; ask an owner.`,
      );
    }
  }
  if (change.via !== null && held.member.get(change.via)?.role !== "owner") {
    return refuse(
      "not-allowed",
      `Only an owner may enter what ${called(held, change.by)} judged; ${called(held, change.via)} is none.`,
    );
  }
  const notOpen = whyNotOpen(held, change.verb);
  if (notOpen) return notOpen;
  const out = whyNotStanding(held, change) ?? whyNotBlind(held, change);
  if (out) return out;
  const rule = RULES[change.verb] as Rule<Verb>;
  return rule(held, change);
}

/** The same, and what was accepted is written into the draft, so that the next change is decided on top of it. */
export function decideInto(draft: Draft, change: Signed): Result<Signed[]> {
  const decided = decide(draft, change);
  for (const accepted of decided.ok ? decided.value : []) applyToHeld(draft, accepted);
  return decided;
}
