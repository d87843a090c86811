// What a member may do, for an owner to change.
import { t } from "@lingui/core/macro";
import { listInvestigations, listPeople, proposeChanges, type Role } from "@sightline/domain";
import { useWhyNot } from "../desk/may.ts";
import { useInvestigation } from "../kit/investigation.ts";
import { Notice } from "../kit/Notice.tsx";
import { OneOf } from "../kit/OneOf.tsx";
import { useChange } from "../use-change.ts";

const roles = (): Readonly<Record<Role, string>> => ({
  owner: t`owner`,
  editor: t`editor`,
  reviewer: t`reviewer`,
  viewer: t`viewer`,
  "data-only viewer": t`data-only viewer`,
});

type Props = { readonly member: { readonly id: string; readonly name: string; readonly role: Role } };

export function RoleOf({ member: { id, name, role } }: Props) {
  const investigation = useInvestigation();
  const whyNot = useWhyNot("member.role");
  // A list takes a choice at any time, also while the one before is on its way.
  const { refusal, inTurn } = useChange(proposeChanges, { invalidates: [listPeople, listInvestigations] });
  if (whyNot !== null) return <span className="block text-small text-dim">{roles()[role]}</span>;
  const give = (next: Role) =>
    inTurn({ investigation, changes: [{ verb: "member.role", subject: id, payload: { role: next } }] });
  return (
    <div className="mt-1.5 space-y-2">
      <OneOf
        label={t`What ${name} may do`}
        quiet
        options={roles()}
        chosen={role}
        onChoose={(next) => void give(next)}
      />
      {refusal && <Notice tone="bad">{refusal.sentence}</Notice>}
    </div>
  );
}
