// A date as the desk writes it, and as machines read it.
import { dateOf } from "../desk/words.ts";

export const Time = ({ at }: { at: string }) => (
  <time dateTime={at} className="figures">
    {dateOf(at)}
  </time>
);
