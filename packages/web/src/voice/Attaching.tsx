// To what something is attached, while it is entered: claims and events out of lists, items by their names.
import { t } from "@lingui/core/macro";
import { listClaims, listGroups } from "@sightline/domain";
import { useState } from "react";
import { useAnswer } from "../api.ts";
import { ChooseItem } from "../check/ChooseItem.tsx";
import { figureSaid } from "../claim/figure-words.ts";
import { Button } from "../kit/Button.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { OneOf } from "../kit/OneOf.tsx";
import { attachedSaid, type Named } from "./Attached.tsx";

type Props = { readonly attached: readonly Named[]; readonly onChange: (attached: readonly Named[]) => void };

export function Attaching({ attached, onChange }: Props) {
  const investigation = useInvestigation();
  const claims = useAnswer(listClaims, { investigation }).data;
  const groups = useAnswer(listGroups, { investigation }).data;
  const [finding, setFinding] = useState(false);
  const isThere = (kind: Named["kind"], id: string) =>
    attached.some((one) => one.kind === kind && one.id === id);
  const add = (one: Named) => {
    if (!isThere(one.kind, one.id)) onChange([...attached, one]);
  };
  const ofClaims = (claims?.ok ? claims.value.claims : []).filter(({ id }) => !isThere("claim", id));
  const ofGroups = (groups?.ok ? groups.value.groups : []).filter(({ id }) => !isThere("group", id));
  return (
    <fieldset className="space-y-2">
      <legend>{t`Attached to`}</legend>
      {attached.length === 0 && <p className="text-small text-dim">{t`Nothing yet.`}</p>}
      <ul className="space-y-1">
        {attached.map((one) => (
          <li key={`${one.kind} ${one.id}`} className="flex items-center gap-2 text-small">
            <span className="min-w-0 flex-1 break-words">{attachedSaid(one)}</span>
            <Button
              icon="cross"
              aria-label={t`Take it off: ${attachedSaid(one)}`}
              onClick={() => onChange(attached.filter((other) => other !== one))}
            />
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-x-4 gap-y-2">
        {ofClaims.length > 0 && (
          <OneOf<string>
            label={t`A claim`}
            options={optionsOf(
              ofClaims.map(({ id, party, figure }) => [id, t`${party}: ${figureSaid(figure)}`]),
            )}
            chosen=""
            onChoose={(id) => add({ kind: "claim", id, name: nameIn(ofClaims, id, ({ party }) => party) })}
          />
        )}
        {ofGroups.length > 0 && (
          <OneOf<string>
            label={t`An event`}
            options={optionsOf(ofGroups.map(({ id, name }) => [id, name]))}
            chosen=""
            onChoose={(id) => add({ kind: "group", id, name: nameIn(ofGroups, id, ({ name }) => name) })}
          />
        )}
        <Button icon="plus" aria-expanded={finding} onClick={() => setFinding(!finding)}>
          {t`An item`}
        </Button>
      </div>
      {finding && (
        <ChooseItem not="" onAdd={(_, tile) => add({ kind: "item", id: tile.id, name: tile.name })} />
      )}
    </fieldset>
  );
}

const optionsOf = (named: readonly (readonly [string, string])[]): Record<string, string> =>
  Object.fromEntries([["", t`Choose …`], ...named]);

const nameIn = <T extends { readonly id: string }>(
  all: readonly T[],
  id: string,
  nameOf: (one: T) => string,
): string => {
  const found = all.find((one) => one.id === id);
  return found === undefined ? id : nameOf(found);
};
