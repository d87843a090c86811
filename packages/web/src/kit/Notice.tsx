// Something to know before going on: a sentence under a sign, and what can be done about it.
import type { ReactNode } from "react";
import { isWaiting } from "../act/why.ts";
import { Icon, type IconName } from "./Icon.tsx";

type Props = {
  /** `bad` is said at once to those who listen. */
  readonly tone: "bad" | "care";
  readonly icon?: IconName;
  /** Without a ground of its own, in a line with what it is about. */
  readonly plain?: boolean;
  readonly children: ReactNode;
  /** Below the sentence: the way on. */
  readonly action?: ReactNode;
};

const GROUND = { bad: "rounded bg-bad-soft p-3", care: "rounded bg-care-soft p-3" };
const INK = { bad: "text-bad", care: "text-care" };

export function Notice({ tone: asked, icon = "alert", plain = false, children, action }: Props) {
  // What only waits for the desk is no refusal, wherever it is told in the place of one.
  const tone = typeof children === "string" && isWaiting(children) ? "care" : asked;
  return (
    <div role={tone === "bad" ? "alert" : undefined} className={plain ? INK[tone] : GROUND[tone]}>
      <div className="flex items-start gap-2">
        <span className={`mt-[0.2em] ${INK[tone]}`}>
          <Icon name={icon} size={17} />
        </span>
        <div className="min-w-0 break-words">{children}</div>
      </div>
      {action && <div className="mt-2">{action}</div>}
    </div>
  );
}
