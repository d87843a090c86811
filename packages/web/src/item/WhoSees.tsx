// Who sees an item: every member, or its owners and those whom one of them names.
import { t } from "@lingui/core/macro";
import { listItems, listPeople, proposeChanges, showItem } from "@sightline/domain";
import { useState } from "react";
import { useAnswer } from "../api.ts";
import { useMayRead } from "../desk/may.ts";
import { useMemberName } from "../desk/members.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Notice } from "../kit/Notice.tsx";
import { Section } from "../kit/Section.tsx";
import { Toast } from "../kit/Toast.tsx";
import { Toggle } from "../kit/Toggle.tsx";
import { useChange } from "../use-change.ts";
import type { ItemShown } from "./ItemPage.tsx";
import { seenBySaid, whyNobodySecond } from "./seen-by-said.ts";

const TOUCHED = [showItem, listItems];

export function WhoSees({ item }: { item: ItemShown }) {
  const { seenBy, mayNotRestrict } = item;
  const nameOf = useMemberName() ?? String;
  const mayKnow = useMayRead("work");
  if (seenBy === null && mayNotRestrict !== null) return null;
  return (
    <Section title={t`Who sees it`}>
      <p className="mt-2">{seenBySaid(seenBy, mayKnow ? nameOf : null)}</p>
      {mayNotRestrict === null ? (
        <Restricting item={item} nameOf={nameOf} />
      ) : (
        <p className="mt-2 text-small text-dim">{mayNotRestrict}</p>
      )}
    </Section>
  );
}

type Done = { readonly said: string; readonly before: string[] | null };

function Restricting({ item, nameOf }: { item: ItemShown; nameOf: (id: string) => string }) {
  const { tile, seenBy } = item;
  const investigation = useInvestigation();
  const people = useAnswer(listPeople, { investigation }).data;
  const [done, setDone] = useState<Done | null>(null);
  const { busy, refusal, inTurn } = useChange(proposeChanges, { invalidates: TOUCHED });
  const show = (to: string[] | null, next: Done | null) =>
    void inTurn(
      { investigation, changes: [{ verb: "item.restrict", subject: tile.id, payload: { to } }] },
      () => setDone(next),
    );
  const restrict = (to: string[] | null) => show(to, { said: seenBySaid(to, nameOf), before: seenBy });
  const members = people?.ok ? people.value.members : [];
  const others = members.filter(({ role }) => role !== "owner");
  const alone = whyNobodySecond(seenBy, members);
  return (
    <div className="mt-3 space-y-3">
      <Toggle on={seenBy !== null} off={busy} onToggle={() => restrict(seenBy === null ? [] : null)}>
        {t`Restricted`}
      </Toggle>
      {seenBy !== null && others.length > 0 && (
        <fieldset>
          <legend className="text-small text-dim">{t`Who sees it besides the owners`}</legend>
          <div className="mt-1.5 flex flex-wrap gap-1.5">
            {others.map(({ id }) => (
              <Toggle
                key={id}
                on={seenBy.includes(id)}
                off={busy}
                onToggle={() =>
                  restrict(seenBy.includes(id) ? seenBy.filter((one) => one !== id) : [...seenBy, id])
                }
              >
                {nameOf(id)}
              </Toggle>
            ))}
          </div>
        </fieldset>
      )}
      {alone !== null && (
        <Notice tone="care" plain>
          {alone}
        </Notice>
      )}
      {refusal && <Notice tone="bad">{refusal.sentence}</Notice>}
      <Toast
        said={done?.said ?? null}
        onUndo={() => show(done?.before ?? null, null)}
        onGone={() => setDone(null)}
      />
    </div>
  );
}
