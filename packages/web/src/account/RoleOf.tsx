// What a member may do, for an owner to change.
import { listInvestigations, listPeople, proposeChanges, roleSchema, type Role } from "@sightline/domain";
import { useState } from "react";
import { turns } from "../act/turns.ts";
import { useWhyNot } from "../desk/may.ts";
import { useInvestigation } from "../kit/investigation.ts";
import { Notice } from "../kit/Notice.tsx";
import { OneOf } from "../kit/OneOf.tsx";
import { useChange } from "../use-change.ts";

const ROLES = Object.fromEntries(roleSchema.options.map((role) => [role, role])) as Readonly<
  Record<Role, string>
>;

type Props = { readonly member: { readonly id: string; readonly name: string; readonly role: Role } };

export function RoleOf({ member: { id, name, role } }: Props) {
  const investigation = useInvestigation();
  const whyNot = useWhyNot("member.role");
  // A list takes a choice at any time, also while the one before is on its way.
  const [turn] = useState(turns);
  const { refusal, change } = useChange(proposeChanges, { invalidates: [listPeople, listInvestigations] });
  if (whyNot !== null) return <span className="block text-small text-dim">{role}</span>;
  const give = (next: Role) =>
    turn.once(next, () =>
      change({ investigation, changes: [{ verb: "member.role", subject: id, payload: { role: next } }] }),
    );
  return (
    <div className="mt-1.5 space-y-2">
      <OneOf
        label={`What ${name} may do`}
        quiet
        options={ROLES}
        chosen={role}
        onChoose={(next) => void give(next)}
      />
      {refusal && <Notice tone="bad">{refusal.sentence}</Notice>}
    </div>
  );
}
