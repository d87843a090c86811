// What the values of filters are called.
import type { Stage, Tile } from "@sightline/domain";

export { verdictWord } from "./Verdict.tsx";

export const stageWord = (stage: Stage): string => stage.charAt(0).toUpperCase() + stage.slice(1);

const KINDS: Readonly<Record<Tile["kind"], string>> = {
  photo: "Photos",
  video: "Videos",
  other: "Other files",
};
export const kindsWord = (kind: Tile["kind"]): string => KINDS[kind];
