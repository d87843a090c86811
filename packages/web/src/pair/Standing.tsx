// How a pair stands: what a member answered, or that nobody has.
import { t } from "@lingui/core/macro";
import type { Pair } from "@sightline/domain";
import { Badge, type Look } from "../kit/Badge.tsx";

const looks = (): Readonly<Record<NonNullable<Pair["decision"]>["answer"], Look>> => ({
  "same-recording": { word: t`Same recording`, icon: "check", tone: "good" },
  "same-place": { word: t`Same place`, icon: "place", tone: "good" },
  "shared-part": { word: t`Shared part`, icon: "parts", tone: "good" },
  different: { word: t`Different`, icon: "cross", tone: "bad" },
  compilation: { word: t`Compilation`, icon: "parts", tone: "care" },
  "cannot-say": { word: t`Cannot say`, icon: "question", tone: "care" },
});
const undecidedMark = (): Look => ({ word: t`Undecided`, icon: "dash", tone: "none" });
const oneFootageMark = (): Look => ({ word: t`One footage`, icon: "copies", tone: "good" });

const setAsideMark = (): Look => ({ word: t`Set aside`, icon: "parts", tone: "none" });

type Props = { readonly pair: Pick<Pair, "decision" | "oneFootage" | "setAside"> };

export function Standing({ pair: { decision, oneFootage, setAside } }: Props) {
  if (decision === null)
    return <Badge look={oneFootage ? oneFootageMark() : setAside ? setAsideMark() : undecidedMark()} />;
  const look = looks()[decision.answer];
  return (
    <Badge look={decision.evidenceChanged ? { ...look, word: t`${look.word}, on other evidence` } : look} />
  );
}
