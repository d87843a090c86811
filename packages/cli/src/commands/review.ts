// `sightline review`: taking back one's own review of an item.
import { findItem, ok, refuse } from "@sightline/domain";
import type { Global } from "../global.ts";
import { withMember } from "../with-investigation.ts";
import { writeChange, type Options } from "./write-change.ts";

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
