// An item's verdict as a badge: a word and a shape, never colour alone.
import type { Tile } from "@sightline/domain";
import { Icon, type IconName } from "../desk/Icon.tsx";

const LOOK: Readonly<Record<Tile["verdict"], { word: string; icon: IconName; tone: string }>> = {
  verified: { word: "Verified", icon: "check", tone: "bg-good-soft text-good" },
  inconclusive: { word: "Inconclusive", icon: "question", tone: "bg-care-soft text-care" },
  false: { word: "False", icon: "cross", tone: "bg-bad-soft text-bad" },
  none: { word: "No verdict", icon: "dash", tone: "bg-sunk text-dim" },
};

export const verdictWord = (verdict: Tile["verdict"]): string => LOOK[verdict].word;

export function Verdict({ verdict }: { verdict: Tile["verdict"] }) {
  const { word, icon, tone } = LOOK[verdict];
  return (
    <span
      className={`inline-flex items-center gap-1 whitespace-nowrap rounded px-1.5 py-0.5 text-[0.8rem] font-semibold ${tone}`}
    >
      <Icon name={icon} size={14} /> {word}
    </span>
  );
}
