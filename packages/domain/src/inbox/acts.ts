// What a member can answer to a matter without opening anything, and what takes the answer back.
import type { Change } from "../journal/nouns.ts";
import type { Asked } from "./matter.ts";

/** The keys Y, N and H. */
export type Answer = "yes" | "no" | "cannot say";

export type Act = {
  /** What a button says. */
  readonly does: string;
  /** It says nothing without what it rests on. */
  readonly needsBasis: boolean;
  readonly change: (basis: string) => Change;
  readonly undo: Change;
};

const quick = (does: string, change: Change, undo: Change): Act => ({
  does,
  needsBasis: false,
  change: () => change,
  undo,
});

/** Where there is none, it has to be looked at where it is: what is asked needs more than a word. */
export function actsOf(asked: Asked): Partial<Record<Answer, Act>> {
  switch (asked.kind) {
    case "fact":
    case "headcount":
      return ofStated(asked);
    case "group": {
      const subject = asked.group;
      const confirm: Change = { verb: "group.review", subject, payload: { version: asked.version } };
      const undo: Change = { verb: "group.withdraw", subject, payload: { only: "review" } };
      return { yes: quick("Confirm", confirm, undo) };
    }
    case "described": {
      const { group: subject, described } = asked;
      const agree: Change = { verb: "group.agree", subject, payload: { described } };
      const undo: Change = { verb: "group.withdraw", subject, payload: { only: "agreement" } };
      return { yes: quick("Agree", agree, undo) };
    }
    case "claim": {
      const subject = asked.claim;
      const confirm: Change = { verb: "claim.review", subject, payload: { version: asked.version } };
      const undo: Change = { verb: "claim.withdraw", subject, payload: { only: "review" } };
      return { yes: quick("Confirm", confirm, undo) };
    }
    case "finding": {
      const { claim: subject, kind: _, ...signed } = asked;
      const sign: Change = { verb: "finding.review", subject, payload: signed };
      return { yes: quick("Sign", sign, { verb: "finding.withdraw", subject, payload: {} }) };
    }
    case "voice": {
      const { voice: subject, sort, version } = asked;
      const confirm: Change = { verb: `${sort}.review`, subject, payload: { version } };
      const undo: Change = { verb: `${sort}.withdraw`, subject, payload: { only: "review" } };
      return { yes: quick("Confirm", confirm, undo) };
    }
    case "translation": {
      const { translation: subject, version } = asked;
      const confirm: Change = { verb: "translation.review", subject, payload: { version } };
      const undo: Change = { verb: "translation.withdraw", subject, payload: { only: "review" } };
      return { yes: quick("Confirm", confirm, undo) };
    }
    case "statement": {
      const { statement: subject, version, heard } = asked;
      const confirm: Change = { verb: "statement.review", subject, payload: { version, heard } };
      const undo: Change = { verb: "statement.withdraw", subject, payload: { only: "review" } };
      return { yes: quick("Confirm", confirm, undo) };
    }
    case "mention": {
      const see = (seen: boolean): Change => ({
        verb: "comment.see",
        subject: asked.item,
        payload: { comment: asked.comment, seen },
      });
      return { yes: quick("Seen", see(true), see(false)) };
    }
    case "pair":
      return ofPair(asked);
    case "refused": {
      const begin = (begun: boolean): Change => ({
        verb: "item.triage",
        subject: asked.item,
        payload: { begun },
      });
      return { yes: quick("Leave it at that", begin(true), begin(false)) };
    }
    case "conflict":
    case "disputed":
    case "blind":
    case "marks":
    case "review":
      return {};
  }
}

function ofStated({ kind: about, thing, evidence }: Extract<Asked, { kind: "fact" | "headcount" }>) {
  const doubt = (does: string, says: "not so" | "cannot say"): Act => ({
    does,
    needsBasis: true,
    change: (basis) => ({ verb: "doubt.say", subject: thing, payload: { about, says, basis, evidence } }),
    undo: { verb: "doubt.withdraw", subject: thing, payload: { about } },
  });
  const confirm =
    about === "fact"
      ? quick(
          "Confirm",
          { verb: "fact.review", subject: thing, payload: {} },
          { verb: "fact.withdraw", subject: thing, payload: { only: "review" } },
        )
      : quick(
          "Confirm",
          { verb: "headcount.review", subject: thing, payload: {} },
          { verb: "headcount.withdraw", subject: thing, payload: { only: "review" } },
        );
  return { yes: confirm, no: doubt("Dispute", "not so"), "cannot say": doubt("Cannot say", "cannot say") };
}

function ofPair({ a: subject, b, evidence }: Extract<Asked, { kind: "pair" }>) {
  const decide = (does: string, answer: "same-recording" | "different" | "cannot-say"): Act =>
    quick(
      does,
      { verb: "pair.decide", subject, payload: { with: b, answer, evidence } },
      { verb: "pair.reopen", subject, payload: { with: b } },
    );
  return {
    yes: decide("Same recording", "same-recording"),
    no: decide("Different", "different"),
    "cannot say": decide("Cannot say", "cannot-say"),
  };
}

/** What takes away something that is in the way, with a reason: one of the facts of a conflict, or what is disputed. */
export function withdrawals(asked: Asked): readonly Change[] {
  if (asked.kind === "conflict") return asked.facts.map(withdrawFact);
  if (asked.kind !== "disputed") return [];
  return asked.about === "fact"
    ? [withdrawFact(asked.thing)]
    : [{ verb: "headcount.withdraw", subject: asked.thing, payload: { only: "headcount" } }];
}

const withdrawFact = (subject: string): Change => ({
  verb: "fact.withdraw",
  subject,
  payload: { only: "fact" },
});
