// How a pair stands: what a member answered, or that nobody has; a word and a shape, never colour alone.
import type { Pair } from "@sightline/domain";
import { Icon, type IconName } from "../desk/Icon.tsx";

type Look = { readonly word: string; readonly icon: IconName; readonly tone: string };

const LOOK: Readonly<Record<NonNullable<Pair["decision"]>["answer"], Look>> = {
  "same-recording": { word: "Same recording", icon: "check", tone: "bg-good-soft text-good" },
  different: { word: "Different", icon: "cross", tone: "bg-bad-soft text-bad" },
  compilation: { word: "Compilation", icon: "parts", tone: "bg-care-soft text-care" },
  "cannot-say": { word: "Cannot say", icon: "question", tone: "bg-care-soft text-care" },
};
const OPEN: Look = { word: "Undecided", icon: "dash", tone: "bg-sunk text-dim" };
const TOGETHER: Look = { word: "One footage", icon: "copies", tone: "bg-good-soft text-good" };

export function Standing({
  pair: { decision, oneFootage },
}: {
  pair: Pick<Pair, "decision" | "oneFootage">;
}) {
  const { word, icon, tone } = decision ? LOOK[decision.answer] : oneFootage ? TOGETHER : OPEN;
  return (
    <span
      className={`inline-flex items-center gap-1 whitespace-nowrap rounded px-1.5 py-0.5 text-[0.8rem] font-semibold ${tone}`}
    >
      <Icon name={icon} size={14} /> {word}
      {decision?.evidenceChanged && ", on other evidence"}
    </span>
  );
}
