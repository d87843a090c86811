// Says below the page that what it shows has changed: nothing moves until somebody asks for it.
import { t } from "@lingui/core/macro";
import { Plural, Trans } from "@lingui/react/macro";
import { Button } from "./Button.tsx";

type Props = {
  /** So many changes; nothing is said of none. */
  readonly changes: number;
  readonly onShow: () => void;
  /** Something else stands at the foot of the page. */
  readonly raised?: boolean;
};

export const Newer = ({ changes, onShow, raised = false }: Props) => (
  <output
    className={`pointer-events-none fixed inset-x-0 z-20 flex justify-center px-5 ${raised ? "bottom-28" : "bottom-5"}`}
  >
    {changes > 0 && (
      <span className="panel pointer-events-auto flex items-center gap-4 py-2 pl-4 pr-2 shadow-xl shadow-night/20">
        <Trans>
          <Plural value={changes} one="# change" other="# changes" /> since this was fetched
        </Trans>
        <Button onClick={onShow}>{t`Show`}</Button>
      </span>
    )}
  </output>
);
