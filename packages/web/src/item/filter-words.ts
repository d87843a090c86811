// What the values of filters are called.
import { t } from "@lingui/core/macro";
import type { Stage, Tile } from "@sightline/domain";

export { verdictWord } from "./Verdict.tsx";

export const stageWord = (stage: Stage): string => stage.charAt(0).toUpperCase() + stage.slice(1);

const kinds = (): Readonly<Record<Tile["kind"], string>> => ({
  photo: t`Photos`,
  video: t`Videos`,
  other: t`Other files`,
});
export const kindsWord = (kind: Tile["kind"]): string => kinds()[kind];
