// `sightline headcount`: how many people are visible in one frame, stated, corrected, reviewed and taken back.
import { randomUUID } from "node:crypto";
import { refuse } from "@sightline/domain";
import type { Global } from "../global.ts";
import { frameNamed } from "./frame-named.ts";
import { changeOf, writeChange, type Options } from "./write-change.ts";

/** `atMost` false: nobody says how many at most. */
type Counted = Options & {
  readonly at?: number;
  readonly subject?: string;
  readonly atLeast?: number;
  readonly atMost?: number | false;
};
type Stating = Counted & { readonly item: string };

export const stateHeadcount = (id: string | undefined, options: Stating, global: Global): Promise<void> =>
  writeChange(
    (held) => {
      const frame = frameNamed(held, options);
      if (!frame.ok) return frame;
      const { subject, atLeast, atMost = false } = options;
      const payload = { ...frame.value, subject, atLeast, atMost: upTo(atMost) };
      return changeOf("headcount.state", id ?? randomUUID(), payload);
    },
    options,
    global,
  );

/** What is left out stays as it is. */
export const correctHeadcount = (id: string, options: Counted, global: Global): Promise<void> =>
  writeChange(
    (held) => {
      const there = held.headcount.get(id);
      if (!there) return refuse("no-such-headcount", `No headcount has the id ${id}; state it first.`);
      return changeOf("headcount.correct", id, {
        item: there.item,
        at: options.at ?? there.atUs,
        subject: options.subject ?? there.subject,
        atLeast: options.atLeast ?? there.atLeast,
        atMost: options.atMost === undefined ? there.atMost : upTo(options.atMost),
      });
    },
    options,
    global,
  );

const upTo = (atMost: number | false): number | null => (atMost === false ? null : atMost);

export const reviewHeadcount = (subject: string, options: Options, global: Global): Promise<void> =>
  writeChange({ verb: "headcount.review", subject, payload: {} }, options, global);

export const withdrawHeadcount = (
  subject: string,
  options: Options & { review?: boolean },
  global: Global,
): Promise<void> => {
  const only = options.review === true ? "review" : "headcount";
  return writeChange({ verb: "headcount.withdraw", subject, payload: { only } }, options, global);
};
