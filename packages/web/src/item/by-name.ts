// An item as its page shows it: every member by name, every group that has none by what it is.
import { handsByName } from "../desk/members.tsx";
import type { ItemShown } from "./ItemPage.tsx";

export function byName(item: ItemShown, nameOf: (member: string) => string): ItemShown {
  const named = <T extends Parameters<typeof handsByName>[0]>(hands: T): T => handsByName(hands, nameOf);
  return {
    ...item,
    collectedBy: item.collectedBy && nameOf(item.collectedBy),
    comments: item.comments.map((comment) => ({ ...comment, by: nameOf(comment.by) })),
    reviews: item.reviews.map((review) => ({ ...review, by: nameOf(review.by) })),
    voided: item.voided.map((review) => ({ ...review, by: nameOf(review.by) })),
    checks: {
      ...item.checks,
      questions: item.checks.questions.map(({ answer, before, ...question }) => ({
        ...question,
        answer: answer && { ...answer, by: nameOf(answer.by) },
        before: before && { ...before, by: nameOf(before.by) },
      })),
    },
    marks: item.marks && named(item.marks),
    headcounts: item.headcounts.map(named),
    groups: item.groups.map(named),
    facts: item.facts.map(named),
  };
}
