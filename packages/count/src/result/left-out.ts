// What does not count, and why, in words a page can print.
import { isSeenByTwo } from "../case/member.ts";
import type { Case, Confirmable, Fact } from "../case/shape.ts";
import type { Evidence } from "../model/evidence.ts";
import { areMarksUsed, asksTwo, whyItemIsOut } from "../model/evidence.ts";
import type { Model } from "../model/units.ts";
import { restCounts } from "../model/asked.ts";
import type { Counted, LeftOut } from "./shape.ts";

export function countedOf(model: Model, suspended: ReadonlySet<string>): Counted {
  const { evidence } = model;
  const { file } = evidence;
  const items = new Set<string>();
  let sightings = 0;
  let last = "";
  let headcounts = 0;
  const leftOut: LeftOut[] = itemsOut(file);
  const wanted = wantedWords(file);
  evidence.sightings.forEach(({ id, item }, s) => {
    if (model.asked[s] === 1) {
      sightings++;
      if (item !== last) items.add((last = item));
    } else leftOut.push({ id, why: `The sighting "${id}" is not ${wanted}; it serves only as evidence.` });
  });
  for (const [h, headcount] of evidence.headcounts.entries()) {
    if (restCounts(file.criteria, headcount)) {
      headcounts++;
      items.add(headcount.item);
      if ((evidence.rests[h] ?? 0) > 0) continue;
      leftOut.push({
        id: headcount.id,
        why: `The headcount "${headcount.id}" adds nobody: all its people are marked one by one.`,
      });
    } else
      leftOut.push({
        id: headcount.id,
        why: `The headcount "${headcount.id}" does not say who of its people is ${wanted}.`,
      });
  }
  return {
    items: items.size,
    sightings,
    headcounts,
    leftOut: [...leftOut, ...unseenOut(evidence), ...factsOut(evidence, suspended)],
  };
}

function wantedWords({ criteria }: Case): string {
  const subject = criteria.subjects.map((name) => `"${name}"`).join(" or ") || "of any subject asked for";
  const attributes = criteria.attributes.map((name) => `"${name}"`).join(" and ");
  return attributes === "" ? subject : `${subject} with ${attributes}`;
}

function itemsOut(file: Case): LeftOut[] {
  return file.items.flatMap((item): LeftOut[] => {
    const why = whyItemIsOut(item, file.criteria);
    return why === undefined ? [] : [{ id: item.id, why: `The item "${item.id}" does not count: ${why}.` }];
  });
}

/** Rule 3: marks, headcounts and groups that wait for a second member, in items that count otherwise. */
function unseenOut({ file, shown }: Evidence): LeftOut[] {
  const { criteria } = file;
  const out: LeftOut[] = [];
  const asks = (what: Confirmable) => asksTwo(criteria, what);
  for (const { id, item } of asks("marks") ? file.sightings : []) {
    const one = shown.get(item)?.item;
    if (!one || areMarksUsed(one, criteria)) continue;
    out.push({
      id,
      why: `The sighting "${id}" is not used: two members have not signed off the marks of "${item}".`,
    });
  }
  for (const one of asks("headcounts") ? file.headcounts : []) {
    if (!shown.has(one.item) || isSeenByTwo(one)) continue;
    out.push({ id: one.id, why: `The headcount "${one.id}" is not used: ${unseen(one)}.` });
  }
  for (const one of asks("groups") ? file.groups : []) {
    if (isSeenByTwo(one)) continue;
    out.push({ id: one.id, why: `The members of the group "${one.id}" are not used: ${unseen(one)}.` });
  }
  return out;
}

function unseen({ statedBy, reviewedBy }: { statedBy?: string; reviewedBy?: string | null }): string {
  if (statedBy === undefined) return "the case does not say who stated it";
  return reviewedBy == null
    ? "no second member has reviewed it"
    : "the member who stated it also reviewed it";
}

function factsOut(evidence: Evidence, suspended: ReadonlySet<string>): LeftOut[] {
  const used = new Set(evidence.facts.map(({ id }) => id));
  return evidence.file.facts.flatMap((fact): LeftOut[] => {
    const why = suspended.has(fact.id)
      ? "it is part of a conflict"
      : used.has(fact.id)
        ? undefined
        : whyFactIsOut(fact);
    return why === undefined ? [] : [{ id: fact.id, why: `The fact "${fact.id}" is not used: ${why}.` }];
  });
}

function whyFactIsOut(fact: Fact): string {
  if (isSeenByTwo(fact)) return "it names something in an item that does not count";
  return unseen(fact);
}
