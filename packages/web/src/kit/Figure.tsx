// A number that the eye should find first.
import { figure } from "../desk/words.ts";

type Props = { readonly n: number; readonly sign?: string; readonly small?: boolean };

export const Figure = ({ n, sign = "", small = false }: Props) => (
  <span className={`heading figures ${small ? "text-title" : "text-figure"}`}>
    {sign}
    {figure(n)}
  </span>
);
