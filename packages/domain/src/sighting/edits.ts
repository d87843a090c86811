// Edits of tracks as changes of the journal: a box drawn or taken back, a span brought further or ended, one parted, two joined.
import type { HeldRow, Informed } from "../investigation/held.ts";
import type { Change } from "../journal/nouns.ts";
import { ok, refuse, type Refused, type Result } from "../refusal.ts";
import { firstFrom } from "../sorted.ts";
import {
  boxRemoved,
  boxSet,
  broughtTo,
  joined,
  leaving,
  splitAt,
  type Place,
  type Track,
} from "./edit-track.ts";

/** Instants in µs of the item's own time. */
export type TrackEdit =
  | { readonly does: "set"; readonly at: number; readonly place: Place }
  | { readonly does: "remove" | "leave"; readonly at: number }
  | { readonly does: "bring"; readonly from: number; readonly to: number };

/** The track of the sighting is asked for. */
export function trackEdited(held: Informed, id: string, edit: TrackEdit): Result<Change[]> {
  const there = standing(held, id);
  if (!there.ok) return there;
  const now = trackOf(held, there.value);
  switch (edit.does) {
    case "set":
      return ok([drawnAnew(there.value, boxSet(now, edit.at, edit.place))]);
    case "remove":
      return edited(
        there.value,
        boxRemoved(now, edit.at),
        `Sighting ${id} has no drawn box at ${edit.at} µs that another one of its span could stand for; name another, or withdraw the sighting.`,
      );
    case "bring":
      return edited(
        there.value,
        broughtTo(now, edit.from, edit.to),
        `Sighting ${id} does not show anybody at ${edit.from} µs; name an instant at which it does.`,
      );
    case "leave":
      return edited(
        there.value,
        leaving(now, edit.at),
        `Sighting ${id} shows nobody at ${edit.at} µs who is still seen after it; name another instant.`,
      );
  }
}

/** Two people were taken for one: from `at` on it is another sighting, of this id. */
export function sightingSplit(
  held: Informed,
  id: string,
  { at, other }: { readonly at: number; readonly other: string },
): Result<Change[]> {
  const there = standing(held, id);
  if (!there.ok) return there;
  const { item, subject, attributes } = there.value;
  const film = held.item.get(item);
  const frames = film?.kind === "video" ? (held.seen.of(film.sha256)?.ptsUs ?? []) : [];
  const place = firstFrom(frames, at);
  const before = frames[place - 1];
  const parts =
    before === undefined || frames[place] !== at ? null : splitAt(trackOf(held, there.value), before, at);
  if (!parts)
    return whyNotSo(
      `Sighting ${id} cannot be parted at ${at} µs: name a frame at or after which it shows somebody, and before which it does.`,
    );
  const [early, late] = parts;
  const payload = { item, subject, attributes, spans: [...late.spans], track: boxesOf(late) };
  return ok([drawnAnew(there.value, early), { verb: "sighting.mark", subject: other, payload }]);
}

/** One person was marked twice: the other sighting is withdrawn, and this one shows both. */
export function sightingsJoined(held: Informed, id: string, other: string): Result<Change[]> {
  const one = standing(held, id);
  if (!one.ok) return one;
  const two = standing(held, other);
  if (!two.ok) return two;
  if (one.value.item !== two.value.item || one.value.subject !== two.value.subject)
    return whyNotSo(
      `Sightings ${id} and ${other} are not of one subject in one item; state a fact that they are the same person.`,
    );
  const whole = joined(trackOf(held, one.value), trackOf(held, two.value));
  if (!whole)
    return whyNotSo(`Sightings ${id} and ${other} are both seen in one frame: that is not one person.`);
  const attributes = [...new Set([...one.value.attributes, ...two.value.attributes])];
  return ok([
    drawnAnew({ ...one.value, attributes }, whole),
    { verb: "sighting.withdraw", subject: other, payload: {} },
  ]);
}

type Row = HeldRow<"sighting">;

function standing(held: Informed, id: string): Result<Row> {
  const row = held.sighting.get(id);
  if (!row) return refuse("no-such-sighting", `No sighting has the id ${id}; mark it first.`);
  return row.withdrawn
    ? refuse("sighting-withdrawn", `Sighting ${id} was withdrawn; correct it first.`)
    : ok(row);
}

const trackOf = (held: Informed, { id, spans }: Row): Track => ({ spans, track: held.tracks.of(id) ?? [] });

const boxesOf = ({ track }: Track) => (track.length === 0 ? null : [...track]);

const drawnAnew = ({ id, item, subject, attributes }: Row, track: Track): Change => ({
  verb: "sighting.correct",
  subject: id,
  payload: { item, subject, attributes, spans: [...track.spans], track: boxesOf(track) },
});

const edited = (row: Row, track: Track | null, why: string): Result<Change[]> =>
  track ? ok([drawnAnew(row, track)]) : whyNotSo(why);

const whyNotSo = (why: string): Refused => refuse("track-not-so", why);
