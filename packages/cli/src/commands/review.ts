// `sightline review`: giving one's own verdict on an item, and taking it back.
import { findItem, ok, refuse, type ReviewRow } from "@sightline/domain";
import type { Global } from "../global.ts";
import { withMember } from "../with-investigation.ts";
import { writeChange, type Options } from "./write-change.ts";

type Given = Omit<Options, "reason"> & {
  readonly item: string;
  readonly verdict: ReviewRow["verdict"];
  readonly reason: string;
};

/** The reason is the verdict's own. */
export const giveReview = ({ reason, ...options }: Given, global: Global): Promise<void> =>
  writeChange(
    (held) => {
      const item = findItem(held, options.item);
      const payload = { verdict: options.verdict, reason };
      return item.ok ? ok({ verb: "item.review", subject: item.value.id, payload }) : item;
    },
    options,
    global,
  );

export const withdrawReview = (options: Options & { item: string }, global: Global): Promise<void> =>
  withMember(global, options, ({ by }) =>
    writeChange(
      (held) => {
        const item = findItem(held, options.item);
        if (!item.ok) return item;
        const { id, name } = item.value;
        const own = (held.reviewsOf.get(id) ?? []).filter((review) => review.by === by).at(-1);
        return own
          ? ok({ verb: "review.withdraw", subject: id, payload: { review: own.id } })
          : refuse("no-such-review", `${by} has not reviewed ${name}; there is nothing to take back.`);
      },
      options,
      global,
    ),
  );
