// What an investigation asks and counts, with what of it is in use and what rests on it.
import {
  checksOf,
  FIRST_CHECKS,
  givesOf,
  mayRead,
  sayingsOf,
  standingCheck,
  type Held,
  type Question,
  type SettingsShown,
} from "@sightline/domain";
import type { Desk } from "../desk.ts";
import type { Caller } from "./caller.ts";

export async function showAllSettings(desk: Pick<Desk, "db">, caller: Caller): Promise<SettingsShown> {
  const { held } = caller;
  const { version, questions, retired = [] } = checksOf(held);
  const answered = answeredOn(held);
  const shown = (question: Question) => ({
    id: question.id,
    name: question.name,
    asks: question.asks,
    gives: givesOf(question),
    answers: [...answered.values()].filter((on) => on.has(question.id)).length,
  });
  const { criteria } = [...held.investigation.values()][0] ?? {};
  if (!criteria) throw new Error("Expected an investigation to stand for whoever calls in it, got none.");
  return {
    version,
    questions: questions.map(shown),
    retired: retired.map(shown),
    resting: restingIn(held, answered),
    versions: await versionsOf(desk, caller),
    criteria,
    subjects: inUse(criteria.subjects, [
      ...marks(held).map(({ subject }) => subject),
      ...[...held.headcount.values()].filter(({ withdrawn }) => !withdrawn).map(({ subject }) => subject),
    ]),
    attributes: inUse(criteria.attributes, [
      ...marks(held).flatMap(({ attributes }) => attributes),
      ...sayingsOf(held).attributes,
    ]),
  };
}

const marks = (held: Held) => [...held.sighting.values()].filter(({ withdrawn }) => !withdrawn);

/** By item, the questions whose answers stand. */
function answeredOn(held: Held): Map<string, Set<string>> {
  const items = new Map<string, Set<string>>();
  for (const { item, question } of held.answerOf.values()) {
    if (!standingCheck(held, item, question)) continue;
    const there = items.get(item) ?? new Set();
    items.set(item, there.add(question));
  }
  return items;
}

function restingIn(held: Held, answered: ReadonlyMap<string, ReadonlySet<string>>): SettingsShown["resting"] {
  const groups = new Map<string, number>();
  for (const [item, on] of answered) {
    const key = [...on].sort().join(" ");
    const verdicts = held.reviewsOf.get(item)?.length ?? 0;
    if (verdicts > 0) groups.set(key, (groups.get(key) ?? 0) + verdicts);
  }
  return [...groups].map(([key, verdicts]) => ({ questions: key.split(" "), verdicts }));
}

/** What counts first, in its order; then what is only in use, most used first. */
function inUse(counted: readonly string[], used: readonly string[]): SettingsShown["subjects"] {
  const times = new Map<string, number>();
  for (const name of used) times.set(name, (times.get(name) ?? 0) + 1);
  const rest = [...times.keys()]
    .filter((name) => !counted.includes(name))
    .sort((a, b) => (times.get(b) ?? 0) - (times.get(a) ?? 0) || (a < b ? -1 : 1));
  return [...counted, ...rest].map((name) => ({
    name,
    used: times.get(name) ?? 0,
    counts: counted.includes(name),
  }));
}

async function versionsOf(
  desk: Pick<Desk, "db">,
  { held, investigation, role }: Caller,
): Promise<SettingsShown["versions"]> {
  const entries = await desk.db
    .selectFrom("journal")
    .select(["seq", "at", "by", "reason", "payload"])
    .where("investigation", "=", investigation)
    .where("verb", "=", "checks.set")
    .orderBy("seq", "desc")
    .execute();
  const under = new Map<number, number>();
  for (const { withdrawn, checks } of held.review.values())
    if (!withdrawn && checks !== null) under.set(checks, (under.get(checks) ?? 0) + 1);
  const verdicts = (version: number): number => under.get(version) ?? 0;
  const knows = mayRead(role, "work");
  return [
    ...entries.map(({ seq, at, by, reason, payload }) => ({
      version: seq,
      at: at.toISOString(),
      by: knows ? by : null,
      reason: knows ? reason : null,
      questions: (payload as { readonly questions: readonly Question[] }).questions.map(({ name }) => name),
      verdicts: verdicts(seq),
    })),
    { version: 0, at: null, by: null, reason: null, questions: FIRST_NAMES, verdicts: verdicts(0) },
  ];
}

const FIRST_NAMES = FIRST_CHECKS.questions.map(({ name }) => name);
