// Told to whoever counts a frame of an item blind: why nobody is marked in it for them, and where they count.
import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import type { ItemShown } from "../check/item-shown.ts";
import { useInvestigation } from "../kit/investigation.ts";
import { Notice } from "../kit/Notice.tsx";

export function Withheld({ item: { tile, blinds } }: { item: ItemShown }) {
  const investigation = useInvestigation();
  const own = blinds.find(({ mine, stage }) => mine && stage === "taken");
  return (
    <div className="mb-4">
      <Notice tone="care">
        <p>
          {t`You count a frame of this item, or of a copy of it, blind. What others marked and counted here is not shown to you until your count is in.`}
        </p>
        {own && (
          <p className="mt-2">
            <Link
              to="/i/$investigation/items/$item/blind/$blind"
              params={{ investigation, item: tile.id, blind: own.id }}
              className="button"
            >
              {t`Go on counting`}
            </Link>
          </p>
        )}
      </Notice>
    </div>
  );
}
