// What the parts of a provenance are called on screen.
import { t } from "@lingui/core/macro";

export const provenanceLabels = () =>
  ({
    url: t`Address`,
    account: t`Account`,
    posted: t`Posted`,
    foundBy: t`Found by`,
    credit: t`Credit`,
    rights: t`Rights`,
    note: t`Note`,
    closed: t`Closed source: not everybody may know where it came from`,
  }) as const;

export const provenanceHints = () => ({
  posted: t`As precise as you know: 2031, 2031-04, 2031-04-09 or 2031-04-09T10:00:00Z`,
});
