// Saying where an event was: pressed on the map, pasted or typed; when it was and what else is said of it stays.
import { t } from "@lingui/core/macro";
import {
  listGroups,
  placeSchema,
  proposeChanges,
  radiusFor,
  readPlace,
  type PlaceGiven,
  type PlacesShown,
} from "@sightline/domain";
import { useState } from "react";
import { useAnswer } from "../api.ts";
import { seenOfGroups } from "../act/seen.ts";
import { BY_MARKS } from "../desk/touched.ts";
import { Button } from "../kit/Button.tsx";
import { Field } from "../kit/Field.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Notice } from "../kit/Notice.tsx";
import { OneOf } from "../kit/OneOf.tsx";
import { degreesSaid } from "../place/PastePlace.tsx";
import { useChange } from "../use-change.ts";

type Props = {
  readonly value: PlacesShown;
  /** Pressed on the map since; null before. */
  readonly pressed: PlaceGiven | null;
  readonly onPlace: (place: PlaceGiven | null) => void;
  readonly onDone: (event: string | null) => void;
};

export function PlaceEvent({ value, pressed, onPlace, onDone }: Props) {
  const investigation = useInvestigation();
  const { data } = useAnswer(listGroups, { investigation });
  const groups = data?.ok ? data.value.groups : [];
  const [first] = value.unplaced;
  const [event, setEvent] = useState(first?.id ?? groups[0]?.id ?? "");
  const [typed, setTyped] = useState({ where: "", within: "" });
  const [taken, setTaken] = useState<PlaceGiven | null>(null);
  const { busy, refusal, change } = useChange(proposeChanges, { invalidates: BY_MARKS });
  if (pressed !== null && pressed !== taken) {
    setTaken(pressed);
    const { latitude, longitude, radiusMetres } = pressed;
    setTyped({
      where: `${degreesSaid(Number(latitude.toFixed(6)))}, ${degreesSaid(Number(longitude.toFixed(6)))}`,
      within: String(radiusFor({ precisionMetres: radiusMetres })),
    });
  }
  const type = (next: typeof typed): void => {
    setTyped(next);
    onPlace(placeIn(next).place);
  };
  const { place, why } = placeIn(typed);
  const group = groups.find(({ id }) => id === event) ?? groups[0];
  const send = (): void => {
    if (!group || !place) return;
    const { id: subject, time, note } = group;
    const seen = seenOfGroups(investigation);
    const changes = [{ verb: "group.describe" as const, subject, payload: { time, place, note } }];
    void change({ investigation, changes, ...(seen > 0 && { seen }) }, () => onDone(subject));
  };
  if (data?.ok && groups.length === 0)
    return (
      <Notice tone="care" plain>
        {t`There is no event yet; make one on the page of events.`}
      </Notice>
    );
  return (
    <section aria-label={t`Place an event`} className="panel mt-3 space-y-3 p-4">
      <p className="text-small">{t`Press on the map where it was, or write it here.`}</p>
      <OneOf
        label={t`Event`}
        options={Object.fromEntries(groups.map(({ id, name }) => [id, name]))}
        chosen={group?.id ?? ""}
        onChoose={setEvent}
      />
      <Field
        label={t`Where it was`}
        hint={t`Degrees in any form, MGRS, UTM, a full plus code or the link of a map.`}
        value={typed.where}
        wrong={typed.where.trim() === "" ? undefined : (why ?? undefined)}
        onChange={({ target }) => type({ ...typed, where: target.value })}
      />
      <Field
        label={t`Within so many metres`}
        inputMode="numeric"
        value={typed.within}
        onChange={({ target }) => type({ ...typed, within: target.value })}
      />
      {refusal && (
        <Notice tone="bad" plain>
          {refusal.sentence}
        </Notice>
      )}
      <div className="flex flex-wrap gap-2">
        <Button off={busy || !place || !group} onClick={send}>{t`Say that it was here`}</Button>
        <Button look="link" onClick={() => onDone(null)}>{t`Leave it`}</Button>
      </div>
    </section>
  );
}

function placeIn({ where, within }: { readonly where: string; readonly within: string }): {
  readonly place: PlaceGiven | null;
  readonly why: string | null;
} {
  const read = readPlace(where);
  if (!read.ok) return { place: null, why: read.refusal.sentence };
  const { latitude, longitude } = read.value;
  const radiusMetres = within.trim() === "" ? radiusFor(read.value) : Number(within);
  const place = placeSchema.safeParse({ latitude, longitude, radiusMetres });
  return place.success
    ? { place: place.data, why: null }
    : { place: null, why: t`The radius is a whole number of metres.` };
}
