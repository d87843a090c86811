// A line that opens and closes what is below it.
import { t } from "@lingui/core/macro";
import { Button } from "./Button.tsx";

type Props = {
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly text: string;
};

export const Disclose = ({ open, onOpen, text, ...marks }: Props) => (
  <Button
    {...marks}
    look="link"
    icon={open ? "down" : "right"}
    aria-expanded={open}
    onClick={() => onOpen(!open)}
    className="mt-2 inline-flex items-center gap-1 text-left font-medium"
  >
    {open ? t`Hide` : t`Show`} {text}
  </Button>
);
