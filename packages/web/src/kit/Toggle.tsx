// A button that is on or off.
import type { ComponentProps } from "react";
import { Button } from "./Button.tsx";

type Props = ComponentProps<typeof Button> & { readonly on: boolean; readonly onToggle: () => void };

export const Toggle = ({ on, onToggle, ...rest }: Props) => (
  <Button {...rest} aria-pressed={on} onClick={onToggle} />
);
