// `sightline sighting`: marking somebody in an item, saying it anew, and taking it back.
import { randomUUID } from "node:crypto";
import { findItem, ok, refuse, type Held } from "@sightline/domain";
import type { Global } from "../global.ts";
import { changeOf, writeChange, type Options } from "./write-change.ts";

/** Instants in µs of the item's own time; a box is `[at, left, top, width, height]` in shares of the frame. */
export type Shown = {
  readonly at?: number;
  readonly span?: readonly (readonly [number, number])[];
  readonly box?: readonly (readonly number[])[];
  readonly attribute?: readonly string[];
};
type Marking = Options & Shown & { readonly item: string; readonly subject: string };

export const markSighting = (id: string | undefined, options: Marking, global: Global): Promise<void> =>
  writeChange(
    (held) => {
      const item = findItem(held, options.item);
      if (!item.ok) return item;
      const { subject, attribute = [] } = options;
      const track = boxesIn(options);
      const spans = spansIn(options) ?? spanOf(track) ?? (item.value.kind === "photo" ? [[0, 0]] : null);
      if (!spans)
        return refuse(
          "span-needed",
          `${item.value.name} is a video: say when the person is seen, with --at, --span or --box.`,
        );
      const payload = { item: item.value.id, subject, attributes: attribute, spans, track: track ?? null };
      return changeOf("sighting.mark", id ?? randomUUID(), payload);
    },
    options,
    global,
  );

export const describeSighting = (
  subject: string,
  { attribute, ...options }: Options & { readonly attribute: readonly string[] },
  global: Global,
): Promise<void> =>
  writeChange(
    { verb: "sighting.describe", subject, payload: { attributes: [...attribute] } },
    options,
    global,
  );

/** What is left out stays as it is. */
export const correctSighting = (
  id: string,
  options: Options & Shown & { readonly subject?: string },
  global: Global,
): Promise<void> =>
  writeChange(
    (held) => {
      const there = sightingIn(held, id);
      if (!there.ok) return there;
      const { item, subject, attributes, spans } = there.value;
      const track = boxesIn(options);
      const payload = {
        item,
        subject: options.subject ?? subject,
        attributes: options.attribute ?? attributes,
        spans: spansIn(options) ?? spans,
        ...(track && { track }),
      };
      return changeOf("sighting.correct", id, payload);
    },
    options,
    global,
  );

export const withdrawSighting = (subject: string, options: Options, global: Global): Promise<void> =>
  writeChange({ verb: "sighting.withdraw", subject, payload: {} }, options, global);

function sightingIn(held: Held, id: string) {
  const there = held.sighting.get(id);
  return there ? ok(there) : refuse("no-such-sighting", `No sighting has the id ${id}; mark it first.`);
}

type Span = readonly [number, number];

const spansIn = ({ at, span }: Shown): readonly Span[] | undefined =>
  at === undefined ? span?.toSorted(([a], [b]) => a - b) : [[at, at]];

const boxesIn = ({ box }: Shown): readonly (readonly number[])[] | undefined =>
  box?.toSorted(([a = 0], [b = 0]) => a - b);

/** From the first box to the last. */
function spanOf(track: ReturnType<typeof boxesIn>): readonly Span[] | null {
  const [from, to] = [track?.[0]?.[0], track?.at(-1)?.[0]];
  return from === undefined || to === undefined ? null : [[from, to]];
}
