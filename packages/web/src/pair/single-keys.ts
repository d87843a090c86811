// Whether letters alone are keys here: they can be turned off, for those whose voice or hand presses them by accident (WCAG 2.1.4).
import { useState } from "react";

const KEY = "sightline.single-keys";

export function useSingleKeys() {
  const [on, setOn] = useState(() => localStorage.getItem(KEY) !== "off");
  const toggle = () => {
    if (on) localStorage.setItem(KEY, "off");
    else localStorage.removeItem(KEY);
    setOn(!on);
  };
  return { on, toggle };
}
