// Explains pairs of people by frames that show both.
import { seenTogetherAt } from "../model/evidence.ts";
import type { Draft } from "./draft.ts";
import type { Look, Writing } from "./writing.ts";
import { looksAt, need } from "./writing.ts";

export function explainByFrames(writing: Writing, item: string): void {
  const { draft, pairs } = writing;
  const shown = draft.model.evidence.shown.get(item);
  const looks = looksAt(writing, item);
  if (!shown) return;
  if (shown.flagged.length > 0) return explainFlagged(writing, item, looks);
  const starts = new Set(looks.flatMap(({ sighting, id }) => startsOf(draft, sighting, id)));
  const frames = [...starts].map((at) => ({ at, seen: looks.filter((look) => look.isAt(at)) }));
  for (;;) {
    const scored = frames.map((frame) => ({
      ...frame,
      open: pairs.openAmong(frame.seen.map(({ person }) => person)),
    }));
    const top = scored.reduce((a, b) => (b.open > a.open || (b.open === a.open && b.at < a.at) ? b : a), {
      at: 0,
      seen: [] as Look[],
      open: 0,
    });
    if (top.open === 0) return;
    pairs.closeAmong(top.seen.map(({ person }) => person));
    writing.reasons.push({
      kind: "frame",
      item,
      at: top.at,
      seen: top.seen.map((look) => need(writing, look)),
    });
  }
}

function startsOf(draft: Draft, sighting: number | undefined, id: string): number[] {
  if (sighting !== undefined)
    return (draft.model.evidence.sightings[sighting]?.spans ?? []).map(([start]) => start);
  return draft.model.evidence.headcounts.filter((headcount) => headcount.id === id).map(({ at }) => at);
}

/** Where parts of an item break co-visibility, being visible at one good instant is not enough: each pair shows its own. */
function explainFlagged(writing: Writing, item: string, looks: readonly Look[]): void {
  const { draft, pairs } = writing;
  const { sightings, shown } = draft.model.evidence;
  const flagged = shown.get(item)?.flagged ?? [];
  looks.forEach((a, i) => {
    for (const b of looks.slice(i + 1)) {
      if (!pairs.isOpen(a.person, b.person)) continue;
      const [x, y] = [sightings[a.sighting ?? -1], sightings[b.sighting ?? -1]];
      const [rest] = [
        ...(x ? [] : startsOf(draft, undefined, a.id)),
        ...(y ? [] : startsOf(draft, undefined, b.id)),
      ];
      const at = x && y ? seenTogetherAt(x, y, flagged) : rest;
      if (at === undefined || !a.isAt(at) || !b.isAt(at) || (!x && !y)) continue;
      pairs.close(a.person, b.person);
      writing.reasons.push({ kind: "frame", item, at, seen: [need(writing, a), need(writing, b)] });
    }
  });
}
