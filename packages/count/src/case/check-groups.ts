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
  const left = unsettled(inner);
  file.groups.forEach((group, i) => {
    if (!left.has(group.id) || !reaches(left, group.id, group.id)) return;
    const says = `expected groups that do not contain themselves, got ${shown(group.id)} inside itself.`;
    refusals.push(refusal("group-cycle", `groups[${i}].members`, says));
  });
}

/** Peels off groups whose inner groups are all settled; what cannot be peeled is on a cycle or holds one. */
function unsettled(inner: ReadonlyMap<string, readonly string[]>): Map<string, readonly string[]> {
  const left = new Map(inner);
  for (let peeled = true; peeled;) {
    peeled = false;
    for (const [id, members] of left) {
      if (members.some((member) => left.has(member))) continue;
      left.delete(id);
      peeled = true;
    }
  }
  return left;
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
