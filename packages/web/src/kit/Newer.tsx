// Says below the page that what it shows has changed: nothing moves until somebody asks for it.
import { counted } from "../desk/words.ts";
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
        {counted(changes, "change")} since this was fetched
        <Button onClick={onShow}>Show</Button>
      </span>
    )}
  </output>
);
