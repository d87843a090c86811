// How a pair stands: what a member answered, or that nobody has.
import type { Pair } from "@sightline/domain";
import { Badge, type Look } from "../kit/Badge.tsx";

const LOOK: Readonly<Record<NonNullable<Pair["decision"]>["answer"], Look>> = {
  "same-recording": { word: "Same recording", icon: "check", tone: "good" },
  "same-place": { word: "Same place", icon: "place", tone: "good" },
  "shared-part": { word: "Shared part", icon: "parts", tone: "good" },
  different: { word: "Different", icon: "cross", tone: "bad" },
  compilation: { word: "Compilation", icon: "parts", tone: "care" },
  "cannot-say": { word: "Cannot say", icon: "question", tone: "care" },
};
const OPEN: Look = { word: "Undecided", icon: "dash", tone: "none" };
const TOGETHER: Look = { word: "One footage", icon: "copies", tone: "good" };

const ASIDE: Look = { word: "Set aside", icon: "parts", tone: "none" };

type Props = { readonly pair: Pick<Pair, "decision" | "oneFootage" | "setAside"> };

export const Standing = ({ pair: { decision, oneFootage, setAside } }: Props) => (
  <Badge look={decision ? LOOK[decision.answer] : oneFootage ? TOGETHER : setAside ? ASIDE : OPEN}>
    {decision?.evidenceChanged && ", on other evidence"}
  </Badge>
);
