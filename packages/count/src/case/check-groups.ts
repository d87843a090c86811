// Groups of a case file: their members are in the file, and no group holds itself.
import { shown } from "./fields.ts";
import type { Kind, Reading } from "./reading.ts";
import { expectKind } from "./reading.ts";
import { refusal } from "./refusal.ts";

const MEMBERS: readonly Kind[] = ["item", "sighting", "headcount", "group"];

export function checkGroups(reading: Reading): void {
  const { file, refusals, kinds } = reading;
  const inner = new Map<string, readonly string[]>();
  file.groups.forEach((group, i) => {
    if (!Array.isArray(group.members)) return;
    const members: readonly string[] = group.members;
    members.forEach((member, m) => {
      if (!kinds.has(member)) expectKind(reading, member, MEMBERS, `groups[${i}].members[${m}]`);
    });
    const groups = members.filter((member) => kinds.get(member) === "group");
    if (groups.length > 0) inner.set(group.id, groups);
  });
  const depths = depthsOf(
    file.groups.map(({ id }) => id),
    inner,
  );
  file.groups.forEach((group, i) => {
    const depth = depths.get(group.id);
    // Whatever holds that one is too deep as well, and need not be told.
    if (depth === DEEPEST + 1) {
      const says = `expected groups within groups at most ${DEEPEST} deep, got ${shown(group.id)}, which is one deeper.`;
      refusals.push(refusal("group-too-deep", `groups[${i}].members`, says));
    }
    if (depth !== undefined || !reaches(inner, group.id, group.id)) return;
    const says = `expected groups that do not contain themselves, got ${shown(group.id)} inside itself.`;
    refusals.push(refusal("group-cycle", `groups[${i}].members`, says));
  });
}

/** Deeper than any event is made of; a limit, so that nobody can make a case whose groups take hours to follow. */
export const DEEPEST = 100;

/** How deep each group is, one without inner groups being 1; a group on a cycle, or that holds one, has no depth (Kahn 1962). */
function depthsOf(
  ids: readonly string[],
  inner: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, number> {
  const holders = new Map<string, string[]>();
  const waitsFor = new Map<string, number>();
  for (const [id, members] of inner) {
    waitsFor.set(id, members.length);
    for (const member of members) {
      const list = holders.get(member);
      if (list) list.push(id);
      else holders.set(member, [id]);
    }
  }
  const depths = new Map<string, number>(ids.flatMap((id) => (inner.has(id) ? [] : [[id, 1]])));
  const deepest = new Map<string, number>();
  for (const [id, depth] of depths) {
    for (const holder of holders.get(id) ?? []) {
      const left = (waitsFor.get(holder) ?? 0) - 1;
      waitsFor.set(holder, left);
      const below = Math.max(deepest.get(holder) ?? 0, depth);
      deepest.set(holder, below);
      if (left === 0) depths.set(holder, below + 1);
    }
  }
  return depths;
}

function reaches(inner: ReadonlyMap<string, readonly string[]>, from: string, to: string): boolean {
  const seen = new Set<string>();
  const queue = [...(inner.get(from) ?? [])];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (id === to) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    queue.push(...(inner.get(id) ?? []));
  }
  return false;
}
