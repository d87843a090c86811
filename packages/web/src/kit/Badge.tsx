// How something stands, as a word and a shape, never colour alone.
import { Icon, type IconName } from "./Icon.tsx";

const TONES = {
  good: "bg-good-soft text-good",
  care: "bg-care-soft text-care",
  bad: "bg-bad-soft text-bad",
  none: "bg-sunk text-dim",
};
export type Look = { readonly word: string; readonly icon: IconName; readonly tone: keyof typeof TONES };

export const Badge = ({ look: { word, icon, tone } }: { look: Look }) => (
  <span
    className={`inline-flex items-center gap-1 whitespace-nowrap rounded px-1.5 text-small font-semibold ${TONES[tone]}`}
  >
    <Icon name={icon} size={14} /> {word}
  </span>
);
