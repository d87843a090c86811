// An item's verdict as a badge.
import type { Tile } from "@sightline/domain";
import { Badge, type Look } from "../kit/Badge.tsx";

const LOOK: Readonly<Record<Tile["verdict"], Look>> = {
  verified: { word: "Verified", icon: "check", tone: "good" },
  inconclusive: { word: "Inconclusive", icon: "question", tone: "care" },
  false: { word: "False", icon: "cross", tone: "bad" },
  none: { word: "No verdict", icon: "dash", tone: "none" },
};

export const verdictWord = (verdict: Tile["verdict"]): string => LOOK[verdict].word;

export const Verdict = ({ verdict }: { verdict: Tile["verdict"] }) => <Badge look={LOOK[verdict]} />;
