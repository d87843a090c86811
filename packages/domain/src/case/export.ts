// The investigation as a case file: what `count` reads, what a release carries, what another desk can import.
import { verdictOf } from "@sightline/count";
import type { Held } from "../investigation/held.ts";
import type { Assertion, Criteria } from "../journal/entry.ts";
import type { FactRow, FrameRow, GroupRow, HeadcountRow, ItemRow, SightingRow } from "../journal/project.ts";
import { CASE_FORMAT } from "./file.ts";

/** Rows come in order of id, so that equal investigations give equal bytes. Files that are neither photo nor video stay out. */
export function exportCase(held: Held) {
  const [investigation] = held.investigation.values();
  if (!investigation) throw new Error("Expected an open investigation, got none.");
  return {
    format: CASE_FORMAT,
    criteria: criteriaOf(investigation.criteria),
    items: byId(held.item).flatMap((item) => itemOf(held, item)),
    frames: byId(held.frame).map((flag) => flagOf(flag)),
    sightings: byId(held.sighting).map((sighting) => sightingOf(sighting)),
    headcounts: byId(held.headcount).map((headcount) => headcountOf(headcount)),
    groups: byId(held.group).map((group) => groupOf(group)),
    facts: byId(held.fact).flatMap((fact) => factOf(fact)),
  };
}

function byId<T extends { id: string }>(rows: ReadonlyMap<string, T>): T[] {
  return [...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function itemOf(held: Held, item: ItemRow) {
  if (item.kind === "other") return [];
  const reviews = (held.reviewsOf.get(item.id) ?? []).map(({ by, verdict, reason }) => ({
    by,
    verdict,
    ...(reason !== "" && { reason }),
  }));
  const { id, kind, footage, account, capturedAt, name, sha256 } = item;
  const source = account === "" ? null : account;
  return [{ id, kind, verdict: verdictOf(reviews), footage, source, capturedAt, name, sha256, reviews }];
}

/** Keys in one order whatever order they were stored in; `sightline.case/1` knows no empty text, so what is empty is left out. */
const criteriaOf = ({ verdicts, subjects, attributes, until }: Criteria): Criteria => ({
  verdicts,
  subjects,
  attributes,
  until,
});

const inOrder = (assertion: Assertion) =>
  Object.fromEntries(Object.entries(assertion).sort(([a], [b]) => KEYS.indexOf(a) - KEYS.indexOf(b)));
const KEYS = ["kind", "between", "groups", "inner", "outer", "item", "span", "tier"];

const flagOf = ({ item, startUs, endUs, coVisible }: FrameRow) =>
  coVisible
    ? { item, at: startUs, exhaustive: true as const }
    : { item, span: [startUs, endUs] as [number, number], coVisible: false as const };

const sightingOf = ({ id, item, subject, attributes, spans }: SightingRow) => ({
  id,
  item,
  subject,
  attributes,
  spans,
});

const headcountOf = ({ id, item, atUs, subject, atLeast, atMost }: HeadcountRow) => ({
  id,
  item,
  at: atUs,
  subject,
  atLeast,
  atMost,
});

const groupOf = ({ id, name, members }: GroupRow) => ({ id, ...(name && { name }), members });

const factOf = ({ id, assertion, basis, statedBy, reviewedBy, withdrawn }: FactRow) =>
  withdrawn
    ? []
    : [{ id, ...inOrder(assertion), basis, statedBy, ...(reviewedBy !== null && { reviewedBy }) }];
