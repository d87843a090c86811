// Says below the page that what it shows has changed: nothing moves until somebody asks for it.
import { counted } from "../desk/words.ts";
import { Button } from "./Button.tsx";

type Props = {
  /** So many changes; nothing is said of none. */
  readonly changes: number;
  readonly onShow: () => void;
};

export const Newer = ({ changes, onShow }: Props) => (
  <output className="fixed inset-x-0 bottom-5 z-20 flex justify-center px-5">
    {changes > 0 && (
      <span className="panel flex items-center gap-4 py-2 pl-4 pr-2 shadow-xl shadow-night/20">
        {counted(changes, "change")} since this was fetched
        <Button onClick={onShow}>Show</Button>
      </span>
    )}
  </output>
);
