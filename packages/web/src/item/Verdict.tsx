// An item's verdict as a badge.
import { t } from "@lingui/core/macro";
import type { Tile } from "@sightline/domain";
import { Badge, type Look } from "../kit/Badge.tsx";

const looks = (): Readonly<Record<Tile["verdict"], Look>> => ({
  verified: { word: t`Verified`, icon: "check", tone: "good" },
  inconclusive: { word: t`Inconclusive`, icon: "question", tone: "care" },
  false: { word: t`False`, icon: "cross", tone: "bad" },
  none: { word: t`No verdict`, icon: "dash", tone: "none" },
});

export const verdictWord = (verdict: Tile["verdict"]): string => looks()[verdict].word;

/** Inside a sentence: `ann says verified`. */
export const verdictSaid = (verdict: Tile["verdict"]): string =>
  ({ verified: t`verified`, inconclusive: t`inconclusive`, false: t`false`, none: t`no verdict` })[verdict];

export const Verdict = ({ verdict }: { verdict: Tile["verdict"] }) => <Badge look={looks()[verdict]} />;
